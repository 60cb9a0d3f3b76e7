import { blank, missing, type Worked } from './answer.ts';
import type { RateRow, Settings } from './input.ts';

/**
 * Sorts the rows of each group into `quantiles` of as equal size as may be: equal values share the lowest rank among them, and with
 * `invert` the highest value is in quantile 1. One answer for each row, in order; blank for a group with fewer known values than quantiles.
 */
export function quantiles(rows: readonly RateRow[], settings: Settings): Worked[] {
  const groups = new Map<string | null, number[]>();
  for (const { group, value } of rows) {
    const known = groups.get(nameOf(group)) ?? [];
    if (typeof value === 'number') known.push(settings.invert ? -value : value);
    groups.set(nameOf(group), known);
  }
  for (const [group, known] of groups) groups.set(group, known.toSorted((a, b) => a - b));
  return rows.map(({ group, value }): Worked => {
    if (typeof value !== 'number') return blank('rank', missing('The value'));
    const sorted = groups.get(nameOf(group)) ?? [];
    if (sorted.length < settings.quantiles) return blank('rank', { code: 'fewer-values-than-quantiles', text: `There are ${sorted.length} known values here, too few for ${settings.quantiles} quantiles.` }, { n: sorted.length });
    return { value: quantileOf(firstRank(sorted, settings.invert ? -value : value), sorted.length, settings.quantiles), method: 'rank', besides: { n: sorted.length } };
  });
}

/** The groups 1 and "1" are the same, as in a table. */
const nameOf = (group: RateRow['group']): string | null => (group === undefined || group === null ? null : String(group));

/** The order of operations is the published one: its rounding decides on which side of a border a rank falls. */
function quantileOf(rank: number, n: number, count: number): number {
  return Math.max(1, Math.floor(count + 1 - Math.ceil((n + 1 - rank) / (n / count))));
}

/** 1 + how many are smaller, by halving. */
function firstRank(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
