/** For tests only: alpha straight from its definition, over the coincidence matrix and pair by pair. Slow and independent of the engine. */
export function alphaByDefinition(items: readonly (readonly number[])[], level: string): number | null {
  const paired = items.filter((item) => item.length > 1);
  const codes = [...new Set(paired.flat())].toSorted((a, b) => a - b);
  const coincidence = codes.map((c) => codes.map((k) => paired.reduce((sum, item) => sum + orderedPairs(item, c, k) / (item.length - 1), 0)));
  const margin = coincidence.map((row) => row.reduce((sum, one) => sum + one, 0));
  const total = margin.reduce((sum, one) => sum + one, 0);
  let observed = 0;
  let expected = 0;
  codes.forEach((c, i) => codes.forEach((k, j) => {
    const difference = squaredDifference({ c, k, i, j, margin, level });
    observed += (coincidence[i]?.[j] ?? 0) * difference;
    expected += (margin[i] ?? 0) * (margin[j] ?? 0) * difference;
  }));
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

/** Pairs of codings by different coders of which the first gave c and the second k. */
function orderedPairs(item: readonly number[], c: number, k: number): number {
  let pairs = 0;
  item.forEach((first, i) => item.forEach((second, j) => {
    if (i !== j && first === c && second === k) pairs += 1;
  }));
  return pairs;
}

function squaredDifference({ c, k, i, j, margin, level }: { c: number; k: number; i: number; j: number; margin: readonly number[]; level: string }): number {
  if (level === 'nominal') return Number(c !== k);
  if (level === 'interval') return (c - k) ** 2;
  const [low, high] = [Math.min(i, j), Math.max(i, j)];
  const between = margin.slice(low, high + 1).reduce((sum, one) => sum + one, 0);
  return (between - ((margin[i] ?? 0) + (margin[j] ?? 0)) / 2) ** 2;
}
