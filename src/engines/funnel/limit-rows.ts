import type { LimitPair } from './input.ts';

/** Four lines in this order: lower and upper at 95 %, lower and upper at 99.8 %. NaN or infinite where the method gives none. */
export type FourLimits = readonly [number, number, number, number];

/** The limits at a denominator. */
export type LimitsAt = (denominator: number) => FourLimits;

/** Two-sided 95 % and 99.8 %: what is left in each tail. */
export const tails = [0.025, 0.001] as const;

const finite = (limit: number): number | null => (Number.isFinite(limit) ? limit : null);

export const asPair = ([lower95, upper95, lower998, upper998]: FourLimits): LimitPair => ({ lower95: finite(lower95), upper95: finite(upper95), lower998: finite(lower998), upper998: finite(upper998) });

export const isWhole = (limits: FourLimits): boolean => limits.every((limit) => Number.isFinite(limit));

/** From symmetric limits on a transformed scale: `back` gives the value at so many widths from the target. */
export const fourOf = (back: (distance: number) => number, [z95, z998]: readonly [number, number], width: number): FourLimits => [back(-z95 * width), back(z95 * width), back(-z998 * width), back(z998 * width)];

/** Where a value stands to the chosen pair; on a limit is inside. A missing value or limit is inside: it is no outlier. */
export function sideOf(value: number, limits: FourLimits, outlierLimit: 95 | 99.8): 'above' | 'below' | null {
  const [lower, upper] = outlierLimit === 95 ? [limits[0], limits[1]] : [limits[2], limits[3]];
  return value > upper ? 'above' : value < lower ? 'below' : null;
}
