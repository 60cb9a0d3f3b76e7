/** Nominal: codes are only the same or different. Ordinal: they have an order. Interval: their distances count. */
export type Level = 'nominal' | 'ordinal' | 'interval';

/** An item as the places of its codes in the list of all codes, one for each coding; in any order, at least two. */
export type CodedItem = readonly number[];

/**
 * Krippendorff's alpha = 1 − observed ÷ expected disagreement, for any number of coders and with codings missing.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability. Items with fewer than two codings add nothing there and
 * must be left out here. `values[c]` is the number of code c (interval), else only its order is used.
 * Undefined when there is no item, or when every coding gave the same code: then chance alone would agree as well.
 */
export function krippendorffAlpha(items: readonly CodedItem[], values: readonly number[], level: Level): number | undefined {
  const totals = countCodes(items, values.length);
  const paired = totals.reduce((sum, count) => sum + count, 0);
  const scores = level === 'ordinal' ? middleRanks(totals) : values;
  const spread = level === 'nominal' ? nominalSpread(totals) : squaredSpread(items.flat(), scores);
  if (paired < 2 || spread <= 0) return undefined;
  let observed = 0;
  for (const item of items) observed += (level === 'nominal' ? nominalSpread(tally(item)) : squaredSpread(item, scores)) / (item.length - 1);
  return 1 - ((paired - 1) * observed) / spread;
}

function countCodes(items: readonly CodedItem[], codeCount: number): number[] {
  const totals = Array.from({ length: codeCount }, () => 0);
  for (const item of items) for (const code of item) totals[code] = (totals[code] ?? 0) + 1;
  return totals;
}

/** The ordinal difference of Krippendorff, Σ counts from c to k less half of both ends, is the distance of their middle ranks. */
function middleRanks(totals: readonly number[]): number[] {
  let before = 0;
  return totals.map((count) => {
    before += count;
    return before - count / 2;
  });
}

/** Ordered pairs that differ: n² − Σ n_c². */
const nominalSpread = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0) ** 2 - counts.reduce((sum, count) => sum + count ** 2, 0);

function tally(item: CodedItem): number[] {
  const counts = new Map<number, number>();
  for (const code of item) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts.values()];
}

/** Squared differences over all ordered pairs: 2 n Σ (x − mean)², which keeps its digits where n Σx² − (Σx)² would lose them. */
function squaredSpread(codes: readonly number[], scores: readonly number[]): number {
  const points = codes.map((code) => scores[code] ?? 0);
  const mean = points.reduce((sum, point) => sum + point, 0) / points.length;
  return 2 * points.length * points.reduce((sum, point) => sum + (point - mean) ** 2, 0);
}
