import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, SelectField, TextField, typedState, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { correctFigure } from '../../commands/imports/correct-figure.ts';
import { isPeriod, periodName, periodsFrom } from '../../domain/periods.ts';
import { authorise } from '../../permissions.ts';
import { placeWords } from '../../domain/place-words.ts';
import { changesOf, correctableSeries, waitingPeriods, type CorrectableSeries, type ShownChange } from '../../queries/imports/correctable-series.ts';
import { savedAt } from '../saved.ts';
import { figureWords } from './figure-words.ts';

/** One figure of a series, to be put right by hand, and all that was ever put right. Only shown figures stand here. */
export async function showCorrections(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const { series, changes, waiting } = await ctx.read(async (tx) => {
    const found = await correctableSeries(tx, ctx.params['id'] ?? '');
    authorise(ctx, 'load figures', found.organisationId);
    return { series: found, changes: await changesOf(tx, found.id), waiting: await waitingPeriods(tx, found.id) };
  });
  return page({
    title: `Correct a figure: ${series.measure}`, isInError: state.errors.length > 0, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: series.measure, href: `/quality/measures/${series.measureCode}` }, { text: series.unit, href: `/quality/series/${series.id}` }],
    content: (
      <>
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Correct a figure<span class="nhsuk-caption-l nhsuk-caption--bottom">{series.measure}: {placeWords(series)}</span></h1>
        {waiting.length > 0 && <InsetText><p>{series.unit}, {waiting.map((period) => periodName(period, series.grain)).join(', ')}: what came waits. Beside the figures that are shown it would tell of too few people. It is shown when it can be with others, and the earlier figures stand until then.</p></InsetText>}
        {series.isWorkedOut ? <InsetText><p>These figures are worked out of others, so nobody gives them by hand. Correct what they come from.</p></InsetText> : <CorrectionForm ctx={ctx} series={series} state={state} />}
        <History series={series} changes={changes} />
      </>
    ),
  });
}

function CorrectionForm({ ctx, series, state }: { ctx: RequestContext; series: CorrectableSeries; state: FormState }) {
  const { grain, numerators, denominators, tooFew } = series;
  const periods = periodsFrom(series.firstPeriod, grain, numerators.length + 1);
  const shown = (at: number) => (at < numerators.length ? figureWords({ numerator: numerators[at] ?? null, denominator: denominators[at] ?? null, tooFew: tooFew[at] === true }) : 'no figure yet');
  return (
    <div class="nhsuk-u-reading-width">
      <p>What was there before stays in the history below, with your name and your reason.</p>
      <Form action={`/quality/series/${series.id}/corrections`} csrfToken={ctx.csrf()} state={state}>
        <SelectField name="period" label={{ text: 'Period', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...periods.map((period, at) => ({ value: period, text: `${periodName(period, grain)}: ${shown(at)}` })).toReversed()]} />
        <TextField name="numerator" label={{ text: 'The number on top', size: 's' }} hint={series.numeratorWords} inputmode="decimal" classes="nhsuk-input--width-10" />
        {series.denominatorWords !== null && <TextField name="denominator" label={{ text: 'The number below', size: 's' }} hint={series.denominatorWords} inputmode="decimal" classes="nhsuk-input--width-10" />}
        {series.peopleIn === 'separate' && <TextField name="people" label={{ text: 'People behind this figure', size: 's' }} hint="How many people it is about, so that a few of them do not show" inputmode="numeric" classes="nhsuk-input--width-10" />}
        <TextField name="reason" label={{ text: 'Why the figure changes', size: 's' }} />
        <Button text="Put this figure in its place" />
      </Form>
    </div>
  );
}

function History({ series: { grain }, changes }: { series: CorrectableSeries; changes: readonly ShownChange[] }) {
  return (
    <DataTable
      caption="What was changed" captionSize="m" rows={changes} emptyText="No figure was ever changed."
      columns={[
        { key: 'period', head: 'Period', cell: ({ period }) => periodName(period, grain) },
        { key: 'before', head: 'Before', cell: ({ old }) => figureWords(old) },
        { key: 'now', head: 'Then', cell: ({ now }) => figureWords(now) },
        { key: 'why', head: 'Why', cell: ({ reason }) => reason },
        { key: 'who', head: 'When and by whom', cell: ({ changedAt, by }) => `${formatLondonDate(changedAt)}${by === '' ? '' : `, ${by}`}` },
      ]}
    />
  );
}

const schema = z.object({
  period: z.string().refine(isPeriod, 'Choose a period'),
  numerator: z.string().trim().min(1, 'Give the number on top').max(30),
  denominator: z.string().trim().max(30).default(''),
  people: z.string().trim().max(30).default(''),
  reason: z.string().trim().min(3, 'Say why the figure changes').max(300, 'Use at most 300 letters'),
});

export async function correct(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showCorrections(ctx, parsed.state);
  const seriesId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => correctFigure(tx, ctx, { seriesId, ...parsed.value }));
    return savedAt(`/quality/series/${seriesId}/corrections`, 'figure-corrected');
  }, (errors) => showCorrections(ctx, { ...typedState(schema, ctx.body), errors }));
}
