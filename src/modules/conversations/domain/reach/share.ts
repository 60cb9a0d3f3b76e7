import { STEP_BY_WHO } from '../small-numbers.ts';

const Z = 1.959964;

/** 95 % interval of Wilson (1927) for `part` of `whole`; both from 0 to 1. `whole` is above 0. */
export function wilson(part: number, whole: number): { low: number; high: number } {
  const centre = part + (Z * Z) / 2;
  const half = Z * Math.sqrt((part * (whole - part)) / whole + (Z * Z) / 4);
  return { low: Math.max(0, (centre - half) / (whole + Z * Z)), high: Math.min(1, (centre + half) / (whole + Z * Z)) };
}

/** A share of people as it can be told from figures in steps: the interval holds the steps and chance. Per cent. */
export interface Share {
  lowPercent: number;
  highPercent: number;
}

/** The base of a question stands for itself and so many more at most: a step, and one more where it was lowered (`tellByWho`). */
const MOST_ABOVE_BASE = 2 * STEP_BY_WHO - 1;

/**
 * The share of people who gave an answer, from figures in steps: `people` stands for `people` to `people + 9`, and
 * `mostMissing` is the most that may have given no answer. The interval runs from the low end for the fewest of the largest base to the
 * high end for the most of those who answered at least: it holds the true share more often than 95 of 100 times.
 */
export function shareOf({ people, base, mostMissing }: { people: number | null; base: number | null; mostMissing: number }): Share | null {
  if (base === null) return null;
  const [fewest, most] = [people ?? 0, (people ?? 0) + STEP_BY_WHO - 1];
  const largest = Math.max(base + MOST_ABOVE_BASE, fewest);
  const smallest = Math.max(base - mostMissing, most);
  return { lowPercent: 100 * wilson(fewest, largest).low, highPercent: 100 * wilson(most, smallest).high };
}

export type Standing = 'fewer' | 'more' | 'not clear';

/** Participation beside a reference: how many times the share that it is elsewhere, and whether chance alone could explain it. */
export function besideReference({ lowPercent, highPercent }: Share, referencePercent: number): { low: number; high: number; standing: Standing } {
  const [low, high] = [lowPercent / referencePercent, highPercent / referencePercent];
  return { low, high, standing: high < 1 ? 'fewer' : low > 1 ? 'more' : 'not clear' };
}
