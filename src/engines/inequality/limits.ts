import type { Columns } from './columns.ts';
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
export function transformedLimits(fit: Fit, { count, part, error }: Columns, scale: Scale, { z }: Level): IndexLimits {
  let variance = 0;
  for (let at = 0; at < count; at += 1) {
    const deviation = (part[at] ?? 0) * (error[at] ?? 0);
    variance += deviation * deviation;
  }
  const reach = z * Math.sqrt(variance);
  const [low, high] = [endsOf(fit, fit.slope - reach, scale), endsOf(fit, fit.slope + reach, scale)];
  return { slope: [low[1] - low[0], high[1] - high[0]], relative: [low[1] / low[0], high[1] / high[0]] };
}

/** Values that are normal themselves: the slope is normal, the relative index a ratio of two normals with Fieller's limits: Fieller (1954), Journal of the Royal Statistical Society B 16(2). */
export function naturalLimits(fit: Fit, { count, part, share, error }: Columns, { z }: Level): IndexLimits {
  const sums = { slope: 0, mean: 0, both: 0 };
  for (let at = 0; at < count; at += 1) {
    const [a, b] = [part[at] ?? 0, share[at] ?? 0];
    const deviation = error[at] ?? 0;
    const variance = deviation * deviation;
    sums.slope += a * a * variance;
    sums.mean += b * b * variance;
    sums.both += b * a * variance;
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
  if (square <= 0) return null;
  // middle² − square·(least² − z²·varianceLeast), multiplied out: without errors it is 0, and the limits are the index itself.
  const root = most ** 2 * varianceLeast - 2 * least * most * covariance + least ** 2 * varianceMost - z ** 2 * (varianceMost * varianceLeast - covariance ** 2);
  const reach = z * Math.sqrt(Math.max(0, root));
  return [(middle - reach) / square, (middle + reach) / square];
}
