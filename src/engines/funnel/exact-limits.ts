import { betaCumulative, gammaCumulative, normalQuantile } from '#engines/special';
import type { FourLimits, LimitsAt } from './limit-rows.ts';
import { tails } from './limit-rows.ts';
import { solveCount } from './solve-count.ts';

/** A distribution of counts, continued to counts that are not whole by the incomplete gamma and beta functions. */
export interface CountDistribution {
  readonly mean: number;
  readonly deviation: number;
  /** Third cumulant over the variance: 1 for Poisson. It bends the normal start (Cornish and Fisher 1938). */
  readonly bend: number;
  readonly most: number;
  /** ln P(X ≥ count) and ln P(X ≤ count). */
  readonly logAtLeast: (count: number) => number;
  readonly logAtMost: (count: number) => number;
}

/** Abramowitz and Stegun 26.4.21: P(X ≥ x) is the incomplete gamma ratio P(x, mean). */
export const poisson = (mean: number): CountDistribution => ({
  mean, deviation: Math.sqrt(mean), bend: 1, most: Infinity,
  logAtLeast: (count) => gammaCumulative(mean, count, { log: true }),
  logAtMost: (count) => gammaCumulative(mean, count + 1, { lowerTail: false, log: true }),
});

/** Abramowitz and Stegun 26.5.24: P(X ≥ x) is the incomplete beta ratio with x and n − x + 1. */
export const binomial = (trials: number, chance: number): CountDistribution => ({
  mean: trials * chance, deviation: Math.sqrt(trials * chance * (1 - chance)), bend: 1 - 2 * chance, most: trials,
  logAtLeast: (count) => betaCumulative(chance, count, trials - count + 1, { log: true }),
  logAtMost: (count) => betaCumulative(chance, count + 1, trials - count, { lowerTail: false, log: true }),
});

/**
 * The first of two Poisson counts with ratio `ratio` when the second is known: given both together the first is binomial, and the chance of at least
 * (at most) so many depends on the count and the denominator alone. Przyborowski and Wilenski 1940, Biometrika 31.
 */
export const countBeside = (denominator: number, ratio: number): CountDistribution => ({
  mean: denominator * ratio, deviation: Math.sqrt(denominator * ratio * (1 + ratio)), bend: 1 + 2 * ratio, most: Infinity,
  logAtLeast: (count) => betaCumulative(ratio / (1 + ratio), count, denominator + 1, { log: true }),
  logAtMost: (count) => betaCumulative(ratio / (1 + ratio), count + 1, denominator, { lowerTail: false, log: true }),
});

/**
 * The two counts beyond which chance puts less than `tail` on each side: the smallest count that is not low and the largest that is not high, as smooth
 * lines. A count is below the lower one exactly when P(X ≤ count) < tail, so fewer than `tail` of units are beyond it whatever their size.
 */
export function exactCounts(distribution: CountDistribution, tail: number): readonly [number, number] {
  const { mean, deviation, bend, most, logAtLeast, logAtMost } = distribution;
  if (!(mean > 0)) return [0, 0];
  if (!(deviation > 0)) return [most, most];
  const goal = normalQuantile(tail);
  const shift = (bend * (goal * goal - 1)) / 6;
  const isNeverLow = logAtMost(0) >= Math.log(tail);
  const isNeverHigh = Number.isFinite(most) && logAtLeast(most) >= Math.log(tail);
  const lower = isNeverLow ? 0 : orStart({ logTail: logAtMost, goal, start: mean + goal * deviation + shift - 0.5, slope: deviation, between: [0, mean + 1] });
  const upper = isNeverHigh ? most : orStart({ logTail: logAtLeast, goal, start: mean - goal * deviation + shift + 0.5, slope: -deviation, between: [0, most] });
  return [lower, upper];
}

/** The start is good to sixteen figures where counts are so large that the tail itself cannot be worked out. */
function orStart(search: Parameters<typeof solveCount>[0]): number {
  const found = solveCount(search);
  return Number.isNaN(found) ? search.start : found;
}

/** The four exact lines, as counts over the denominator times a scale. */
export const exactLimits = (distributionAt: (denominator: number) => CountDistribution, scale: number): LimitsAt => (denominator): FourLimits => {
  const distribution = distributionAt(denominator);
  const [lower95, upper95] = exactCounts(distribution, tails[0]);
  const [lower998, upper998] = exactCounts(distribution, tails[1]);
  const value = (count: number): number => (count / denominator) * scale;
  return [value(lower95), value(upper95), value(lower998), value(upper998)];
};
