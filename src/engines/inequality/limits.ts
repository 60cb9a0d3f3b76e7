import { findChance, WeightedSum, type Uncertain } from './convolution.ts';
import type { Fit } from './fit.ts';
import type { Scale } from './scale.ts';

/** Of the indices before the multiplier. Null where there is no such limit. */
export interface IndexLimits {
  readonly slope: readonly [lower: number, upper: number] | null;
  readonly relative: readonly [lower: number, upper: number] | null;
}

export interface Level {
  readonly confidence: number;
  readonly z: number;
  readonly tail: number;
}

/** The values at the most and the least deprived end, on the natural scale. */
export const endsOf = ({ mean }: Fit, slope: number, { back }: Scale): [most: number, least: number] => [back(mean - slope / 2), back(mean + slope / 2)];

/**
 * Fitted on ln or logit, the slope is a weighted sum of normals, so normal itself: its limits are mapped back about the fitted mean as the slope is. This
 * closed form stands for the reference's simulation.
 */
export function transformedLimits(fit: Fit, errors: readonly number[], scale: Scale, { z }: Level): IndexLimits {
  const reach = z * Math.sqrt(fit.parts.reduce((sum, part, at) => sum + (part * (errors[at] ?? 0)) ** 2, 0));
  const [low, high] = [endsOf(fit, fit.slope - reach, scale), endsOf(fit, fit.slope + reach, scale)];
  return { slope: [low[1] - low[0], high[1] - high[0]], relative: [low[1] / low[0], high[1] / high[0]] };
}

/** Values that are normal themselves: the slope is normal, the relative index a ratio of two normals with Fieller's limits: Fieller (1954), Journal of the Royal Statistical Society B 16(2). */
export function naturalLimits(fit: Fit, errors: readonly number[], { z }: Level): IndexLimits {
  const sums = { slope: 0, mean: 0, both: 0 };
  for (let at = 0; at < errors.length; at += 1) {
    const part = fit.parts[at] ?? 0;
    const share = fit.shares[at] ?? 0;
    const variance = (errors[at] ?? 0) ** 2;
    sums.slope += part * part * variance;
    sums.mean += share * share * variance;
    sums.both += share * part * variance;
  }
  const reach = z * Math.sqrt(sums.slope);
  return { slope: [fit.slope - reach, fit.slope + reach], relative: fieller(fit, sums, z) };
}

/** Null where the most deprived end may be 0 at this confidence: then no two limits hold the ratio. */
function fieller({ mean, slope }: Fit, sums: { slope: number; mean: number; both: number }, z: number): [number, number] | null {
  const [most, least] = [mean - slope / 2, mean + slope / 2];
  const varianceOf = (sign: number) => sums.mean + sums.slope / 4 + sign * sums.both;
  const [varianceMost, varianceLeast, covariance] = [varianceOf(-1), varianceOf(1), sums.mean - sums.slope / 4];
  const square = most ** 2 - z ** 2 * varianceMost;
  const middle = least * most - z ** 2 * covariance;
  const root = middle ** 2 - square * (least ** 2 - z ** 2 * varianceLeast);
  if (square <= 0) return null;
  const reach = Math.sqrt(Math.max(0, root));
  return [(middle - reach) / square, (middle + reach) / square];
}

/**
 * Fitted on natural values whose errors are normal on ln or logit: the slope is a weighted sum of lognormals or logit-normals, and the relative
 * index is below r exactly when (least deprived end) − r·(most deprived end), another such sum, is below 0.
 */
export function convolvedLimits(fit: Fit, values: readonly Uncertain[], scale: Scale, levels: readonly Level[]): IndexLimits[] {
  const slope = new WeightedSum(values, fit.parts, scale);
  const ends = (sign: number) => fit.shares.map((share, at) => share + (sign * (fit.parts[at] ?? 0)) / 2);
  const [most, least] = [ends(-1), ends(1)];
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
  if (!bottom.resolved || bottom.mean <= 0 || bottom.cumulative(0) > MOST_BELOW_ZERO) return null;
  return new WeightedSum(values, least.map((weight, at) => weight - middle * (most[at] ?? 0)), scale).deviation / bottom.mean;
}
