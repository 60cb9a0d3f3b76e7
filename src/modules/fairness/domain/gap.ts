import { analyseRates, type RatesInput } from '#engines/rates';
import type { Count } from './counts.ts';

/** What of a measure decides how its groups are compared. */
export interface Scale {
  unit: 'percent' | 'rate' | 'mean' | 'count';
  multiplier: number;
  direction: 'increase' | 'decrease' | 'neutral';
}

/** A figure with its 95% limits; null where none can be given. */
export interface Interval {
  value: number;
  lower: number | null;
  upper: number | null;
}

export interface Gap {
  /** How far the group is behind: above 0 means that it has it worse (for measures without a better way: that it is lower). In points for a percentage. */
  points: Interval;
  /** The group's rate divided by the comparison's; null where there is none. */
  ratio: Interval | null;
  /** For how many people of the group it would have been otherwise at the comparison's rate; null where the measure does not count people. */
  people: Interval | null;
}

export interface GapPair {
  group: Count;
  comparison: Count;
}

/** The rate of a group: Wilson's limits for a share, Byar's for a rate, none for a mean of totals. null without anything below. */
export function rateOf({ numerator, denominator }: Count, { unit, multiplier }: Scale): Interval | null {
  if (denominator <= 0 || unit === 'count') return null;
  if (unit === 'mean') return { value: (numerator / denominator) * multiplier, lower: null, upper: null };
  return answered({ measure: unit === 'percent' ? 'proportion' : 'rate', multiplier, rows: [{ id: 1, numerator, denominator }] });
}

/** Sign of "worse off": where more is better, the comparison's rate less the group's; where less is better, the other way round. */
const ahead = ({ direction }: Scale): 1 | -1 => (direction === 'decrease' ? -1 : 1);

/** The gap of a group to its comparison with 95% limits; null where either has no rate. Shares: Newcombe (1998), method 10. */
export function gapOf({ group, comparison }: GapPair, scale: Scale): Gap | null {
  const [mine, theirs] = [rateOf(group, scale), rateOf(comparison, scale)];
  if (!mine || !theirs) return null;
  const points = scale.unit === 'percent' ? newcombe({ group, comparison }, scale) : apart(theirs, mine, ahead(scale));
  return points && { points, ratio: ratioOf({ group, comparison }, scale, [mine, theirs]), people: scale.unit === 'percent' ? scaled(points, group.denominator / scale.multiplier) : null };
}

function newcombe({ group, comparison }: GapPair, scale: Scale): Interval | null {
  const [a, b] = ahead(scale) === 1 ? [comparison, group] : [group, comparison];
  return answered({ measure: 'difference', interval: 'newcombe', multiplier: scale.multiplier, rows: [{ id: 1, a, b }] });
}

/** The difference of two figures from the intervals of each: Zou and Donner (2008), Statistics in Medicine 27(10). */
function apart(theirs: Interval, mine: Interval, sign: 1 | -1): Interval {
  const [one, other] = sign === 1 ? [theirs, mine] : [mine, theirs];
  const value = one.value - other.value;
  if (one.lower === null || one.upper === null || other.lower === null || other.upper === null) return { value, lower: null, upper: null };
  return { value, lower: value - Math.hypot(one.value - one.lower, other.upper - other.value), upper: value + Math.hypot(one.upper - one.value, other.value - other.lower) };
}

function ratioOf({ group, comparison }: GapPair, { unit }: Scale, [mine, theirs]: readonly [Interval, Interval]): Interval | null {
  // Katz's log interval has no width where everybody or nobody had it; the score interval has.
  const plain = [group, comparison].every(({ numerator, denominator }) => numerator > 0 && numerator < denominator);
  if (unit === 'percent') return answered({ measure: 'ratio', interval: plain ? 'katz-log' : 'score', rows: [{ id: 1, a: group, b: comparison }] });
  if (theirs.value === 0) return null;
  const value = mine.value / theirs.value;
  if (unit === 'mean' || group.numerator === 0) return { value, lower: null, upper: null };
  // Two counts of events: the logarithm of their ratio has the variance 1/x + 1/y (Rothman, Modern Epidemiology).
  const reach = Math.exp(1.959963984540054 * Math.sqrt(1 / group.numerator + 1 / comparison.numerator));
  return { value, lower: value / reach, upper: value * reach };
}

function answered(input: RatesInput): Interval | null {
  const [row] = analyseRates(input).rows;
  return row && !('error' in row) && row.value !== null ? { value: row.value, lower: row.lower, upper: row.upper } : null;
}

const scaled = ({ value, lower, upper }: Interval, by: number): Interval => ({ value: value * by, lower: lower === null ? null : lower * by, upper: upper === null ? null : upper * by });

/** Whether chance alone may explain it: the interval holds 0, or there is none. */
export const mayBeChance = ({ lower, upper }: Interval): boolean => lower === null || upper === null || (lower <= 0 && upper >= 0);

/** `turned`: it is now clearly the other way round. */
export type ChangeVerdict = 'narrowed' | 'widened' | 'turned' | 'cannot tell';

export interface GapChange {
  /** By how much it became smaller; below 0: larger. */
  by: Interval;
  verdict: ChangeVerdict;
  before: Gap;
  after: Gap;
}

/** How a gap changed between two spans. "Narrowed" is said only where the interval of the change leaves out 0; that it is closed is never said (trap 47). */
export function changeOf(before: GapPair, after: GapPair, scale: Scale): GapChange | null {
  const [first, last] = [gapOf(before, scale), gapOf(after, scale)];
  if (!first || !last) return null;
  const sign = first.points.value < 0 ? -1 : 1;
  const by = scale.unit === 'percent' ? normalChange(before, after, scale, sign) : turnedBy(apart(first.points, last.points, 1), sign);
  return by && { by, verdict: verdictOf(by, last.points, sign), before: first, after: last };
}

/** The gap before less the gap after, by the normal approximation as in the worked example of the specification. */
function normalChange(before: GapPair, after: GapPair, scale: Scale, sign: 1 | -1): Interval | null {
  const pair = ({ group, comparison }: GapPair) => (ahead(scale) * sign === 1 ? { a: comparison, b: group } : { a: group, b: comparison });
  return answered({ measure: 'gap-change', interval: 'normal', multiplier: scale.multiplier, rows: [{ id: 1, before: pair(before), after: pair(after) }] });
}

const turnedBy = ({ value, lower, upper }: Interval, sign: 1 | -1): Interval => (sign === 1 ? { value, lower, upper } : { value: -value, lower: upper === null ? null : -upper, upper: lower === null ? null : -lower });

function verdictOf(by: Interval, now: Interval, sign: 1 | -1): ChangeVerdict {
  if (mayBeChance(by)) return 'cannot tell';
  if (by.value < 0) return 'widened';
  return now.value * sign < 0 && !mayBeChance(now) ? 'turned' : 'narrowed';
}
