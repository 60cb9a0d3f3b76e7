import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { sql } from 'kysely';
import { DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, RadiosField, SelectField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { startSnapshot } from '../../commands/start-snapshot.ts';
import { minutesOf } from '../../domain/minutes.ts';
import { sentences } from '../../permissions.ts';
import { matrixUnit } from '../../queries/matrix.ts';
import { templatesFor } from '../../queries/snapshots.ts';
import { savedAt } from '../saved.ts';
import { take, type Shown } from '../sent.ts';
import { crumbs, home, routeWords, unitCrumb } from '../words.ts';
import { snapshotHref } from './addresses.ts';

const routes = ['online', 'paper', 'phone', 'in person'] as const;
const schema = z.object({ templateId: z.uuid('Choose the questions'), asOf: dateAnswer({ missing: 'Enter the day it tells about', name: 'The day' }), route: z.enum(routes, 'Choose how the answers came') });

/** The beginning of a snapshot at a unit: which questions, which day it tells about, and how the answers come in. */
export async function showStart(ctx: RequestContext, shown?: Shown): Promise<Reply> {
  const { unit, templates } = await ctx.read(async (tx) => {
    const found = await matrixUnit(tx, ctx.params['unit'] ?? '');
    return { unit: found, templates: (await templatesFor(tx, [found.organisationId])).filter(({ level }) => level === found.level).toSorted((one, other) => Number(other.kind === 'where-we-are') - Number(one.kind === 'where-we-are')) };
  });
  const state: FormState = shown?.state ?? formState({ ...dateValues('asOf', londonDay(ctx.now)), route: 'online', templateId: templates.find(({ kind }) => kind === 'where-we-are')?.id ?? '' });
  return page({
    title: `Begin a snapshot: ${unit.name}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, unitCrumb(unit)),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{unit.name}</span> Begin a snapshot</h1>
        <p>Do it together if you can. Each step is saved, and you can go on later on another device. Prefer paper? Print the questions, and type the answers in later.</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{templates.map(({ code, title, content }) => <li><a href={`/inquiry/questions/${code}/print`}>Print: {title}</a> (about {Math.round(minutesOf(content))} minutes)</li>)}</ul>
        {templates.length === 0 ? <p>There are no questions for this level yet.</p> : (
          <Form action={`/inquiry/units/${unit.code}/snapshots`} csrfToken={ctx.csrf()} state={state}>
            <RadiosField name="templateId" legend="Which questions?" items={templates.map(({ id, title, content }) => ({ value: id, text: title, hint: `${content.about} ${content.label}.` }))} />
            <DateField name="asOf" legend="Which day do the answers tell about?" hint="The true day. A late start is no fault: it is shown with its own year." />
            <SelectField name="route" label="How do the answers come in?" items={routes.map((value) => ({ value, text: routeWords[value] ?? value }))} />
            <Button text="Begin" />
          </Form>
        )}
      </div>
    ),
  });
}

export const takeStart = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  schema,
  act: async (value) => {
    const { id } = await ctx.write(async (tx) => startSnapshot(tx, ctx, { ...value, unitId: (await matrixUnit(tx, ctx.params['unit'] ?? '')).id }));
    return savedAt(snapshotHref({ id }), 'snapshot-begun');
  },
  again: (shown) => showStart(ctx, shown),
});

/** The viewer's own places: where they may fill in. */
export async function ownPlaces(ctx: RequestContext): Promise<{ code: string; name: string; organisation: string }[]> {
  const own = organisationsWhere(sentences, ctx.viewer, 'fill in a snapshot');
  if (own.length === 0) return [];
  const { rows } = await ctx.read((tx) => sql<{ code: string; name: string; organisation: string }>`select u.code, u.name, o.name as organisation from directory.unit u join directory.organisation o on o.id = u.organisation_id
    where u.organisation_id = any (${own}::uuid[]) and u.level <> 'individual' and u.closed_on is null and not o.policy_text_only order by o.name, u.level = 'team', u.name limit 300`.execute(tx));
  return rows;
}
