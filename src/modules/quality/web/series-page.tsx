import { may } from '#platform/access';
import { formatLondonDate } from '#platform/clock';
import { writeCsv } from '#platform/csv';
import { file, page, type Reply, type RequestContext } from '#platform/http';
import { professions } from '#modules/directory';
import { ControlChart } from '#ui/charts';
import { SummaryList, Tag } from '#ui/nhsuk';
import { FEWEST_FOR_LIMITS, judge, targetAt, type Judgement } from '../domain/judge.ts';
import { inPlainPeriods, periodName } from '../domain/periods.ts';
import { sentences } from '../permissions.ts';
import { seriesPage, type SeriesPage } from '../queries/series-page.ts';
import { Definition } from './definition.tsx';
import { JudgementWords } from './judgement.tsx';
import { controlOf } from './series-chart.ts';

export async function showSeries(ctx: RequestContext): Promise<Reply> {
  const series = await ctx.read((tx) => seriesPage(tx, ctx.params['id'] ?? ''));
  const judgement = judge(series, series.measure);
  const { measure } = series;
  return page({
    title: `${measure.name}: ${series.unit}`, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: measure.name, href: `/quality/measures/${measure.code}` }],
    content: (
      <>
        <h1 class="nhsuk-heading-l">{measure.name}<span class="nhsuk-caption-l nhsuk-caption--bottom">{series.unit}, {series.organisation}</span></h1>
        {series.isExample && <p><Tag colour="yellow" text="Example" /> These figures are made up.</p>}
        <Judged series={series} judgement={judgement} />
        <h2 class="nhsuk-heading-m">What is counted</h2>
        <Definition measure={measure} />
        {may(sentences, ctx.viewer, 'load figures', series.organisationId) && <p><a href={`/quality/series/${series.id}/corrections`}>Correct a figure, and see what was corrected</a></p>}
      </>
    ),
  });
}

function Judged({ series, judgement }: { series: SeriesPage; judgement: Judgement }) {
  if (!judgement.ok) return <p>{judgement.text}</p>;
  return (
    <>
      <p class="nhsuk-u-reading-width">{inPlainPeriods(judgement.answer.sentence, series.measure.grain)}</p>
      <JudgementWords judgement={judgement} />
      <ControlChart frame={{ id: 'chart', title: `${series.measure.name}, ${series.unit}`, source: sourceOf(series), csvHref: `/quality/series/${series.id}/figures.csv` }} {...controlOf(series, judgement)} />
      <HowJudged series={series} judgement={judgement} />
    </>
  );
}

function HowJudged({ series, judgement: { answer, isRunChart } }: { series: SeriesPage; judgement: Extract<Judgement, { ok: true }> }) {
  const { grain, ruleSet } = series.measure;
  return (
    <SummaryList rows={[
      { key: { text: 'Chart' }, value: { text: isRunChart ? `Run chart, because there are fewer than ${FEWEST_FOR_LIMITS} figures. Limits come when there are more.` : 'Control chart: limits are the mean plus and minus 2.66 times the mean moving range.' } },
      { key: { text: 'Rules' }, value: { text: ruleSetWords[isRunChart ? 'anhoej' : ruleSet] } },
      { key: { text: 'Limits come from' }, value: { html: <Baselines series={series} /> } },
      { key: { text: 'Complete' }, value: { text: completeness(series, answer.missingPeriods.map((period) => periodName(String(period), grain))) } },
      ...(series.profession === '' ? [] : [{ key: { text: 'Profession' }, value: { text: professions.find(({ code }) => code === series.profession)?.title ?? series.profession } }]),
      { key: { text: 'Notes' }, value: { html: answer.notes.length === 0 ? <>None</> : <ul class="nhsuk-list">{answer.notes.map(({ text }) => <li>{text}</li>)}</ul> } },
    ]} />
  );
}

function Baselines({ series }: { series: SeriesPage }) {
  if (series.baselines.length === 0) return <>All figures. Nobody has fixed a baseline yet.</>;
  return <ul class="nhsuk-list">{series.baselines.map(({ from, points, reason }) => <li>{points === null ? 'Figures' : `${points} figures`} from {periodName(from, series.measure.grain)}: {reason}</li>)}</ul>;
}

function completeness({ numerators }: SeriesPage, missing: readonly string[]): string {
  const known = numerators.filter((value) => value !== null).length;
  return `${known} of ${numerators.length} periods have a figure.${missing.length === 0 ? '' : ` Missing: ${missing.join(', ')}.`}`;
}

const sourceOf = ({ measure, loadedAt, revision }: SeriesPage): string => `${measure.source}. Loaded ${formatLondonDate(loadedAt)}, version ${revision} of the figures.`;

const ruleSetWords = {
  'nhsr-0.2.2': 'A figure beyond a limit; seven on one side of the mean; seven rising or falling; two of three near a limit (as NHSRplotthedots 0.2.2)',
  'mdc-2023': 'A figure beyond a limit; seven on one side of the mean; seven rising or falling; two of three near or beyond a limit (Making Data Count, 2023)',
  'powerbi-spc': 'As the Power BI visual PowerBI-SPC 1.7.4',
  anhoej: 'The longest run on one side of the median, and how often it is crossed (Anhøj)',
} as const;

const HEAD = ['period', 'numerator', 'denominator', 'value', 'centre', 'lower_limit', 'upper_limit', 'target', 'rule', 'judgement'];

/** The figures with everything that was worked out of them, in full precision. */
export async function seriesCsv(ctx: RequestContext): Promise<Reply> {
  const series = await ctx.read((tx) => seriesPage(tx, ctx.params['id'] ?? ''));
  const judgement = judge(series, series.measure);
  const rows = judgement.ok ? judgement.answer.points.map((point, at) => [
    String(point.period), series.numerators[at] ?? null, series.denominators[at] ?? null, point.value, point.centre, point.lowerLimit, point.upperLimit, targetAt(series.targets, String(point.period)), point.rule ?? '', point.type,
  ]) : [];
  return file(writeCsv(HEAD, rows), 'text/csv; charset=utf-8', `${series.measure.code}-${series.unitCode}.csv`);
}
