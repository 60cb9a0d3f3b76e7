import type { JSX } from 'preact';
import { writeCsv } from '#platform/csv';
import { NotFound } from '#platform/errors';
import { file, page, type Reply, type RequestContext } from '#platform/http';
import { Form, formState, SelectField } from '#ui/forms';
import { Button, Details, InsetText, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { needsBeside } from '../../domain/balance/lacks-beside.ts';
import { chanceWords } from '../../domain/compare/compare-periods.ts';
import { chooseStretches } from '../../domain/compare/choose-stretches.ts';
import { comparedNumber } from '../../domain/compare/compared-words.ts';
import { unitAfter } from '../../domain/measure.ts';
import { periodName, periodsFrom } from '../../domain/periods.ts';
import { noSumWords } from '../../domain/variation/sum-periods.ts';
import { comparedLines, type ComparedLine, type Stretches } from '../../queries/compare/figures-of-series.ts';
import { seriesPage, type SeriesAlone } from '../../queries/series-page.ts';
import { BesideLines } from '../balance/beside.tsx';
import { Definition } from '../definition.tsx';
import { crumbsOf } from '../judging/judging-page.tsx';

interface Compared {
  series: SeriesAlone;
  stretches: Stretches | null;
  lines: readonly ComparedLine[];
}

async function compared(ctx: RequestContext): Promise<Compared> {
  return ctx.read(async (tx) => {
    const series = await seriesPage(tx, ctx.params['id'] ?? '');
    const stretches = chooseStretches({ firstPeriod: series.firstPeriod, count: series.numerators.length, grain: series.measure.grain }, ctx.query);
    return { series, stretches, lines: stretches ? await comparedLines(tx, series, stretches) : [] };
  });
}

/** Two stretches of time side by side, with what chance allows to be said. */
export async function showComparison(ctx: RequestContext): Promise<Reply> {
  const { series, stretches, lines } = await compared(ctx);
  return page({
    title: `Two stretches of time: ${series.measure.name}`, currentSection: '/co-evaluation', breadcrumbs: crumbsOf(series),
    content: (
      <>
        <h1 class="nhsuk-heading-l">Two stretches of time<span class="nhsuk-caption-l nhsuk-caption--bottom">{series.measure.name}, {series.unit}</span></h1>
        {series.isExample && <p><Tag colour="yellow" text="Example" /> These figures are made up.</p>}
        {stretches ? <Both series={series} stretches={stretches} lines={lines} /> : <p>There are too few periods to compare. Two are needed.</p>}
        <BesideLines measure={series.measure} beside={series.beside} />
        <h2 class="nhsuk-heading-m">What is counted</h2>
        <Definition measure={series.measure} />
      </>
    ),
  });
}

function Both({ series, stretches, lines }: { series: SeriesAlone; stretches: Stretches; lines: readonly ComparedLine[] }): JSX.Element {
  const { measure } = series;
  const after = unitAfter(measure);
  const own = lines.find(({ id }) => id === series.id);
  const name = ({ from, to }: { from: string; to: string }) => (from === to ? periodName(from, measure.grain) : `${periodName(from, measure.grain)} to ${periodName(to, measure.grain)}`);
  return (
    <>
      <div class="nhsuk-u-reading-width">
        {own && <p>{sentenceOf(own, after, measure.unit === 'percent')}</p>}
        <InsetText><p>Two figures are no trend, and a difference does not say what brought it. Figures also swing from month to month. <a href={`/quality/series/${series.id}#chart`}>Look at the chart</a> before you conclude anything.</p></InsetText>
        <Details summary="Choose other periods"><Choose series={series} stretches={stretches} /></Details>
      </div>
      <DataTable
        caption="Before and after" captionSize="m" rows={lines} emptyText="No figures that you may see."
        columns={[
          { key: 'who', head: 'Who', cell: ({ words }) => words },
          { key: 'before', head: name(stretches.before), isNumeric: true, cell: (line) => figure('before', line, after) },
          { key: 'after', head: name(stretches.after), isNumeric: true, cell: (line) => figure('after', line, after) },
          { key: 'difference', head: 'Difference', isNumeric: true, cell: ({ difference }) => (difference ? interval(difference, measure.unit === 'percent') : '–') },
          { key: 'chance', head: 'What may be said', cell: ({ difference }) => (difference ? chanceWords(difference) : 'Not compared') },
        ]}
      />
      <p><a href={`/quality/series/${series.id}/compare.csv?${new URLSearchParams({ from: stretches.before.from, to: stretches.before.to, from2: stretches.after.from, to2: stretches.after.to }).toString()}`}>Download this comparison (CSV)</a></p>
    </>
  );
}

function figure(value: 'before' | 'after', line: ComparedLine, unit: string): string {
  return line.difference === null ? noSumWords(line[value]) : `${comparedNumber(line.difference[value], line.difference)}${unit}`;
}

/** A difference of percentages is in points: 5 points from 50% are 55%, not 52.5%. */
function interval(found: NonNullable<ComparedLine['difference']>, isPercent: boolean): string {
  const { difference, lower, upper } = found;
  const words = `${comparedNumber(difference, found)}${isPercent ? ' points' : ''}`;
  return lower === null || upper === null ? words : `${words} (${comparedNumber(lower, found)} to ${comparedNumber(upper, found)})`;
}

function sentenceOf({ before, after: later, difference }: ComparedLine, unit: string, isPercent: boolean): string {
  if (!difference) return `${noSumWords(before.numerator === null ? before : later)}, so there is nothing to compare.`;
  return `From ${comparedNumber(difference.before, difference)}${unit} to ${comparedNumber(difference.after, difference)}${unit}: a difference of ${interval(difference, isPercent)}${difference.lower === null ? '' : ' with 95% confidence'}. ${chanceWords(difference)}`;
}

function Choose({ series, stretches: { before, after } }: { series: SeriesAlone; stretches: Stretches }): JSX.Element {
  const items = periodsFrom(series.firstPeriod, series.measure.grain, series.numerators.length).map((period) => ({ value: period, text: periodName(period, series.measure.grain) }));
  return (
    <Form method="get" action={`/quality/series/${series.id}/compare`} state={formState({ from: before.from, to: before.to, from2: after.from, to2: after.to })}>
      <SelectField name="from" label="First stretch, from" items={items} /><SelectField name="to" label="First stretch, to" items={items} />
      <SelectField name="from2" label="Second stretch, from" items={items} /><SelectField name="to2" label="Second stretch, to" items={items} />
      <Button variant="secondary" text="Compare these" />
    </Form>
  );
}

const HEAD = ['who', 'before_from', 'before_to', 'after_from', 'after_to', 'before_numerator', 'before_denominator', 'before', 'after_numerator', 'after_denominator', 'after', 'difference', 'lower_95', 'upper_95', 'method', 'what_may_be_said', 'beside'];

/** The comparison in full precision. */
export async function comparisonCsv(ctx: RequestContext): Promise<Reply> {
  const { series, stretches, lines } = await compared(ctx);
  if (!stretches) throw new NotFound('There are too few periods to compare.');
  const rows = lines.map(({ words, before, after, difference }) => [
    words, stretches.before.from, stretches.before.to, stretches.after.from, stretches.after.to, before.numerator ?? noSumWords(before), before.denominator, difference?.before ?? null,
    after.numerator ?? noSumWords(after), after.denominator, difference?.after ?? null, difference?.difference ?? null, difference?.lower ?? null, difference?.upper ?? null, difference?.method ?? '', difference ? chanceWords(difference) : '',
    needsBeside(series.measure) ? `/quality/series/${series.id}#beside` : null,
  ]);
  return file(writeCsv(HEAD, rows), 'text/csv; charset=utf-8', `${series.measure.code}-${series.unitCode}-comparison.csv`);
}
