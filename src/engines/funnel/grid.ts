/** `count` denominators in equal steps from `first` to `last`. */
export function equalSteps(first: number, last: number, count: number): number[] {
  const step = (last - first) / (count - 1);
  return Array.from({ length: count }, (_one, at) => (at === count - 1 ? last : first + at * step));
}

/** The different numbers among them, rising. */
export function risingUnion(one: readonly number[], other: readonly number[] = []): number[] {
  // A typed array sorts numbers without a comparison for each step.
  const sorted = new Float64Array(one.length + other.length);
  sorted.set(one);
  sorted.set(other, one.length);
  sorted.sort();
  return Array.from(sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]));
}

/**
 * `count` whole numbers from 1 to `last` whose steps grow evenly: each is the rounded geometric step towards the end, and at least one more than
 * the one before. Fits all 300 grid points in the tables of PHEindicatormethods 2.1.0.
 */
export function growingSteps(last: number, count: number): number[] {
  const grid = [1];
  for (let at = 1; at < count; at += 1) {
    const before = grid[at - 1] ?? 1;
    grid.push(Math.max(before + 1, Math.round(before * (last / before) ** (1 / (count - at)))));
  }
  return grid;
}
