import { analyseSpc, type Rule, type SeriesAnswer } from '#engines/spc';
import type { Measure } from './measure.ts';
import { periodsFrom } from './periods.ts';

/** What a series is judged by: numbers, baselines, targets. */
export interface Judged {
  id: string;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  baselines: readonly { from: string; points: number | null }[];
  targets: readonly { from: string; value: number }[];
}

/** Fewer figures than this are drawn as a run chart: limits from so few say little (requirement S110). */
export const FEWEST_FOR_LIMITS = 12;

export type Judgement = { ok: true; isRunChart: boolean; answer: SeriesAnswer } | { ok: false; text: string };

/** Judges a series by its measure's rules: an XmR chart, or a run chart where there are too few figures. */
export function judge(series: Judged, measure: Pick<Measure, 'direction' | 'grain' | 'ruleSet' | 'unit'> & { multiplier: number }): Judgement {
  const known = series.numerators.filter((value) => value !== null).length;
  const isRunChart = known < FEWEST_FOR_LIMITS;
  const [first, ...others] = series.baselines;
  const { series: [answer] } = analyseSpc({
    chart: isRunChart ? 'run' : 'xmr', rules: isRunChart ? 'anhoej' : measure.ruleSet,
    series: [{
      id: series.id, direction: measure.direction, multiplier: measure.multiplier, nonNegative: true,
      ...(first?.points && !isRunChart ? { baselinePoints: first.points } : {}), rebase: others.map(({ from }) => from),
      points: pointsOf(series, measure),
    }],
  });
  if (!answer) return { ok: false, text: 'These figures could not be judged.' };
  return 'error' in answer ? { ok: false, text: answer.error.text } : { ok: true, isRunChart, answer };
}

function pointsOf({ firstPeriod, numerators, denominators, targets }: Judged, { grain, unit }: Pick<Measure, 'grain' | 'unit'>) {
  return periodsFrom(firstPeriod, grain, numerators.length).map((period, at) => {
    const target = targetAt(targets, period);
    const figures = unit === 'count' ? { value: numerators[at] ?? null } : { numerator: numerators[at] ?? null, denominator: denominators[at] ?? null };
    return { period, ...figures, ...(target === null ? {} : { target }) };
  });
}

/** The target that holds for a period: the last one set for it or before it. */
export const targetAt = (targets: Judged['targets'], period: string): number | null => targets.findLast(({ from }) => from <= period)?.value ?? null;


export const ruleWords: Readonly<Record<Rule, string>> = {
  'above-limit': 'above the upper limit', 'below-limit': 'below the lower limit',
  'run-above': 'in a run above the centre', 'run-below': 'in a run below the centre',
  'trend-up': 'in a run of rising figures', 'trend-down': 'in a run of falling figures',
  'two-of-three-above': 'one of two in three near the upper limit', 'two-of-three-below': 'one of two in three near the lower limit',
};
