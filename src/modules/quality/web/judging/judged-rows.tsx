import type { SummaryListProps } from '#ui/nhsuk';
import type { Judgement } from '../../domain/judge.ts';
import { FEWEST_FOR_LIMITS } from '../../domain/judge.ts';
import { aimAt, isMet } from '../../domain/judging/aim.ts';
import { chartWords } from '../../domain/judging/chart-kinds.ts';
import { expectedWords } from '../../domain/judging/judging-forms.ts';
import { unitAfter } from '../../domain/measure.ts';
import { periodName } from '../../domain/periods.ts';
import type { SeriesPage } from '../../queries/series-page.ts';

type Judged = Extract<Judgement, { ok: true }>;

/** Which chart this is and why. */
export const chartReason = ({ isRunChart, chart }: Judged, { measure }: SeriesPage): string =>
  isRunChart && measure.chart !== 'run' ? `Run chart, because there are fewer than ${FEWEST_FOR_LIMITS} figures that set limits. Limits come when there are more.` : `${chartWords[chart]}.`;

/** What people set about these figures beside baselines: targets, planned courses, periods that set no limits, and what was expected of a change. */
export function settingRows(series: SeriesPage, { answer }: Judged): NonNullable<SummaryListProps['rows']> {
  const { measure, targets, trajectories, exclusions, annotations } = series;
  const [after, at] = [unitAfter(measure), (period: string) => periodName(period, measure.grain)];
  const aims = [
    ...targets.map(({ from, value, reason }) => `${value}${after} from ${at(from)}: ${reason}`),
    ...trajectories.map(({ from, fromValue, to, toValue, reason }) => `A line from ${fromValue}${after} in ${at(from)} to ${toValue}${after} in ${at(to)}: ${reason}`),
  ];
  const expected = annotations.flatMap(({ period, words, expected: way }) => (way === null ? [] : [`${at(period)}, ${words}: ${expectedWords[way].toLowerCase()}`]));
  const told = annotations.flatMap(({ period, words, address }) => (address === null ? [] : [<a href={address}>{at(period)}, {words}</a>]));
  return [
    ...(aims.length === 0 ? [] : [{ key: { text: 'Target' }, value: { html: <Lines lines={[...aims, metWords(series, answer.points)]} /> } }]),
    ...(exclusions.length === 0 ? [] : [{ key: { text: 'Set no limits' }, value: { html: <Lines lines={exclusions.map(({ from, to, reason }) => `${at(from)}${to === from ? '' : ` to ${at(to)}`}: ${reason}`)} /> } }]),
    ...(told.length === 0 ? [] : [{ key: { text: 'What was done' }, value: { html: <ul class="nhsuk-list">{told.map((link) => <li>{link}</li>)}</ul> } }]),
    ...(expected.length === 0 ? [] : [{ key: { text: 'Expected' }, value: { html: <Lines lines={expected} /> } }]),
  ];
}

const Lines = ({ lines }: { lines: readonly string[] }) => <ul class="nhsuk-list">{lines.filter((line) => line !== '').map((line) => <li>{line}</li>)}</ul>;

/** Period by period; a target that is met now and then is not met. */
function metWords({ targets, trajectories, measure }: SeriesPage, points: Judged['answer']['points']): string {
  const judged = points.map(({ period, value }) => isMet(value, aimAt(targets, trajectories, String(period)), measure.direction)).filter((met) => met !== null);
  return judged.length === 0 ? '' : `Met in ${judged.filter(Boolean).length} of the ${judged.length} periods that have a figure and a target.`;
}
