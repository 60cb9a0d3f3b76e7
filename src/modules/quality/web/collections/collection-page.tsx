import { z } from 'zod';
import { may } from '#platform/access';
import { formatDay, londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { endCollection, sayNotToCome } from '../../commands/collections/set-up.ts';
import { isPeriod, periodName } from '../../domain/periods.ts';
import { sentences } from '../../permissions.ts';
import { collectionById, type AskedFigure, type Collection, type CollectionItem } from '../../queries/collections/collections.ts';
import { savedAt } from '../saved.ts';
import { dueWords, standing } from './list-page.tsx';

interface Line extends AskedFigure {
  item: CollectionItem;
}

/** Which figures of which period are here, late, awaited or said not to come. */
export async function showCollection(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const found = await ctx.read((tx) => collectionById(tx, ctx.params['id'] ?? '', londonDay(ctx.now)));
  const lines = found.items.flatMap((item) => item.figures.map((figure): Line => ({ ...figure, item })));
  const open = lines.filter((line) => line.state === 'late' || line.state === 'awaited').toSorted((one, other) => (one.due < other.due ? -1 : 1));
  return page({
    title: found.name, isInError: state.errors.length > 0, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: 'Figures that are asked for', href: '/quality/collections' }],
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{found.name}<span class="nhsuk-caption-l nhsuk-caption--bottom">{found.organisation}, due {dueWords(found)}</span></h1>
        <p>{found.endedAt ? 'This collection has ended. Nobody is reminded of it.' : `Of the last periods: ${standing(found)}.`}</p>
        <DataTable
          caption="Not here yet" captionSize="m" rows={open} emptyText="Nothing is missing."
          columns={[
            { key: 'what', head: 'Figure', cell: ({ item }) => <><a href={`/quality/measures/${item.measureCode}`}>{item.measure}</a>, {item.unit}</> },
            { key: 'period', head: 'Period', cell: ({ period }) => periodName(period, found.grain) },
            { key: 'due', head: 'Due', cell: ({ due, state: stands }) => `${stands === 'late' ? 'Late: was due on' : 'Awaited: due on'} ${formatDay(due)}` },
          ]}
        />
        {open.length > 0 && !found.endedAt && <NotToComeForm ctx={ctx} found={found} open={open} state={state} />}
        <Settled found={found} lines={lines} />
        {!found.endedAt && may(sentences, ctx.viewer, 'set up collections', found.organisationId) && <Form action={`/quality/collections/${found.id}/ending`} csrfToken={ctx.csrf()}><Button variant="secondary" text="End this collection" /></Form>}
      </>
    ),
  });
}

function NotToComeForm({ ctx, found, open, state }: { ctx: RequestContext; found: Collection; open: readonly Line[]; state: FormState }) {
  return (
    <div class="nhsuk-u-reading-width">
      <p><a href="/quality/imports">Load the figures from a file</a>, or say which will not come.</p>
      <Form action={`/quality/collections/${found.id}/not-to-come`} csrfToken={ctx.csrf()} state={state}>
        <SelectField name="figure" label={{ text: 'This figure will not come', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...open.map(({ item, period }) => ({ value: [item.measureId, item.unitId, period].join(' '), text: `${item.measure}, ${item.unit}, ${periodName(period, found.grain)}` }))]} />
        <TextField name="reason" label={{ text: 'Why', size: 's' }} />
        <Button variant="secondary" text="Say that it will not come" />
      </Form>
    </div>
  );
}

function Settled({ found, lines }: { found: Collection; lines: readonly Line[] }) {
  const here = found.items.map((item) => ({ item, periods: item.figures.filter(({ state }) => state === 'here') }));
  return (
    <>
      <DataTable
        caption="Said not to come" captionSize="m" rows={lines.filter(({ state }) => state === 'not to come')} emptyText="Nobody has said so of any figure."
        columns={[
          { key: 'what', head: 'Figure', cell: ({ item }) => `${item.measure}, ${item.unit}` },
          { key: 'period', head: 'Period', cell: ({ period }) => periodName(period, found.grain) },
          { key: 'why', head: 'Why', cell: ({ reason }) => reason },
        ]}
      />
      <DataTable
        caption="Here" captionSize="m" rows={here} emptyText=""
        columns={[
          { key: 'what', head: 'Figure', cell: ({ item }) => `${item.measure}, ${item.unit}` },
          { key: 'periods', head: 'Periods', cell: ({ periods }) => (periods.length === 0 ? 'None yet' : periods.map(({ period }) => periodName(period, found.grain)).join(', ')) },
        ]}
      />
    </>
  );
}

const schema = z.object({
  figure: z.string().refine((words) => /^\S+ \S+ \d{4}-\d{2}-01$/.test(words) && isPeriod(words.slice(-10)), 'Choose a figure'),
  reason: z.string().trim().min(3, 'Say why it will not come').max(300, 'Use at most 300 letters'),
});

export async function notToCome(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showCollection(ctx, parsed.state);
  const [measureId = '', unitId = '', period = ''] = parsed.value.figure.split(' ');
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => sayNotToCome(tx, ctx, { id, measureId, unitId, period, reason: parsed.value.reason }));
    return savedAt(`/quality/collections/${id}`, 'figure-not-to-come');
  }, (errors) => showCollection(ctx, { ...typedState(schema, ctx.body), errors }));
}

export async function end(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => endCollection(tx, ctx, id));
  return savedAt(`/quality/collections/${id}`, 'collection-ended');
}
