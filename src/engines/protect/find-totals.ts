import type { Belonging } from './hierarchies.ts';
import type { ReadCell } from './read-cells.ts';

/**
 * Values that are totals by their figures though nothing says so ("England", "All ages", "Persons"): wherever they stand they equal
 * the sum of all other values of their dimension. Anybody could notice. Taking a chance likeness for a total costs a few more hidden
 * figures; missing a true one would give people away. A dimension with a hierarchy says itself what its totals are.
 */
export function findTotals(cells: readonly ReadCell[], dimension: number): Belonging[] {
  const contexts = new Map<string, Map<string, number>>();
  for (const { values, count } of cells) {
    const value = values[dimension] ?? '';
    if (value === '') continue;
    const context = JSON.stringify(values.toSpliced(dimension, 1));
    const list = contexts.get(context) ?? new Map<string, number>();
    contexts.set(context, list.set(value, count));
  }
  const refuted = new Set<string>();
  const signs = new Map<string, number>();
  for (const list of contexts.values()) {
    const sum = [...list.values()].reduce((total, count) => total + count, 0);
    for (const [value, count] of list) {
      if (count * 2 !== sum || list.size < 3) refuted.add(value);
      else if (count > 0) signs.set(value, (signs.get(value) ?? 0) + (list.size > 3 ? 2 : 1));
    }
  }
  const values = [...new Set([...contexts.values()].flatMap((list) => [...list.keys()]))];
  const totals = [...signs].filter(([value, weight]) => weight >= 2 && !refuted.has(value));
  return totals.slice(0, 1).flatMap(([parent]) => values.filter((child) => child !== parent).map((child) => ({ child, parent })));
}
