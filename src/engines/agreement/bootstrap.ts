import { seededRandom } from '#engines/random';
import { krippendorffAlpha, type CodedItem, type Level } from './alpha.ts';

export interface AlphaInterval {
  readonly low: number;
  readonly high: number;
  /** Resamples in which every coding was the same, so that alpha is undefined; they are left out. */
  readonly undefinedResamples: number;
}

/**
 * Percentile interval over resampled items, with the expected disagreement worked out anew each time. Source: Zapf, Castell, Morawietz
 * and Karch (2016), BMC Medical Research Methodology 16:93, who found this to cover where fixed-expectation intervals do not.
 * Undefined below two items or when alpha was undefined in more than half of the resamples.
 */
export function bootstrapAlpha(items: readonly CodedItem[], values: readonly number[], { level, confidence, resamples, seed }: { level: Level; confidence: number; resamples: number; seed: number }): AlphaInterval | undefined {
  if (items.length < 2) return undefined;
  const random = seededRandom(seed);
  const alphas: number[] = [];
  for (let round = 0; round < resamples; round += 1) {
    const drawn = items.map(() => items[Math.floor(random() * items.length)] ?? []);
    const alpha = krippendorffAlpha(drawn, values, level);
    if (alpha !== undefined) alphas.push(alpha);
  }
  if (alphas.length < resamples / 2) return undefined;
  const sorted = alphas.toSorted((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), undefinedResamples: resamples - alphas.length };
}

/** Linear between order statistics: type 7 of Hyndman and Fan (1996), The American Statistician 50(4). */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
