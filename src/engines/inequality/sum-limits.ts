import type { Columns } from './columns.ts';
import { findChance, WeightedSum, type Uncertain } from './convolution.ts';
import { ExpandedSum } from './expansion.ts';
import type { ValueType } from './input.ts';
import type { IndexLimits, Level } from './limits.ts';
import { scaleOf, type Scale } from './scale.ts';

/**
 * Fitted on natural values whose errors are normal on ln or logit: the slope is a weighted sum of lognormals or logit-normals, and the relative
 * index is below r exactly when (least deprived end) − r·(most deprived end), another such sum, is below 0.
 */
export function convolvedLimits(area: Columns, valueType: ValueType, levels: readonly Level[]): IndexLimits[] {
  const { count, share, part, most, least } = area;
  for (let at = 0; at < count; at += 1) {
    most[at] = (share[at] ?? 0) - (part[at] ?? 0) / 2;
    least[at] = (share[at] ?? 0) + (part[at] ?? 0) / 2;
  }
  return expandedLimits(area, valueType, levels) ?? wholeLimits(area, scaleOf[valueType], levels);
}

/** Below so many standard errors the most deprived end may be 0, which only the whole distribution can tell. */
const SURELY_ABOVE_ZERO = 6;
/** The sum under way: written over for area after area. */
const sum = new ExpandedSum();

/** By cumulants, for the small errors that published figures have; null where they are not close enough. */
function expandedLimits(area: Columns, valueType: ValueType, levels: readonly Level[]): IndexLimits[] | null {
  const { part, most, least } = area;
  if (!sum.read(area, valueType)) return null;
  sum.weigh(most);
  const fall = sum.mean;
  if (!(fall > SURELY_ABOVE_ZERO * sum.deviation)) return null;
  sum.weigh(least);
  const middle = sum.mean / fall;
  sum.weigh(least, most, middle);
  const reach = sum.deviation / fall;
  const answers: IndexLimits[] = [];
  for (const { z } of levels) {
    sum.weigh(part);
    const slope = both(sum.quantile(-z), sum.quantile(z));
    const relative = slope && both(findRatio(area, -z, { from: middle - z * reach, fall }), findRatio(area, z, { from: middle + z * reach, fall }));
    if (!relative) return null;
    answers.push({ slope, relative });
  }
  return answers;
}

/**
 * The ratio r at which the quantile of (least) − r·(most) is 0: a sum below 0 means a ratio below r, so the lower limit of the ratio is where 0 lies low in the sum.
 * The quantile falls by about `fall` for each 1 of r, and steps by the secant do the rest.
 */
function findRatio({ least, most }: Columns, z: number, { from, fall }: { from: number; fall: number }): number {
  sum.weigh(least, most, from);
  let before = from;
  let missBefore = sum.quantile(z);
  let ratio = before + missBefore / fall;
  for (let round = 0; round < 12; round += 1) {
    sum.weigh(least, most, ratio);
    const miss = sum.quantile(z);
    if (Number.isNaN(miss + missBefore)) return NaN;
    const next = miss === missBefore ? ratio : ratio - (miss * (ratio - before)) / (miss - missBefore);
    // The secant's error is about the product of the last two: the step after this one is below rounding.
    if (Math.abs(next - ratio) <= 1e-8 * Math.abs(ratio)) return next;
    before = ratio;
    missBefore = miss;
    ratio = next;
  }
  return NaN;
}

/** By the whole distribution, whatever the errors. */
function wholeLimits(area: Columns, scale: Scale, levels: readonly Level[]): IndexLimits[] {
  const [parts, most, least] = [area.part, area.most, area.least].map((column) => Array.from(column.subarray(0, area.count))) as [number[], number[], number[]];
  const values = parts.map((_part, place): Uncertain => ({ at: area.at[place] ?? 0, error: area.error[place] ?? 0 }));
  const slope = new WeightedSum(values, parts, scale);
  const middle = new WeightedSum(values, least, scale).mean / new WeightedSum(values, most, scale).mean;
  const reachOfRatio = ratioReach(values, { most, least, middle, scale });
  const belowRatio = (ratio: number) => new WeightedSum(values, least.map((weight, at) => weight - ratio * (most[at] ?? 0)), scale).cumulative(0);
  if (!slope.resolved) return levels.map(() => ({ slope: null, relative: null }));
  return levels.map(({ z, tail }): IndexLimits => {
    const limit = (target: number) => findChance((x) => slope.cumulative(x), { target, from: slope.mean - 1.2 * z * slope.deviation, to: slope.mean + 1.2 * z * slope.deviation });
    const relative = (target: number) => (reachOfRatio === null ? null : findChance(belowRatio, { target, from: middle - 1.2 * z * reachOfRatio, to: middle + 1.2 * z * reachOfRatio }));
    return { slope: both(limit(tail), limit(1 - tail)), relative: both(relative(tail), relative(1 - tail)) };
  });
}

const both = (lower: number | null, upper: number | null): [number, number] | null => (lower === null || upper === null || Number.isNaN(lower) || Number.isNaN(upper) ? null : [lower, upper]);

/** So often the most deprived end may be 0 or less before the ratio's limits are left blank: they are off by no more than that chance. */
const MOST_BELOW_ZERO = 1e-3;

/** About one standard error of the ratio; null where it has no meaning. */
function ratioReach(values: readonly Uncertain[], { most, least, middle, scale }: { most: readonly number[]; least: readonly number[]; middle: number; scale: Scale }): number | null {
  const bottom = new WeightedSum(values, most, scale);
  if (!bottom.resolved || bottom.cumulative(0) > MOST_BELOW_ZERO) return null;
  return new WeightedSum(values, least.map((weight, at) => weight - middle * (most[at] ?? 0)), scale).deviation / bottom.mean;
}
