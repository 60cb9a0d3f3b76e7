import { TOTAL, type Dimension } from './dimension.ts';
import { isUnder, type Table } from './table.ts';

/** People whom a total counts and none of its listed parts does: anybody can subtract. */
export interface Remainder {
  /** The total. */
  readonly record: number;
  /** The dimension whose parts are listed. */
  readonly dimension: number;
  /** The leaves of that dimension that stand in no listed part. */
  readonly leaves: ReadonlySet<number>;
  readonly people: number;
}

/** All remainders that hold somebody who is listed nowhere else. */
export function findRemainders(table: Table, isImplied: Uint8Array): Remainder[] {
  const unlisted = table.atoms.filter((atom) => isImplied[atom] === 1 && (table.value[atom] ?? 0) > 0);
  if (unlisted.length === 0) return [];
  return [...table.nodes.keys()].flatMap((record) => table.dimensions.flatMap((one, dimension) => {
    const leaves = uncovered(table, isImplied, record, { ...one, at: dimension });
    if (!leaves || !unlisted.some((atom) => isBeside(table, atom, { record, dimension, leaves }))) return [];
    const people = table.atoms.reduce((sum, atom) => sum + (isBeside(table, atom, { record, dimension, leaves }) ? (table.value[atom] ?? 0) : 0), 0);
    return [{ record, dimension, leaves, people }];
  }));
}

export const isBeside = (table: Table, atom: number, { record, dimension, leaves }: Pick<Remainder, 'record' | 'dimension' | 'leaves'>): boolean => leaves.has(table.nodes[atom]?.[dimension] ?? 0) && isUnder(table, atom, record);

/** The leaves under a record that no listed part of it holds; null where it has no listed part in this dimension. */
function uncovered({ nodes: keys, strides, find }: Table, isImplied: Uint8Array, record: number, { nodes, holders, isLeaf, at }: Dimension & { at: number }): Set<number> | null {
  const own = keys[record] ?? [];
  const top = own[at] ?? TOTAL;
  const code = own.reduce((sum, node, d) => sum + node * (strides[d] ?? 0), 0);
  const under = [...nodes.keys()].filter((node) => node !== top && holders[node]?.includes(top));
  const parts = new Set(under.filter((node) => isImplied[find(code + (node - top) * (strides[at] ?? 0))] === 0));
  return parts.size === 0 ? null : new Set(under.filter((node) => isLeaf[node] === 1 && !holders[node]?.some((holder) => parts.has(holder))));
}
