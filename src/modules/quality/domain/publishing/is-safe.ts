import type { ProtectCell } from '#engines/protect';

interface Counted {
  counted: readonly (ProtectCell | null)[];
  published: readonly ProtectCell[];
  parentOf: ReadonlyMap<string, string>;
  hasHidden: boolean;
  minimum: number;
}

/**
 * Whether every figure of a table may be shown without further search. Proof: (1) nothing of it is or was hidden, so there is no hidden figure to
 * work out. (2) Wherever a total lists parts they add up to it, so nobody stands beside listed figures, and every group that sums and differences
 * of one table lead to is made of listed ones, each of `minimum` people or more: numerator, denominator and those a share leaves out.
 * (3) No figure differs from one shown before by fewer than `minimum`, so the difference of two versions tells of no smaller group.
 * Otherwise the engine decides.
 */
export function isSafeAsItIs({ counted, published, parentOf, hasHidden, minimum }: Counted): boolean {
  if (hasHidden) return false;
  const byKey = new Map<string, Numbers>();
  for (const cell of counted) {
    if (!cell || numbersOf(cell).some((people) => people < minimum)) return false;
    byKey.set(nameOf(cell.key), numbersOf(cell));
  }
  if (!addsUp(counted, byKey, parentOf)) return false;
  return published.every((cell) => {
    const now = byKey.get(nameOf(cell.key));
    return now !== undefined && numbersOf(cell).every((before, at) => before === now[at] || Math.abs(before - (now[at] ?? 0)) >= minimum);
  });
}

type Numbers = readonly number[];
const numbersOf = ({ count, rate }: ProtectCell): Numbers => (rate ? [rate.numerator, rate.denominator, rate.denominator - rate.numerator] : [count]);
const nameOf = (key: object): string => Object.entries(key).toSorted(([a], [b]) => (a < b ? -1 : 1)).flat().join('\n');

/** Along each dimension: whether every listed total that has listed parts is their sum. */
function addsUp(counted: readonly (ProtectCell | null)[], byKey: ReadonlyMap<string, Numbers>, parentOf: ReadonlyMap<string, string>): boolean {
  const sums = new Map<string, number[]>();
  for (const cell of counted) {
    for (const dimension of Object.keys(cell?.key ?? {})) {
      const total = cell && totalAlong(cell, dimension, parentOf);
      if (!total) continue;
      const name = `${dimension}\n${nameOf(total)}`;
      const sum = sums.get(name) ?? [];
      numbersOf(cell).forEach((people, at) => { sum[at] = (sum[at] ?? 0) + people; });
      sums.set(name, sum);
    }
  }
  return [...sums].every(([name, sum]) => {
    const total = byKey.get(name.slice(name.indexOf('\n') + 1));
    return total !== undefined && total.every((people, at) => people === sum[at]);
  });
}

/** The key of the wider figure that holds this one in a dimension; null at the top of the tree. */
function totalAlong({ key }: Pick<ProtectCell, 'key'>, dimension: string, parentOf: ReadonlyMap<string, string>): ProtectCell['key'] | null {
  if (dimension !== 'unit') return Object.fromEntries(Object.entries(key).filter(([name]) => name !== dimension));
  const parent = parentOf.get(String(key['unit']));
  return parent === undefined ? null : { ...key, unit: parent };
}
