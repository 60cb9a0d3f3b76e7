import { formatDay } from '#platform/clock';
import { pageAsked, pageOf, type Reply, type RequestContext } from '#platform/http';
import { Form } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { PAGE_SIZE } from '#platform/db';
import { mayLearning } from '../../learning-permissions.ts';
import { informaticsRoles, informaticsTotal, placesNamed, unitsToName, type InformaticsRoleLine } from '../../queries/informatics/informatics.ts';
import { professionNames } from '../pathways/fields.ts';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { roleFields } from './fields.ts';

export const informaticsHome = '/improvement/digital';

/** Digitally ready services: look at one's own skills, learn, and who works in clinical informatics (requirement S75). */
export async function showInformatics(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { lines, total, page, places, units, teams } = await ctx.read(async (tx) => {
    const own = await placesFor(tx, ctx, 'keep the informatics register');
    const total = await informaticsTotal(tx);
    const page = pageOf(pageAsked(ctx), total.all, PAGE_SIZE);
    return { lines: await informaticsRoles(tx, page), total, page, places: own, units: await unitsToName(tx, own.map(({ value }) => value)), teams: await placesNamed(tx, ctx.viewer.memberships.map(({ unitId }) => unitId)) };
  });
  return shell({
    title: 'Digital skills and roles', open,
    children: (
      <>
        <div class="nhsuk-u-reading-width">
          <h2 class="nhsuk-heading-m">Look at your own skills</h2>
          <p><a href="/inquiry/own">My digital skills</a>: only you see your answers. If you like, they join a count of eight people or more.</p>
          {teams.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{teams.map(({ code: unitCode, name: unitName }) => <li>{unitName}: <a href={`/inquiry/units/${unitCode}/spread`}>how people’s skills are spread<span class="nhsuk-u-visually-hidden"> in {unitName}</span></a>, <a href={`/inquiry/units/${unitCode}`}>how digital the service is<span class="nhsuk-u-visually-hidden">, {unitName}</span></a></li>)}</ul>}
          <h2 class="nhsuk-heading-m">Learn more</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">
            <li><a href="/library?words=digital">The library: reading on digital work</a></li>
            <li><a href="/strategies/nat/nodes/nat.f4">What the strategy says about digital work and data</a></li>
            <li><a href="/improvement/learning-log">What others learned</a></li>
          </ul>
          <h2 class="nhsuk-heading-m">Roles in clinical informatics</h2>
          <p>Clinical informatics means working with records and data to make care better. The list says roles, never names. Only people of the organisation can read it.</p>
          {total.now > 0 && <p>Today: {total.now} {total.now === 1 ? 'role' : 'roles'}, together {(total.sharePercent / 100).toFixed(2)} of a whole-time post.</p>}
        </div>
        <DataTable caption="Roles" captionSize="m" rows={lines} emptyText="No role is written down yet. A lead of your organisation can add one." columns={[
          { key: 'title', head: 'Role', cell: ({ title, isExample }) => <><span data-quoted>{title}</span>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
          { key: 'unit', head: 'Where', cell: ({ unit }) => unit }, { key: 'profession', head: 'Profession', cell: ({ profession }) => (profession ? professionNames([profession]) : 'Not said') },
          { key: 'share', head: 'Share of a whole-time post', isNumeric: true, cell: ({ sharePercent }) => (sharePercent / 100).toFixed(2) },
          { key: 'since', head: 'Since', cell: ({ sinceOn, endedOn }) => `${formatDay(sinceOn)}${endedOn ? `, until ${formatDay(endedOn)}` : ''}` },
          ...(places.length > 0 ? [{ key: 'end', head: 'Change', cell: (line: InformaticsRoleLine) => (line.endedOn === null && mayLearning(ctx.viewer, 'keep the informatics register', line.organisationId) ? <Form action={`${informaticsHome}/roles/${line.id}/ending`} csrfToken={ctx.csrf()}><Button variant="secondary" html={<>It ended<span class="nhsuk-u-visually-hidden">: {line.title}</span></>} /></Form> : null) }] : []),
        ]} />
        <PagesOf list={{ page, total: total.all, onAPage: PAGE_SIZE }} home={informaticsHome} what="roles" />
        {places.length > 0 && <FoldedForm summary="Add a role" form="new" action={`${informaticsHome}/roles`} fields={roleFields(places, units)} button="Add" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}
