import { analyseRates } from '#engines/rates';
import type { PeriodSum } from '../variation/sum-periods.ts';

export interface ComparedMeasure {
  unit: 'percent' | 'rate' | 'mean' | 'count';
  multiplier: number;
  /** Which of the two numbers count people; 'separate' for days, hours and pounds. */
  peopleIn: string;
}

export interface Difference {
  before: number;
  after: number;
  difference: number;
  /** 95 % limits; null where chance cannot be worked out from such figures. */
  lower: number | null;
  upper: number | null;
  method: string;
}

/**
 * By how much the figure of one stretch of periods differs from that of another. Proportions: Newcombe. Rates and counts for each period: the two
 * Byar intervals put together (Zou and Donner 2008, Statistics in Medicine 27(10)). null where either stretch has no figure that may be shown.
 */
export function comparePeriods(before: PeriodSum, after: PeriodSum, measure: ComparedMeasure): Difference | null {
  const [first, last] = [countOf(before, measure), countOf(after, measure)];
  if (!first || !last) return null;
  const [was, is] = [(first.numerator / first.denominator) * measure.multiplier, (last.numerator / last.denominator) * measure.multiplier];
  const plain = { before: was, after: is, difference: is - was };
  if (!isCounted(measure, [first, last])) return { ...plain, lower: null, upper: null, method: 'none' };
  return { ...plain, ...(isShare(measure, [first, last]) ? newcombe(last, first, measure.multiplier) : putTogether(last, first, measure.multiplier)) };
}

type Count = { numerator: number; denominator: number };

/** A plain count is compared for each period, so that two stretches of different length can be. */
function countOf({ numerator, denominator, counted }: PeriodSum, { unit }: ComparedMeasure): Count | null {
  const below = unit === 'count' ? counted : denominator;
  return numerator === null || below === null || below <= 0 ? null : { numerator, denominator: below };
}

const isCounted = ({ unit, peopleIn }: ComparedMeasure, counts: readonly Count[]): boolean => unit !== 'mean' && peopleIn !== 'separate' && counts.every(({ numerator }) => Number.isInteger(numerator) && numerator >= 0);
const isShare = ({ unit, peopleIn }: ComparedMeasure, counts: readonly Count[]): boolean => unit === 'percent' && peopleIn === 'both' && counts.every(({ numerator, denominator }) => numerator <= denominator);

function newcombe(a: Count, b: Count, multiplier: number): Pick<Difference, 'lower' | 'upper' | 'method'> {
  const { rows: [row] } = analyseRates({ measure: 'difference', interval: 'newcombe', multiplier, rows: [{ id: 'difference', a, b }] });
  return row && !('error' in row) ? { lower: row.lower, upper: row.upper, method: 'Newcombe' } : { lower: null, upper: null, method: 'none' };
}

function putTogether(a: Count, b: Count, multiplier: number): Pick<Difference, 'lower' | 'upper' | 'method'> {
  const { rows: [last, first] } = analyseRates({ measure: 'rate', multiplier, rows: [{ id: 'a', ...a }, { id: 'b', ...b }] });
  if (!last || !first || 'error' in last || 'error' in first || last.value === null || first.value === null || last.lower === null || last.upper === null || first.lower === null || first.upper === null) return { lower: null, upper: null, method: 'none' };
  const difference = last.value - first.value;
  return { lower: difference - Math.hypot(last.value - last.lower, first.upper - first.value), upper: difference + Math.hypot(last.upper - last.value, first.value - first.lower), method: 'Byar, put together' };
}

/** What the difference allows to be said, in one sentence. It never says why. */
export function chanceWords({ difference, lower, upper }: Pick<Difference, 'difference' | 'lower' | 'upper'>): string {
  if (lower === null || upper === null) return 'How much of this is chance cannot be worked out from such figures.';
  if (lower <= 0 && upper >= 0) return 'Chance alone can explain this difference.';
  return `Chance alone would seldom give a difference as large as this: the second figure is ${difference > 0 ? 'higher' : 'lower'}.`;
}
