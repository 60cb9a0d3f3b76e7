/**
 * Adjusted Rand index (Hubert & Arabie 1985) of two partitions of the same items: 1 when they are the same, about 0 when
 * they agree no more than chance. Null without items; 1 when both put everything together or everything apart.
 */
export function adjustedRandIndex(one: readonly (string | number)[], other: readonly (string | number)[]): number | null {
  if (one.length === 0 || one.length !== other.length) return null;
  const cells = new Map<string, number>();
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  for (const [i, first] of one.entries()) {
    count(cells, `${first}|${other[i]}`);
    count(rows, String(first));
    count(columns, String(other[i]));
  }
  const together = pairsIn(cells);
  const expected = (pairsIn(rows) * pairsIn(columns)) / ((one.length * (one.length - 1)) / 2 || 1);
  const most = (pairsIn(rows) + pairsIn(columns)) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function count(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1);
}

function pairsIn(counts: Map<string, number>): number {
  let pairs = 0;
  for (const size of counts.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}
