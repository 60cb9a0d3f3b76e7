import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { londonDay } from '#platform/clock';
import { listPage, page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, FileField, Form, FormErrorSummary, formState, parseForm, SelectField, TextField, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { loadWaits } from '../../commands/waits/load-waits.ts';
import { periodAt } from '../../domain/periods.ts';
import { tooFewWords } from '../../domain/publishing/policy.ts';
import { quarterName, quarterOf } from '../../domain/reviews/review.ts';
import { sentences } from '../../permissions.ts';
import { placeWords } from '../../domain/place-words.ts';
import { ownUnits } from '../../queries/experience/experience.ts';
import { waitLines } from '../../queries/waits/waits.ts';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';

const number = (value: number | null): string => value?.toLocaleString('en-GB') ?? tooFewWords;
const weeks = (value: number | null): string => (value === null ? tooFewWords : `${value} ${value === 1 ? 'week' : 'weeks'}`);

/** How long people waited on each pathway: the wait of half of them and of nine in ten, with how many they were. */
export async function showWaits(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'keep outcome measures');
  const { list, units } = await ctx.read(async (tx) => {
    const found: { value: string; text: string }[] = [];
    for (const organisationId of own) found.push(...(await ownUnits(tx, organisationId)).map(({ id, name }) => ({ value: id, text: name })));
    return { list: await listPage(ctx, (at) => waitLines(tx, { page: at })), units: found };
  });
  return page({
    title: 'How long people wait', isInError: state.errors.length > 0, breadcrumbs: dashboardTrail(), currentSection: '/co-evaluation',
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">How long people wait</h1>
        <p class="nhsuk-u-reading-width">From asking for help to the first time somebody helps. Half of the people waited no longer than the first number, and nine in ten no longer than the second.</p>
        <DataTable
          caption="Waits by pathway" captionSize="m" rows={list.lines} emptyText="No waits have come in yet."
          columns={[
            { key: 'pathway', head: 'Pathway', cell: ({ pathway, isExample }) => <><span data-quoted>{pathway}</span>{isExample && <> <Tag colour="yellow" text="Example" /></>}</> },
            { key: 'who', head: 'Who', cell: placeWords },
            { key: 'quarter', head: 'Quarter', cell: ({ quarter }) => quarterName(quarter) },
            { key: 'people', head: 'People', isNumeric: true, cell: ({ people }) => number(people) },
            { key: 'half', head: 'Half waited at most', isNumeric: true, cell: ({ half }) => weeks(half) },
            { key: 'ninety', head: 'Nine in ten waited at most', isNumeric: true, cell: ({ ninety }) => weeks(ninety) },
          ]}
        />
        <PagesOf list={list} home="/quality/waits" what="waits" />
        {own.length > 0 && <LoadForm ctx={ctx} units={units} state={state} />}
      </>
    ),
  });
}

function LoadForm({ ctx, units, state }: { ctx: RequestContext; units: readonly { value: string; text: string }[]; state: FormState }) {
  const quarters = [1, 2, 3, 4].map((back) => periodAt(quarterOf(londonDay(ctx.now)), 'quarter', -back));
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m">Load waits from a file</h2>
      <p>The file has the columns weeks and people: how many people waited so many whole weeks. It is not kept. A quarter is told once, so check it first.</p>
      <Form action="/quality/waits" csrfToken={ctx.csrf()} isMultipart state={state}>
        <SelectField name="unitId" label={{ text: 'Whose waits?', size: 's' }} items={[{ value: '', text: 'Choose a unit' }, ...units]} />
        <TextField name="pathway" label={{ text: 'Pathway', size: 's' }} hint="Such as foot care in villages" />
        <SelectField name="fileQuarter" label={{ text: 'Quarter', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...quarters.map((value) => ({ value, text: quarterName(value) }))]} />
        <FileField name="file" label={{ text: 'File', size: 's' }} hint="A table saved as CSV" />
        <Button text="Add up these waits" variant="secondary" />
      </Form>
    </div>
  );
}

const schema = z.object({ unitId: z.string().min(1, 'Choose whose waits they are'), pathway: wordsAnswer('Name the pathway', 'The pathway', { max: 120 }), fileQuarter: z.iso.date('Choose the quarter') });

export async function takeWaits(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showWaits(ctx, parsed.state);
  const { unitId, pathway, fileQuarter } = parsed.value;
  const file = ctx.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return showWaits(ctx, formState(parsed.value, [{ path: ['file'], message: 'Choose a file' }]));
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => loadWaits(tx, ctx, { unitId, pathway, quarter: fileQuarter, bytes: file.bytes }));
    return savedAt('/quality/waits', 'waits-loaded');
  }, (errors) => showWaits(ctx, { values: parsed.value, errors: errors.map(({ name, text }) => ({ name: name === 'quarter' ? 'fileQuarter' : name, text })) }));
}
