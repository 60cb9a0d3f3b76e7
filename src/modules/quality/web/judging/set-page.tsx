import type { JSX } from 'preact';
import { may } from '#platform/access';
import { Forbidden } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { expectedWords, judgingWords, type JudgingKind } from '../../domain/judging/judging-forms.ts';
import { FEWEST_FOR_LIMITS } from '../../domain/judge.ts';
import { unitAfter } from '../../domain/measure.ts';
import { periodName, periodsFrom } from '../../domain/periods.ts';
import { sentences } from '../../permissions.ts';
import { seriesPage, type SeriesPage } from '../../queries/series-page.ts';
import { crumbsOf } from './judging-page.tsx';

/** How far ahead targets may be planned. */
const PERIODS_AHEAD = 60;

/** The form that sets one thing about how a series is judged. */
export async function showSetting(ctx: RequestContext, kind: JudgingKind, { state = emptyForm, advice }: { state?: FormState; advice?: Advice } = {}): Promise<Reply> {
  const series = await ctx.read((tx) => seriesPage(tx, ctx.params['id'] ?? ''));
  if (!may(sentences, ctx.viewer, 'set how figures are judged', series.organisationId)) throw new Forbidden();
  const { act, about } = judgingWords[kind];
  return page({
    title: act, isInError: state.errors.length > 0, currentSection: '/co-evaluation', breadcrumbs: [...crumbsOf(series), { text: 'How these figures are judged', href: `/quality/series/${series.id}/judging` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{act}<span class="nhsuk-caption-l nhsuk-caption--bottom">{series.measure.name}, {series.unit}</span></h1>
        <p>{about}</p>
        <Form action={`/quality/series/${series.id}/judging/${kind}`} csrfToken={ctx.csrf()} state={state}>
          {fieldsOf[kind](series)}
          <Button text="Keep this" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

const reason = <TextareaField name="reason" label={{ text: 'Why', size: 's' }} maxlength={300} />;

function Period({ series, name, label, ahead = 0 }: { series: SeriesPage; name: string; label: string; ahead?: number }): JSX.Element {
  const { grain } = series.measure;
  const periods = periodsFrom(series.firstPeriod, grain, series.numerators.length + ahead);
  return <SelectField name={name} label={{ text: label, size: 's' }} items={[{ value: '', text: 'Choose one' }, ...periods.map((period) => ({ value: period, text: periodName(period, grain) }))]} />;
}

const Figure = ({ series, name, label }: { series: SeriesPage; name: string; label: string }): JSX.Element => {
  const after = unitAfter(series.measure).trim();
  return <TextField name={name} label={{ text: label, size: 's' }} width={5} inputmode="decimal" {...(after === '' ? {} : { hint: `In ${after === '%' ? 'percent' : `figures ${after}`}` })} />;
};

const fieldsOf: Readonly<Record<JudgingKind, (series: SeriesPage) => JSX.Element>> = {
  baseline: (series) => (
    <>
      <Period series={series} name="from" label="From which period" />
      <TextField name="points" label={{ text: 'How many figures the limits come from', size: 's' }} hint={`${FEWEST_FOR_LIMITS} or more. Left empty, all figures from there on count, and the limits move with each new one.`} width={3} inputmode="numeric" />
      {reason}
    </>
  ),
  target: (series) => <><Figure series={series} name="value" label="Target" /><Period series={series} name="from" label="From which period" ahead={PERIODS_AHEAD} />{reason}</>,
  trajectory: (series) => (
    <>
      <Period series={series} name="from" label="From which period" ahead={PERIODS_AHEAD} /><Figure series={series} name="fromValue" label="Figure at the start" />
      <Period series={series} name="to" label="To which period" ahead={PERIODS_AHEAD} /><Figure series={series} name="toValue" label="Figure at the end" />{reason}
    </>
  ),
  annotation: (series) => (
    <>
      <Period series={series} name="period" label="When" />
      <TextareaField name="words" label={{ text: 'What happened', size: 's' }} maxlength={300} />
      <RadiosField name="expected" legend={{ text: 'What did you expect?', size: 's' }} items={[...Object.entries(expectedWords).map(([value, text]) => ({ value, text })), { value: '', text: 'Nobody expected anything' }]} />
    </>
  ),
  exclusion: (series) => <><Period series={series} name="from" label="From" /><Period series={series} name="to" label="To, this period included" />{reason}</>,
};
