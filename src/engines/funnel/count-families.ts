import { betaCumulative, gammaCumulative } from '#engines/special';

/** A distribution of counts, continued to counts that are not whole by the incomplete gamma and beta functions. */
export interface CountDistribution {
  readonly mean: number;
  readonly deviation: number;
  /** Third cumulant over the variance: 1 for Poisson. */
  readonly bend: number;
  readonly most: number;
  /** ln P(X ≥ count) and ln P(X ≤ count). */
  readonly logAtLeast: (count: number) => number;
  readonly logAtMost: (count: number) => number;
}

/** The distribution of a unit's count by its denominator, when the unit is like all others. */
export interface CountFamily {
  readonly at: (denominator: number) => CountDistribution;
  /** The denominator from which on a count of 0 is below the tail: smaller units cannot be low. */
  readonly lowFrom: (tail: number) => number;
  /** The denominator from which on a count of all is beyond the tail: smaller units cannot be high. */
  readonly highFrom: (tail: number) => number;
}

/** Poisson with `rate` events for each unit of the denominator. Abramowitz and Stegun 26.4.21: P(X ≥ x) is the incomplete gamma ratio P(x, mean). */
export function poissonCounts(rate: number): CountFamily {
  const at = (denominator: number): CountDistribution => {
    const mean = denominator * rate;
    return {
      mean, deviation: Math.sqrt(mean), bend: 1, most: Infinity,
      logAtLeast: (count) => gammaCumulative(mean, count, { log: true }),
      logAtMost: (count) => gammaCumulative(mean, count + 1, { lowerTail: false, log: true }),
    };
  };
  return { at, lowFrom: (tail) => -Math.log(tail) / rate, highFrom: () => 0 };
}

/** Binomial with this chance. Abramowitz and Stegun 26.5.24: P(X ≥ x) is the incomplete beta ratio with x and n − x + 1. */
export function binomialCounts(chance: number): CountFamily {
  const at = (trials: number): CountDistribution => ({
    mean: trials * chance, deviation: Math.sqrt(trials * chance * (1 - chance)), bend: 1 - 2 * chance, most: trials,
    logAtLeast: (count) => betaCumulative(chance, count, trials - count + 1, { log: true }),
    logAtMost: (count) => betaCumulative(chance, count + 1, trials - count, { lowerTail: false, log: true }),
  });
  return { at, lowFrom: (tail) => Math.log(tail) / Math.log1p(-chance), highFrom: (tail) => Math.log(tail) / Math.log(chance) };
}

/**
 * The first of two Poisson counts with this ratio when the second is known. Given both together the first is binomial (Przyborowski and Wilenski 1940,
 * Biometrika 31), and its chance of at least, or at most, so many depends on the count and the denominator alone.
 */
export function countsBeside(ratio: number): CountFamily {
  const chance = ratio / (1 + ratio);
  const at = (denominator: number): CountDistribution => ({
    mean: denominator * ratio, deviation: Math.sqrt(denominator * ratio * (1 + ratio)), bend: 1 + 2 * ratio, most: Infinity,
    logAtLeast: (count) => betaCumulative(chance, count, denominator + 1, { log: true }),
    logAtMost: (count) => betaCumulative(chance, count + 1, denominator, { lowerTail: false, log: true }),
  });
  return { at, lowFrom: (tail) => -Math.log(tail) / Math.log1p(ratio), highFrom: () => 0 };
}
