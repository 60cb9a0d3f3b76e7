import { z } from 'zod';
import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, FileField, Form, FormErrorSummary, formState, parseForm, SelectField, type FormState } from '#ui/forms';
import { Button, Details, SummaryList, Tag } from '#ui/nhsuk';
import { loadOutcomes } from '../../commands/outcomes/keep-outcomes.ts';
import { fullName } from '../../domain/outcomes/instruments.ts';
import { periodAt } from '../../domain/periods.ts';
import { quarterName, quarterOf } from '../../domain/reviews/review.ts';
import { sentences } from '../../permissions.ts';
import { outcomeMeasure, outcomeQuarters, type OutcomeMeasure } from '../../queries/outcomes/outcomes.ts';
import { savedAt } from '../saved.ts';
import { dashboardTrail } from '../trail.ts';
import { OutcomeChart, QuarterTable } from './quarters.tsx';

const hrefOf = (ctx: RequestContext): string => `/quality/outcomes/${ctx.params['id'] ?? ''}`;

/** An instrument in use: each quarter, how many were measured twice, how many are better, and the mean change. */
export async function showOutcomeMeasure(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const { measure, quarters } = await ctx.read(async (tx) => {
    const found = await outcomeMeasure(tx, ctx.params['id'] ?? '');
    return { measure: found, quarters: await outcomeQuarters(tx, found.id) };
  });
  const { instrument, unit, organisation } = measure;
  return page({
    title: `${fullName(instrument)}: ${unit}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: dashboardTrail({ text: 'What care does for people', href: '/quality/outcomes' }),
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{fullName(instrument)}<span class="nhsuk-caption-l nhsuk-caption--bottom">{unit}{organisation === unit ? '' : `, ${organisation}`}</span></h1>
        {measure.isExample && <p><Tag colour="yellow" text="Example" /> These figures are made up.</p>}
        <About measure={measure} />
        {quarters.length === 0 ? <p>No quarter has been told yet.</p> : <OutcomeChart measure={measure} quarters={quarters} />}
        {quarters.map((quarter) => <QuarterTable measure={measure} quarter={quarter} />)}
        {may(sentences, ctx.viewer, 'keep outcome measures', measure.organisationId) && <LoadForm ctx={ctx} measure={measure} state={state} />}
      </>
    ),
  });
}

function About({ measure: { instrument, whom, leaveHeld, smallestChange, changeSource } }: { measure: OutcomeMeasure }) {
  const isGoals = instrument.kind === 'goals';
  const rows = [
    ['Who is measured', <span data-quoted>{whom}</span>],
    ['What it is about', <>{instrument.about} <a href={`/quality/instruments/${instrument.code}`}>How it is scored, and its licence</a></>],
    [isGoals ? 'When a goal is reached' : 'When a person counts as better', isGoals ? <>The result is as agreed, or above</> : smallestChange === null ? <>Nobody has said from which change on, so it is not counted</> : <>{instrument.better === 'higher' ? 'The score rose' : 'The score fell'} by {smallestChange} or more. <span data-quoted>{changeSource}</span></>],
    ...(leaveHeld === '' ? [] : [['Leave to use it', <span data-quoted>{leaveHeld}</span>] as const]),
    ['Read with care', <>Those who were not measured twice may have fared otherwise. People who come differ from quarter to quarter, so a difference between teams or quarters need not come from the care.</>],
    ['What is not held', <>No score, name, number or note of any person. A file is added up and thrown away.</>],
  ] as const;
  return <SummaryList rows={rows.map(([key, words]) => ({ key: { text: key }, value: { html: words } }))} />;
}

function LoadForm({ ctx, measure: { id, instrument, groups }, state }: { ctx: RequestContext; measure: OutcomeMeasure; state: FormState }) {
  const quarters = [1, 2, 3, 4].map((back) => periodAt(quarterOf(londonDay(ctx.now)), 'quarter', -back));
  const [group, of] = groups.length === 0 ? ['', ''] : ['group,', `${groups[0] ?? ''},`];
  const lines = instrument.kind === 'goals' ? `${group}result\n${of}1\n${of}-1\n${of}` : `${group}first,last\n${of}4,7\n${of}3,`;
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m">Load scores from a file</h2>
      <p>One line for each person whose care ended in the quarter, with nothing that says who it is. The file is added up and not kept. A quarter is told once, so check it first.</p>
      <Form action={`/quality/outcomes/${id}/figures`} csrfToken={ctx.csrf()} isMultipart state={state}>
        <SelectField name="fileQuarter" label={{ text: 'Quarter', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...quarters.map((value) => ({ value, text: quarterName(value) }))]} />
        <FileField name="file" label={{ text: 'File', size: 's' }} hint="A table saved as CSV" />
        <Button text="Add up these scores" variant="secondary" />
      </Form>
      <Details summary="What the file looks like">
        <p>{instrument.kind === 'goals' ? 'The result of each person’s goal. Leave it empty where there is none.' : 'The first and the last score of each person. Leave the last one empty where there is none.'}</p>
        <pre class="allied-code" tabIndex={0}><code>{lines}</code></pre>
        <p>If your records add up themselves, send counts and sums: people, pairs, better, changes (the sum of last less first) and squares (the sum of these, each times itself).</p>
      </Details>
    </div>
  );
}

const fileSchema = z.object({ fileQuarter: z.iso.date('Choose the quarter') });

export async function takeScores(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(fileSchema, ctx.body);
  if (!parsed.ok) return showOutcomeMeasure(ctx, parsed.state);
  const file = ctx.files.find(({ field }) => field === 'file');
  const values = { fileQuarter: parsed.value.fileQuarter };
  if (!file || file.bytes.length === 0) return showOutcomeMeasure(ctx, formState(values, [{ path: ['file'], message: 'Choose a file' }]));
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => loadOutcomes(tx, ctx, { measureId: ctx.params['id'] ?? '', quarter: parsed.value.fileQuarter, bytes: file.bytes }));
    return savedAt(hrefOf(ctx), 'outcomes-loaded');
  }, (errors) => showOutcomeMeasure(ctx, { values, errors: errors.map(({ name, text }) => ({ name: name === 'quarter' ? 'fileQuarter' : name, text })) }));
}
