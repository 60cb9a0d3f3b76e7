import { meanOf } from './averages.ts';
import { scratchFloats } from './scratch.ts';

/** Shewhart's factor for the upper limit of moving ranges of two (D4, 3.267), at and above which a range is screened out: Nelson (1982), J. Quality Technology 14:172. */
export const SCREEN_FACTOR = 3.267;

export interface MovingRanges {
  /** One for each row asked for; NaN for the first, beside a missing value, and where screened out. */
  readonly kept: Float64Array;
  readonly mean: number;
  /** Screening would have left no range, or only zeros, although values do vary; so it was not done. */
  readonly unscreened: boolean;
}

/**
 * Absolute steps between the values of consecutive rows, screened once where asked for.
 * Source: Montgomery, Introduction to Statistical Quality Control, 6.4; screening as in Provost and Murray, The Health Care Data Guide.
 * `lenient` mends the screening that would leave nothing (every range of a constant series is 0, and 0 is not below 3.267 × 0).
 */
export function movingRanges(values: Float64Array, { screen, factor = SCREEN_FACTOR, lenient }: { screen: boolean; factor?: number; lenient: boolean }): MovingRanges {
  const all = scratchFloats(values.length);
  let before = NaN;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN;
    all[at] = Math.abs(value - before);
    before = value;
  }
  return screenRanges(all, { screen, factor, lenient });
}

/** As above, for ranges that were worked out elsewhere. */
export function screenRanges(all: Float64Array, { screen, factor = SCREEN_FACTOR, lenient }: { screen: boolean; factor?: number; lenient: boolean }): MovingRanges {
  const mean = meanOf(all);
  if (!screen) return { kept: all, mean, unscreened: false };
  const kept = scratchFloats(all.length);
  const most = factor * mean;
  for (let at = 0; at < all.length; at += 1) {
    const range = all[at] ?? NaN;
    kept[at] = range >= most ? NaN : range;
  }
  const screened = meanOf(kept);
  if (lenient && !(screened > 0)) return { kept: all, mean, unscreened: mean > 0 };
  return { kept, mean: screened, unscreened: false };
}
