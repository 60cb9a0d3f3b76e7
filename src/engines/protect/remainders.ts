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
  return [...table.nodes.keys()].flatMap((record) => (isImplied[record] === 1 ? [] : table.dimensions.flatMap((_one, dimension) => {
    const leaves = uncovered(table, isImplied, record, dimension);
    if (!leaves || !unlisted.some((atom) => isBeside(table, atom, { record, dimension, leaves }))) return [];
    const people = table.atoms.reduce((sum, atom) => sum + (isBeside(table, atom, { record, dimension, leaves }) ? (table.value[atom] ?? 0) : 0), 0);
    return [{ record, dimension, leaves, people }];
  })));
}

export const isBeside = (table: Table, atom: number, { record, dimension, leaves }: Pick<Remainder, 'record' | 'dimension' | 'leaves'>): boolean => leaves.has(table.nodes[atom]?.[dimension] ?? 0) && isUnder(table, atom, record);

/** The leaves under a record that no listed part of it holds; null where it has no listed part in this dimension. */
function uncovered({ dimensions, nodes, strides, find }: Table, isImplied: Uint8Array, record: number, d: number): Set<number> | null {
  const dimension = dimensions[d];
  const own = nodes[record] ?? [];
  const top = own[d] ?? 0;
  if (!dimension || dimension.isLeaf[top] === 1) return null;
  const code = own.reduce((sum, node, at) => sum + (at === d ? 0 : node * (strides[at] ?? 0)), 0);
  const isListed = (node: number): boolean => { const part = find(code + node * (strides[d] ?? 0)); return part >= 0 && isImplied[part] !== 1; };
  const under = [...dimension.nodes.keys()].filter((node) => node !== top && dimension.holders[node]?.includes(top));
  const parts = new Set(under.filter(isListed));
  if (parts.size === 0) return null;
  return new Set(under.filter((node) => dimension.isLeaf[node] === 1 && !dimension.holders[node]?.some((holder) => parts.has(holder))));
}
