import { formatDay } from '#platform/clock';
import { listPage, page, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { Form, formState, SelectField } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { RESPONSE_DAYS } from '../../domain/responses/due.ts';
import { meaningsInWords } from '../../domain/responses/signal-words.ts';
import { periodName } from '../../domain/periods.ts';
import { taskLines, unitsWithTasks, type TaskLine, type TaskState } from '../../queries/responses/tasks.ts';
import { dashboardTrail } from '../trail.ts';

const states = [['waiting', 'Waiting for an answer'], ['overdue', 'Late'], ['answered', 'Answered']] as const satisfies readonly [TaskState, string][];

/** Every real change that waits for an answer or has one, in the viewer's organisations. */
export async function showResponses(ctx: RequestContext): Promise<Reply> {
  const { state, who, unit } = { state: ctx.query['state'], who: ctx.query['who'], unit: ctx.query['unit'] };
  const chosen = states.find(([code]) => code === state)?.[0];
  const asked = { state: chosen ?? '', who: who === 'me' ? 'me' : '', unit: isId(unit) ? unit : '' };
  const { list, units } = await ctx.read(async (tx) => ({
    list: await listPage(ctx, (at) => taskLines(tx, { state: chosen, ownerId: who === 'me' ? (ctx.viewer.personId ?? undefined) : undefined, unitId: isId(unit) ? unit : undefined, page: at }, ctx.now)), units: await unitsWithTasks(tx),
  }));
  return page({
    title: 'Answers to changes in the figures', breadcrumbs: dashboardTrail(), currentSection: '/co-evaluation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Answers to changes in the figures</h1>
        <p class="nhsuk-u-reading-width">When a chart shows a change that is more than chance, somebody says what we think, what we decide and what we do. They have {RESPONSE_DAYS} days. Only your organisation sees this list; the answers stand beside the chart.</p>
        <Form method="get" action="/quality/responses" state={formState(asked)}>
          <SelectField name="state" label="Which" items={[{ value: '', text: 'All' }, ...states.map(([value, text]) => ({ value, text }))]} />
          <SelectField name="who" label="Whose" items={[{ value: '', text: 'Everybody’s' }, { value: 'me', text: 'Mine' }]} />
          <SelectField name="unit" label="Where" items={[{ value: '', text: 'Everywhere' }, ...units.map(({ id, name }) => ({ value: id, text: name }))]} />
          <Button text="Show" variant="secondary" />
        </Form>
        <TaskTable tasks={list.lines} />
        <PagesOf list={list} home={`/quality/responses?${new URLSearchParams(asked)}`} what="changes" />
      </>
    ),
  });
}

const TaskTable = ({ tasks }: { tasks: readonly TaskLine[] }) => (
  <DataTable
    caption="Changes" captionSize="m" rows={tasks} emptyText="There is none."
    columns={[
      { key: 'what', head: 'What changed', cell: ({ id, measure, unit }) => <a href={`/quality/responses/${id}`}>{measure}: {unit}</a> },
      { key: 'when', head: 'Shown since', cell: ({ meanings, period, grain }) => `${periodName(period, grain)}. ${meaningsInWords(meanings)}` },
      { key: 'who', head: 'Who is asked', cell: ownerWords },
      { key: 'state', head: 'Answer', cell: stateOf },
    ]}
  />
);

/** The role, and the person where one is known: only their own organisation reads this. */
export const ownerWords = ({ ownerRole, ownerName }: TaskLine): string => (ownerName ? `${ownerRole} (${ownerName})` : ownerRole);

export const stateOf = ({ answeredAt, isOverdue, dueOn }: TaskLine) =>
  answeredAt ? <Tag colour="blue" text="Answered" /> : <>{isOverdue ? <Tag colour="orange" text="Late" /> : <Tag colour="yellow" text="Waiting" />} Due on {formatDay(dueOn)}</>;
