import { may } from '#platform/access';
import { writeCsv } from '#platform/csv';
import { file, page, type Reply, type RequestContext } from '#platform/http';
import { professions } from '#modules/directory';
import { ControlChart } from '#ui/charts';
import { SummaryList, Tag } from '#ui/nhsuk';
import { needsBeside } from '../domain/balance/lacks-beside.ts';
import { judge, targetAt, type Judgement } from '../domain/judge.ts';
import { inPlainPeriods, periodName, periodsFrom } from '../domain/periods.ts';
import { tooFewWords } from '../domain/publishing/policy.ts';
import { placeWords } from '../domain/place-words.ts';
import { seriesPage, type SeriesAlone } from '../queries/series-page.ts';
import { videoAlarms } from '../queries/watch/video-watch.ts';
import { responsesOfSeries, type ResponseLine } from '../queries/responses/answers.ts';
import { sentences } from '../permissions.ts';
import { VideoWatch } from './watch.tsx';
import { BesideLines } from './balance/beside.tsx';
import { Definition } from './definition.tsx';
import { SeriesLinks } from './interrogate/series-links.tsx';
import { JudgementWords } from './judgement.tsx';
import { AudiencePart } from './publishing/audience-part.tsx';
import { partsWords } from './publishing/parts-words.ts';
import { AnswersToSeries } from './responses/of-series.tsx';
import { chartReason, settingRows } from './judging/judged-rows.tsx';
import { controlOf, frameOf } from './series-chart.ts';

export async function showSeries(ctx: RequestContext): Promise<Reply> {
  const { series, responses, alarms } = await ctx.read(async (tx) => {
    const found = await seriesPage(tx, ctx.params['id'] ?? '');
    return { series: found, responses: await responsesOfSeries(tx, found.id), alarms: found.measure.kind === 'digital' ? await videoAlarms(tx, { seriesId: found.id }) : [] };
  });
  const judgement = judge(series, series.measure);
  const { measure } = series;
  return page({
    title: `${measure.name}: ${series.unit}`, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: measure.name, href: `/quality/measures/${measure.code}` }],
    content: (
      <>
        <h1 class="nhsuk-heading-l">{measure.name}<span class="nhsuk-caption-l nhsuk-caption--bottom">{placeWords(series)}</span></h1>
        {series.isRolledUp && <p class="nhsuk-u-reading-width">{partsWords(series, measure.grain)}</p>}
        {series.isExample && <p><Tag colour="yellow" text="Example" /> These figures are made up.</p>}
        <VideoWatch alarms={alarms} />
        <Judged series={series} judgement={judgement} responses={responses} />
        <BesideLines measure={measure} beside={series.beside} />
        <SeriesLinks series={series} mayJudge={may(sentences, ctx.viewer, 'set how figures are judged', series.organisationId)} />
        <h2 class="nhsuk-heading-m">What is counted</h2>
        <Definition measure={measure} />
        <AudiencePart ctx={ctx} series={series} />
        {may(sentences, ctx.viewer, 'load figures', series.organisationId) && <p><a href={`/quality/series/${series.id}/corrections`}>Correct a figure, and see what was corrected</a></p>}
      </>
    ),
  });
}

function Judged({ series, judgement, responses }: { series: SeriesAlone; judgement: Judgement; responses: readonly ResponseLine[] }) {
  if (!judgement.ok) return <><p>{judgement.text}</p><p>{completeness(series)}</p></>;
  return (
    <>
      <p class="nhsuk-u-reading-width">{inPlainPeriods(judgement.answer.sentence, series.measure.grain)}</p>
      <JudgementWords judgement={judgement} />
      <ControlChart frame={frameOf(series)} {...controlOf(withAnswers(series, responses), judgement)} />
      <AnswersToSeries responses={responses} grain={series.measure.grain} />
      <HowJudged series={series} judgement={judgement} />
    </>
  );
}

/** The chart marks where an answer was given. */
const withAnswers = (series: SeriesAlone, responses: readonly ResponseLine[]): SeriesAlone => ({
  ...series, annotations: [...series.annotations, ...responses.map(({ period, decide }) => ({ period, words: `Answered: ${decide}`, expected: null, address: null }))].toSorted((a, b) => a.period.localeCompare(b.period)),
});

function HowJudged({ series, judgement }: { series: SeriesAlone; judgement: Extract<Judgement, { ok: true }> }) {
  const { answer, isRunChart } = judgement;
  const { ruleSet } = series.measure;
  // Which periods have no figure, and why, is said under "Complete".
  const notes = answer.notes.filter(({ code }) => code !== 'missing-values');
  return (
    <SummaryList rows={[
      { key: { text: 'Chart' }, value: { text: chartReason(judgement, series) } },
      { key: { text: 'Rules' }, value: { text: ruleSetWords[isRunChart ? 'anhoej' : ruleSet] } },
      { key: { text: 'Limits come from' }, value: { html: <Baselines series={series} /> } },
      ...settingRows(series, judgement),
      { key: { text: 'Complete' }, value: { text: completeness(series) } },
      ...(series.profession === '' ? [] : [{ key: { text: 'Profession' }, value: { text: professions.find(({ code }) => code === series.profession)?.title ?? series.profession } }]),
      { key: { text: 'Notes' }, value: { html: notes.length === 0 ? <>None</> : <ul class="nhsuk-list">{notes.map(({ text }) => <li>{text}</li>)}</ul> } },
    ]} />
  );
}

function Baselines({ series }: { series: SeriesAlone }) {
  if (series.baselines.length === 0) return <>All figures. Nobody has fixed a baseline yet.</>;
  return <ul class="nhsuk-list">{series.baselines.map(({ from, points, reason }) => <li>{points === null ? 'Figures' : `${points} figures`} from {periodName(from, series.measure.grain)}: {reason}</li>)}</ul>;
}

/** A hidden figure is there: it is never called missing. */
function completeness({ firstPeriod, numerators, tooFew, measure: { grain } }: SeriesAlone): string {
  const periods = periodsFrom(firstPeriod, grain, numerators.length);
  const named = (at: number[]): string => at.map((each) => periodName(periods[each] ?? '', grain)).join(', ');
  const without = [...numerators.keys()].filter((at) => numerators[at] === null);
  const [hidden, missing] = [without.filter((at) => tooFew[at] === true), without.filter((at) => tooFew[at] !== true)];
  return `${numerators.length - missing.length} of ${numerators.length} ${numerators.length === 1 ? 'period has' : 'periods have'} a figure.${missing.length === 0 ? '' : ` Missing: ${named(missing)}.`}${hidden.length === 0 ? '' : ` ${tooFewWords}: ${named(hidden)}.`}`;
}

const ruleSetWords = {
  'nhsr-0.2.2': 'A figure beyond a limit; seven on one side of the mean; seven rising or falling; two of three near a limit (as NHSRplotthedots 0.2.2). Of 1,000 series in which nothing happens, about 17 show a change at the newest of 24 figures by chance',
  'mdc-2023': 'A figure beyond a limit; seven on one side of the mean; seven rising or falling; two of three near or beyond a limit (Making Data Count, 2023). Of 1,000 series in which nothing happens, about 14 show a change at the newest of 24 figures by chance',
  'powerbi-spc': 'As the Power BI visual PowerBI-SPC 1.7.4. Of 1,000 series in which nothing happens, about 30 show a change at the newest of 24 figures by chance',
  anhoej: 'The longest run on one side of the median, and how often it is crossed (Anhøj)',
} as const;

const HEAD = ['period', 'numerator', 'denominator', 'value', 'centre', 'lower_limit', 'upper_limit', 'target', 'rule', 'judgement', 'sets_limits', 'beside'];

/** The figures with everything that was worked out of them, in full precision. */
export async function seriesCsv(ctx: RequestContext): Promise<Reply> {
  const series = await ctx.read((tx) => seriesPage(tx, ctx.params['id'] ?? ''));
  const judgement = judge(series, series.measure);
  const rows = periodsFrom(series.firstPeriod, series.measure.grain, series.numerators.length).map((period, at) => {
    const point = judgement.ok ? judgement.answer.points[at] : undefined;
    const hidden = series.tooFew[at] === true ? tooFewWords : null;
    return [period, series.numerators[at] ?? hidden, series.denominators[at] ?? hidden, point?.value ?? hidden, point?.centre ?? null, point?.lowerLimit ?? null, point?.upperLimit ?? null, targetAt(series.targets, period, series.trajectories), point?.rule ?? '', point?.type ?? '', point === undefined || point.included ? 'yes' : 'no', needsBeside(series.measure) ? `/quality/series/${series.id}#beside` : ''];
  });
  return file(writeCsv(HEAD, rows), 'text/csv; charset=utf-8', `${series.measure.code}-${series.unitCode}.csv`);
}
