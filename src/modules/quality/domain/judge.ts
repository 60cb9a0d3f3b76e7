import { analyseSpc, type Rule, type SeriesAnswer, type Variation } from '#engines/spc';
import { aimAt, type TargetStep, type Trajectory } from './judging/aim.ts';
import { chartFits, type ChartKind } from './judging/chart-kinds.ts';
import { unitAfter, type Measure } from './measure.ts';
import { periodsFrom } from './periods.ts';

/** What a series is judged by: numbers, baselines, targets, and periods that set no limits. */
export interface Judged {
  id: string;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  baselines: readonly { from: string; points: number | null }[];
  targets: readonly TargetStep[];
  trajectories?: readonly Trajectory[];
  /** From and to are both included. Such figures are drawn; limits and rules pass them over. */
  exclusions?: readonly { from: string; to: string }[];
}

/** Fewer figures than this are drawn as a run chart: limits from so few say little (requirement S110). */
export const FEWEST_FOR_LIMITS = 12;

/** Where the engine's sentence says so too: with fewer figures the rules of a run chart show no change whatever happens, and "usual variation" would be no finding. */
const FEWEST_TO_SAY = 10;

/** What the rules say of the newest figure; "too-early" where so few figures could not show a change. */
export function variationOf({ answer: { variation, points }, isRunChart }: Extract<Judgement, { ok: true }>): Variation | 'too-early' {
  const figures = points.filter(({ value, included }) => value !== null && included).length;
  return isRunChart && variation === 'common-cause' && figures < FEWEST_TO_SAY ? 'too-early' : variation;
}

export type Judgement = { ok: true; isRunChart: boolean; chart: ChartKind; answer: SeriesAnswer } | { ok: false; text: string };

type JudgedBy = Pick<Measure, 'direction' | 'grain' | 'ruleSet' | 'unit'> & Partial<Pick<Measure, 'unitWords'>> & { chart?: string; multiplier: number };

/** Judges a series by its measure's chart and rules; a run chart where there are too few figures for limits. */
export function judge(series: Judged, measure: JudgedBy): Judgement {
  const points = pointsOf(series, measure);
  const isShort = points.filter(({ numerator, exclude }) => numerator !== null && !exclude).length < FEWEST_FOR_LIMITS;
  const chart = isShort ? 'run' : chartOf(measure);
  const isRunChart = chart === 'run';
  const first = series.baselines.findLast(({ from }) => from <= series.firstPeriod);
  const others = series.baselines.filter(({ from }) => from > series.firstPeriod);
  const { series: [answer] } = analyseSpc({
    chart, rules: isRunChart ? 'anhoej' : measure.ruleSet,
    series: [{
      id: series.id, direction: measure.direction, multiplier: measure.multiplier, unit: unitAfter({ unit: measure.unit, unitWords: measure.unitWords ?? '' }), nonNegative: true, points,
      ...(first?.points && !isRunChart ? { baselinePoints: first.points } : {}),
      rebase: others.map(({ from }) => from), ...(isRunChart ? {} : { rebasePoints: others.map((baseline) => baseline.points) }),
    }],
  });
  if (!answer) return { ok: false, text: 'These figures could not be judged.' };
  return 'error' in answer ? { ok: false, text: answer.error.text } : { ok: true, isRunChart, chart, answer };
}

/** The definition's chart where the figures can fill it. */
const chartOf = ({ chart = 'xmr', unit }: JudgedBy): ChartKind => (chartFits(unit, chart) ? (chart as ChartKind) : 'xmr');

function pointsOf({ firstPeriod, numerators, denominators, targets, trajectories = [], exclusions = [] }: Judged, { grain, unit }: JudgedBy) {
  return periodsFrom(firstPeriod, grain, numerators.length).map((period, at) => {
    const target = aimAt(targets, trajectories, period);
    const numerator = numerators[at] ?? null;
    const figures = unit === 'count' ? { value: numerator } : { denominator: denominators[at] ?? null };
    return { period, numerator, ...figures, ...(target === null ? {} : { target }), exclude: exclusions.some(({ from, to }) => from <= period && period <= to) };
  });
}

/** The target that holds for a period: the last one set for it or before it. */
export const targetAt = (targets: readonly TargetStep[], period: string, trajectories: readonly Trajectory[] = []): number | null => aimAt(targets, trajectories, period);

export const ruleWords: Readonly<Record<Rule, string>> = {
  'above-limit': 'above the upper limit', 'below-limit': 'below the lower limit',
  'run-above': 'in a run above the centre', 'run-below': 'in a run below the centre',
  'trend-up': 'in a run of rising figures', 'trend-down': 'in a run of falling figures',
  'two-of-three-above': 'one of two in three near the upper limit', 'two-of-three-below': 'one of two in three near the lower limit',
};
