import { TOTAL } from './dimension.ts';
import type { Table } from './table.ts';

/**
 * People moved between groups so that all other totals stay as they are. In each dimension people either move from one leaf to
 * another, or (where `to` lacks) come from outside, so that the totals of that dimension move too. The corners of such a move take
 * +1 and −1 by turns: it is the hypercube of Repsilber (1994) and of Giessing and Repsilber (2002), and a sum of such moves leads from
 * the true table to another one that shows the same.
 */
export interface Exchange {
  readonly from: readonly number[];
  /** For each dimension the other leaf, or TOTAL where people come from outside. */
  readonly to: readonly number[];
}

/** What a search asks of each record that an exchange touches. Answers false to break off. */
export type Judge = (record: number, sign: number) => boolean;

/** Scratch of one search: nodes that an exchange touches in each dimension, with their signs. Reused, because millions are tried. */
export interface Scratch {
  readonly offsets: Float64Array[];
  readonly signs: Int8Array[];
  readonly leaves: Uint8Array[];
  readonly counts: Int32Array;
}

export function makeScratch({ dimensions }: Table): Scratch {
  const room = dimensions.map(({ holders }) => 2 * Math.max(1, ...holders.map((held) => held.length)));
  return { offsets: room.map((size) => new Float64Array(size)), signs: room.map((size) => new Int8Array(size)), leaves: room.map((size) => new Uint8Array(size)), counts: new Int32Array(room.length) };
}

/** Calls `judge` for each record that the exchange changes. False when `judge` broke off, or when the exchange needs a group that does not exist. */
export function walkExchange(table: Table, { from, to }: Exchange, scratch: Scratch, judge: Judge): boolean {
  for (let d = 0; d < from.length; d += 1) lay(table, scratch, d, from[d] ?? 0, to[d] ?? TOTAL);
  return walk(table, scratch, judge, 0, 0, 1, 1);
}

/** The nodes of one dimension that change: those that hold one of the two leaves and not the other. */
function lay({ dimensions, strides }: Table, { offsets, signs, leaves, counts }: Scratch, d: number, from: number, to: number): void {
  const dimension = dimensions[d];
  const [offset, sign, leaf] = [offsets[d], signs[d], leaves[d]];
  if (!dimension || !offset || !sign || !leaf) return;
  const held = dimension.holders[from] ?? [];
  const heldByOther = to === TOTAL ? [] : (dimension.holders[to] ?? []);
  const stride = strides[d] ?? 0;
  let count = 0;
  const put = (node: number, signed: number): void => {
    offset[count] = node * stride;
    sign[count] = signed;
    leaf[count] = dimension.isLeaf[node] ?? 0;
    count += 1;
  };
  for (const node of heldByOther) if (!held.includes(node)) put(node, -1);
  for (const node of held) if (!heldByOther.includes(node)) put(node, 1);
  counts[d] = count;
}

function walk(table: Table, scratch: Scratch, judge: Judge, d: number, code: number, sign: number, atom: number): boolean {
  const count = scratch.counts[d];
  if (count === undefined) {
    const record = table.find(code);
    return record < 0 ? atom === 0 : judge(record, sign);
  }
  for (let at = 0; at < count; at += 1) {
    if (!walk(table, scratch, judge, d + 1, code + (scratch.offsets[d]?.[at] ?? 0), sign * (scratch.signs[d]?.[at] ?? 0), atom & (scratch.leaves[d]?.[at] ?? 0))) return false;
  }
  return true;
}

/** The atoms of an exchange with their signs: the corners. */
export function cornersOf({ from, to }: Exchange): { nodes: readonly number[]; sign: number }[] {
  let corners: { nodes: number[]; sign: number }[] = [{ nodes: [], sign: 1 }];
  from.forEach((leaf, d) => {
    const other = to[d] ?? TOTAL;
    corners = corners.flatMap(({ nodes, sign }) => [{ nodes: [...nodes, leaf], sign }, ...(other === TOTAL ? [] : [{ nodes: [...nodes, other], sign: -sign }])]);
  });
  return corners;
}
