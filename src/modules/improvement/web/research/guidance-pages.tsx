import { formatDay, londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { mayLearning } from '../../learning-permissions.ts';
import { measureChoices } from '../../queries/pathways/pathways.ts';
import { guidanceLines, statusByService } from '../../queries/research/research.ts';
import { professionNames } from '../pathways/fields.ts';
import { Facts, Register } from '../registers/facts.tsx';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { guidanceFields, statusFields } from './fields.ts';

export const guidanceHome = '/improvement/guidance-register';
const statusWords = (status: string | null): string => (status === null ? 'Has not said yet' : `${status[0]?.toUpperCase()}${status.slice(1)}`);

/** New guidance: for whom it matters, what is missing, who answers for it (requirement O57). */
export async function showGuidanceRegister(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places, measures } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => guidanceLines(tx, { page })), places: await placesFor(tx, ctx, 'share learning'), measures: await measureChoices(tx) }));
  const today = londonDay(ctx.now);
  return shell({
    title: 'Guidance register', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">Here stands new advice on care, for whom it matters, and how far each service uses it.</p>
        <Register caption="Guidance" home={guidanceHome} lines={list.lines} emptyText="No guidance is in the register yet." columns={[
          { key: 'professions', head: 'For', cell: ({ professions }) => professionNames(professions) },
          { key: 'owner', head: 'Who answers for it', cell: ({ ownerRole }) => ownerRole },
          { key: 'review', head: 'Looked at again', cell: ({ reviewOn }) => <>{formatDay(reviewOn)}{reviewOn < today && <> <Tag colour="orange" text="Late" /></>}</> },
        ]} />
        <PagesOf list={list} home={guidanceHome} what="guidance" />
        {places.length > 0 && <FoldedForm summary="Add guidance" form="new" action={guidanceHome} fields={guidanceFields(places, measures)} button="Add" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

export async function showGuidanceItem(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, services } = await ctx.read(async (tx) => ({ line: isId(id) ? (await guidanceLines(tx, { id }))[0] : undefined, services: isId(id) ? await statusByService(tx, id) : [] }));
  if (!line) throw new NotFound('We cannot find that guidance.');
  return shell({
    title: line.title, under: [{ text: 'Guidance register', href: guidanceHome }], open,
    children: (
      <>
        <Facts isExample={line.isExample} rows={[
          ['What it says', line.about], ['For which professions', professionNames(line.professions)], ['What we do not do yet', line.gap], ['What we do about it', line.action], ['Who answers for it', line.ownerRole],
          ['Published', formatDay(line.publishedOn)], ['Looked at again', `${formatDay(line.reviewOn)}${line.reviewOn < londonDay(ctx.now) ? ', which is late' : ''}`], ['Where to find it', line.source], ['Where', line.organisation],
        ]} />
        <p>{line.measureCode ? <>This measure shows it: <a href={`/quality/measures/${line.measureCode}`}>{line.measureName}</a>.</> : 'No measure is linked yet.'}</p>
        <DataTable caption="How far each service uses it" captionSize="m" rows={services} emptyText="There is no team here yet." columns={[
          { key: 'unit', head: 'Service', cell: ({ unit }) => unit },
          { key: 'status', head: 'How far', cell: ({ status }) => statusWords(status) },
          { key: 'note', head: 'How we know', cell: ({ note, saidAt }) => (note === null || saidAt === null ? '–' : <><span data-quoted>{note}</span> ({formatDay(londonDay(saidAt))})</>) },
        ]} />
        {mayLearning(ctx.viewer, 'share learning', line.organisationId) && <FoldedForm summary="Say how far a service uses it" form="status" action={`${guidanceHome}/${id}/status`} fields={statusFields(services.map(({ unitId, unit }) => ({ value: unitId, text: unit })))} button="Save" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}
