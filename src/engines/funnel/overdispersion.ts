import { sumOf } from './sums.ts';

export interface Spread {
  /** Mean of z²: 1 when chance alone is at work (Spiegelhalter 2005, Quality and Safety in Health Care 14: 347-351). */
  readonly phi: number;
  /** Variance between units on the transformed scale: the moment estimator of DerSimonian and Laird (1986), never below 0. */
  readonly tau2: number;
}

/** z as it counts towards the spread: NaN for a unit that is left out. */
export interface Trimmed {
  readonly z: number[];
  readonly trimmed: boolean[];
}

/** Quantile of type 7 of Hyndman and Fan (1996), the default of R: straight lines between order statistics. NaN for no values. */
export function quantile7(sorted: readonly number[], share: number): number {
  // Counted from 1, because 1 + (n − 1)·share is often whole where (n − 1)·share misses by a rounding.
  const index = 1 + (sorted.length - 1) * share;
  const at = Math.floor(index);
  const below = sorted[at - 1] ?? NaN;
  const above = sorted[Math.ceil(index) - 1] ?? NaN;
  const part = index - at;
  return part === 0 || below === above ? below : (1 - part) * below + part * above;
}

/**
 * Pulls z beyond the `trim` and 1 − `trim` quantiles in to them (Spiegelhalter and others 2012, Journal of the Royal Statistical Society A 175).
 * A z on a quantile counts as trimmed too. Units without z stay without.
 */
export function winsorise(z: readonly number[], trim: number): Trimmed {
  const sorted = z.filter((one) => !Number.isNaN(one)).toSorted(ascending);
  const low = quantile7(sorted, trim);
  const high = quantile7(sorted, 1 - trim);
  return {
    z: z.map((one) => (one < low ? low : one > high ? high : one)),
    trimmed: z.map((one) => !(one > low && one < high)),
  };
}

/**
 * Leaves out the lowest and the highest of 1/`trim` groups of units by rank of z (NHS Digital, SHMI specification), ties with their mean rank.
 * `trim` 0 leaves out all in the reference, whose number of groups is then infinite.
 */
export function truncate(z: readonly number[], trim: number): Trimmed {
  const groups = 1 / trim;
  const ranks = meanRanks(z);
  const trimmed = ranks.map((rank) => {
    const group = Math.floor((rank * groups) / (z.length + 1));
    return !(group > 0 && group < groups - 1);
  });
  return { z: z.map((one, at) => (trimmed[at] ? NaN : one)), trimmed };
}

function meanRanks(z: readonly number[]): number[] {
  const order = z.flatMap((one, at) => (Number.isNaN(one) ? [] : [{ one, at }])).toSorted((a, b) => ascending(a.one, b.one));
  const ranks = z.map(() => NaN);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.one === order[from]?.one) to += 1;
    for (let place = from; place <= to; place += 1) ranks[order[place]?.at ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/**
 * φ and τ² of the units that are left. No unit: φ is NaN and τ² is 0. One unit: τ² is 0 ÷ 0, so NaN, or infinite: with one unit nothing can be
 * said about the variance between units, and callers who do not copy a reference take it as 0.
 */
export function measureSpread(z: readonly number[], standardErrors: readonly number[]): Spread {
  const left = z.flatMap((one, at) => (Number.isNaN(one) ? [] : [{ z: one, s: standardErrors[at] ?? NaN }]));
  const n = left.length;
  const phi = (1 / n) * sumOf(left.map((one) => one.z * one.z));
  if (n === 0 || n * phi < n - 1) return { phi, tau2: 0 };
  const weights = left.map(({ s }) => 1 / (s * s));
  const total = sumOf(weights);
  const between = total - sumOf(weights.map((weight) => weight * weight)) / total;
  return { phi, tau2: Math.max(0, (n * phi - (n - 1)) / between) };
}

/** Also where both are the same infinity, whose difference is no number. */
const ascending = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
