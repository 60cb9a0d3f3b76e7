import { formatLondonDate } from '#platform/clock';
import type { ChartFrame, Control, ControlKind } from '#ui/charts';
import { aimsAt } from '../domain/judging/aim.ts';
import { ruleWords, type Judgement } from '../domain/judge.ts';
import { unitAfter } from '../domain/measure.ts';
import { periodName } from '../domain/periods.ts';
import { tooFewWords } from '../domain/publishing/policy.ts';
import type { SeriesPage } from '../queries/series-page.ts';

const kindOf: Readonly<Record<string, ControlKind>> = { 'common-cause': 'usual', improvement: 'better', concern: 'worse', 'neutral-high': 'high', 'neutral-low': 'low' };

/** What a page or a file says around the chart of a series. A file leaves its page, so that the figures are made up stands in its source as well. */
export function frameOf({ id, measure, unit, loadedAt, revision, isExample }: SeriesPage): ChartFrame {
  return {
    id: 'chart', title: `${measure.name}, ${unit}`, csvHref: `/quality/series/${id}/figures.csv`, pictureHref: `/quality/series/${id}/chart`,
    source: `${isExample ? 'Example: these figures are made up. ' : ''}${measure.source}. Loaded ${formatLondonDate(loadedAt)}, version ${revision} of the figures.`,
  };
}

/** What the chart of a series draws: every period with its figure, its limits and what the rules say. */
export function controlOf(series: SeriesPage, { answer, isRunChart }: Extract<Judgement, { ok: true }>): Control {
  const { measure } = series;
  const grain = measure.grain;
  return {
    periodHeading: 'Period', valueHeading: measure.unit === 'percent' ? 'Percentage' : 'Figure', centreName: isRunChart ? 'Median' : 'Mean', unit: unitAfter(measure),
    ...(measure.denominator === null ? {} : { partHeadings: ['Numerator', 'Denominator'] as const }),
    annotations: series.annotations.map(({ period, words }) => ({ period: periodName(period, grain), text: words })),
    points: answer.points.map((point, at) => ({
      period: periodName(String(point.period), grain), value: point.value, kind: kindOf[point.type] ?? 'usual', why: point.included ? (point.rule ? ruleWords[point.rule] : '') : 'sets no limits',
      ...(series.tooFew[at] === true ? { words: tooFewWords } : {}),
      parts: { numerator: series.numerators[at] ?? null, denominator: series.denominators[at] ?? null },
      centre: point.centre, lower: point.lowerLimit, upper: point.upperLimit, ...aimOf(series, String(point.period)),
    })),
  };
}

/** Steps are drawn level and planned courses as a line. */
function aimOf({ targets, trajectories }: SeriesPage, period: string): { target: number | null; trajectory?: number } {
  const { step, line } = aimsAt(targets, trajectories, period);
  return { target: step, ...(line === null ? {} : { trajectory: line }) };
}
