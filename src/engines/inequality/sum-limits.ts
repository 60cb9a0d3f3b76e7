import { findChance, WeightedSum, type Uncertain } from './convolution.ts';
import { ExpandedSum, expandedQuantile } from './expansion.ts';
import type { Fit } from './fit.ts';
import type { ValueType } from './input.ts';
import type { IndexLimits, Level } from './limits.ts';
import { scaleOf, type Scale } from './scale.ts';

/**
 * Fitted on natural values whose errors are normal on ln or logit: the slope is a weighted sum of lognormals or logit-normals, and the relative
 * index is below r exactly when (least deprived end) − r·(most deprived end), another such sum, is below 0.
 */
export function convolvedLimits(fit: Fit, values: readonly Uncertain[], valueType: ValueType, levels: readonly Level[]): IndexLimits[] {
  const ends = (sign: number) => fit.shares.map((share, at) => share + (sign * (fit.parts[at] ?? 0)) / 2);
  const [most, least] = [ends(-1), ends(1)];
  return expandedLimits(fit, { sum: ExpandedSum.of(values, valueType), most, least }, levels) ?? wholeLimits(fit, values, { scale: scaleOf[valueType], most, least }, levels);
}

type Ends = { most: readonly number[]; least: readonly number[] };

/** Below so many standard errors the most deprived end may be 0, which only the whole distribution can tell. */
const SURELY_ABOVE_ZERO = 6;

/** By cumulants, for the small errors that published figures have; null where they are not close enough. */
function expandedLimits(fit: Fit, { sum, most, least }: Ends & { sum: ExpandedSum | null }, levels: readonly Level[]): IndexLimits[] | null {
  if (sum === null) return null;
  const bottom = sum.at(most);
  if (!(bottom.mean > SURELY_ABOVE_ZERO * Math.sqrt(bottom.variance))) return null;
  const middle = sum.at(least).mean / bottom.mean;
  const turned = least.slice();
  const lessRatio = (ratio: number) => {
    for (let at = 0; at < turned.length; at += 1) turned[at] = (least[at] ?? 0) - ratio * (most[at] ?? 0);
    return sum.at(turned);
  };
  const slope = sum.at(fit.parts);
  const reach = Math.sqrt(lessRatio(middle).variance) / bottom.mean;
  const answers: IndexLimits[] = [];
  for (const { z } of levels) {
    const ratioAt = (side: number) => findRatio((ratio) => expandedQuantile(lessRatio(ratio), side), { from: middle + side * reach, fall: bottom.mean });
    const found = { slope: both(expandedQuantile(slope, -z), expandedQuantile(slope, z)), relative: both(ratioAt(-z), ratioAt(z)) };
    if (found.slope === null || found.relative === null) return null;
    answers.push(found);
  }
  return answers;
}

/**
 * The ratio r at which the quantile of (least) − r·(most) is 0: a sum below 0 means a ratio below r, so the lower limit of the ratio is where 0 lies low in the sum.
 * The quantile falls by about `fall` for each 1 of r, and steps by the secant do the rest.
 */
function findRatio(quantileAt: (ratio: number) => number | null, { from, fall }: { from: number; fall: number }): number | null {
  let before = from;
  let missBefore = quantileAt(before);
  let ratio = before + (missBefore ?? NaN) / fall;
  for (let round = 0; round < 12; round += 1) {
    const miss = quantileAt(ratio);
    if (miss === null || missBefore === null) return null;
    const next = miss === missBefore ? ratio : ratio - (miss * (ratio - before)) / (miss - missBefore);
    // The secant's error is about the product of the last two: the step after this one is below rounding.
    if (Math.abs(next - ratio) <= 1e-8 * Math.abs(ratio)) return next;
    [before, missBefore, ratio] = [ratio, miss, next];
  }
  return null;
}

/** By the whole distribution, whatever the errors. */
function wholeLimits(fit: Fit, values: readonly Uncertain[], { most, least, scale }: Ends & { scale: Scale }, levels: readonly Level[]): IndexLimits[] {
  const slope = new WeightedSum(values, fit.parts, scale);
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

const both = (lower: number | null, upper: number | null): [number, number] | null => (lower === null || upper === null ? null : [lower, upper]);

/** So often the most deprived end may be 0 or less before the ratio's limits are left blank: they are off by no more than that chance. */
const MOST_BELOW_ZERO = 1e-3;

/** About one standard error of the ratio; null where it has no meaning. */
function ratioReach(values: readonly Uncertain[], { most, least, middle, scale }: { most: readonly number[]; least: readonly number[]; middle: number; scale: Scale }): number | null {
  const bottom = new WeightedSum(values, most, scale);
  if (!bottom.resolved || bottom.cumulative(0) > MOST_BELOW_ZERO) return null;
  return new WeightedSum(values, least.map((weight, at) => weight - middle * (most[at] ?? 0)), scale).deviation / bottom.mean;
}
