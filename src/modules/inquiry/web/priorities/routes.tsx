import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { get, listPage, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { directions } from '#modules/strategy';
import { DataTable, PagesOf } from '#ui/tables';
import { becomeObjective, markCelebrated, markImproved } from '../../commands/priorities/carry-out.ts';
import { dropPriority, goLive, planPriority } from '../../commands/priorities/choose-priority.ts';
import { examplePriorityId, exampleSnapshotId } from '../../data/demo-ids.ts';
import { matrixUnit } from '../../queries/matrix.ts';
import { priorityById, prioritiesOf } from '../../queries/priorities.ts';
import { savedAt, type savedWords } from '../saved.ts';
import { take } from '../sent.ts';
import { crumbs, home, unitCrumb } from '../words.ts';
import { showChoosing, takeChoosing } from './choose-page.tsx';
import { showPriority, type PriorityForm } from './priority-page.tsx';
import { stateWords } from './state-words.ts';

const may = 'choose priorities';
const example = { id: examplePriorityId };
const snapshot = { example: { id: exampleSnapshotId } };

const line = z.string().trim().max(300, 'Use 300 letters or less').default('');
const planSchema = z.object({
  revision: z.string().regex(/^\d{1,9}$/, 'Open the page again'), what: line, numerator: line, denominator: line, source: line, often: line, direction: z.union([z.literal(''), z.enum(directions)]).default(''), groups: line,
  celebrationPlan: z.string().trim().max(1000, 'Use 1,000 letters or less').default(''),
});
const objectiveSchema = z.object({ wording: z.string().trim().min(5, 'Write the objective').max(300, 'Use 300 letters or less'), ownerRole: z.string().trim().min(2, 'Say which role answers for it').max(120, 'Use 120 letters or less') });
const celebrationSchema = z.object({ celebratedWith: z.string().regex(/^(|(story|award|answer):[0-9a-f-]{36})$/, 'Choose one from the list').default('') });
const endingSchema = z.object({ reason: z.string().trim().min(3, 'Say why').max(600, 'Use 600 letters or less') });
const nothing = z.object({});

/** Priorities: choosing, planning, carrying out. */
export const priorityRoutes: readonly Route[] = [
  get('/inquiry/units/:unit/priorities', 'read where we are', showPriorities, { example: { unit: 'vale-podiatry' } }),
  get('/inquiry/snapshots/:id/priorities', may, (ctx) => showChoosing(ctx), snapshot),
  post('/inquiry/snapshots/:id/priorities', may, takeChoosing, snapshot),
  get('/inquiry/priorities/:id', 'read where we are', (ctx) => showPriority(ctx), { example }),
  step('plan', planSchema, 'priority-planned', (ctx, { revision, celebrationPlan, id, ...plan }) => ctx.write((tx) => planPriority(tx, ctx, { id, revision: Number(revision), plan, celebrationPlan }))),
  step('going-live', nothing, 'priority-live', (ctx, { id }) => ctx.write((tx) => goLive(tx, ctx, id))),
  step('objective', objectiveSchema, 'priority-objective', (ctx, value) => ctx.write((tx) => becomeObjective(tx, ctx, value))),
  step('improvement', nothing, 'priority-improved', (ctx, { id }) => ctx.write((tx) => markImproved(tx, ctx, id))),
  step('celebration', celebrationSchema, 'priority-celebrated', celebrate),
  step('ending', endingSchema, 'priority-dropped', (ctx, value) => ctx.write((tx) => dropPriority(tx, ctx, value))),
];

function step<S extends z.ZodType<object>>(form: PriorityForm, schema: S, saved: keyof typeof savedWords, act: (ctx: RequestContext, value: z.output<S> & { id: string }) => Promise<unknown>): Route {
  return post(`/inquiry/priorities/:id/${form}`, may, (ctx) => take(ctx, {
    schema,
    act: async (value) => {
      const id = ctx.params['id'] ?? '';
      await act(ctx, { ...value, id });
      return savedAt(`/inquiry/priorities/${id}`, saved);
    },
    again: (shown) => showPriority(ctx, { form, shown }),
  }), { example });
}

/** With what the rooms above hold of the priority's organisation. */
async function celebrate(ctx: RequestContext, value: { id: string; celebratedWith: string }): Promise<void> {
  const { organisationId } = await ctx.read((tx) => priorityById(tx, value.id));
  const things = await ctx.thingsOf(organisationId);
  await ctx.write((tx) => markCelebrated(tx, ctx, { ...value, things }));
}

async function showPriorities(ctx: RequestContext): Promise<Reply> {
  const { unit, list } = await ctx.read(async (tx) => {
    const found = await matrixUnit(tx, ctx.params['unit'] ?? '');
    return { unit: found, list: await listPage(ctx, (at) => prioritiesOf(tx, found.id, { page: at })) };
  });
  return page({
    title: `Priorities: ${unit.name}`, currentSection: '/co-evaluation', breadcrumbs: crumbs(home, unitCrumb(unit)),
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{unit.name}</span> Priorities</h1>
        <DataTable caption="What this place chose to work on" captionSize="m" rows={list.lines} emptyText="No priority that you may read is chosen yet. Priorities are chosen out of a snapshot that is signed off." columns={[
          { key: 'title', head: 'Priority', cell: ({ id, title }) => <a href={`/inquiry/priorities/${id}`}>{title}</a> },
          { key: 'state', head: 'State', cell: (each) => stateWords(each) },
          { key: 'basis', head: 'What stands behind it', cell: ({ basis }) => (basis.length === 0 ? 'Not yet based on what people told us' : basis.map(({ title }) => title).join('; ')) },
          { key: 'from', head: 'Snapshot', cell: ({ snapshotId, snapshotAsOf }) => <a href={`/inquiry/snapshots/${snapshotId}`}>{formatDay(snapshotAsOf)}</a> },
        ]} />
        <PagesOf list={list} home={`/inquiry/units/${unit.code}/priorities`} what="priorities" />
      </>
    ),
  });
}
