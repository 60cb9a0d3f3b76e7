import { TOTAL, type Dimension } from './dimension.ts';
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

/** Nodes of one dimension that an exchange touches, with their signs. */
interface Layer {
  readonly dimension: Dimension;
  readonly stride: number;
  readonly offsets: Float64Array;
  readonly signs: Int8Array;
  readonly leaves: Uint8Array;
  count: number;
}

/** Scratch of one search, a layer for each dimension. Reused, because millions are tried. */
export type Scratch = readonly Layer[];

export function makeScratch({ dimensions, strides }: Table): Scratch {
  return dimensions.map((dimension, d) => {
    const room = 2 * Math.max(...dimension.holders.map((held) => held.length));
    return { dimension, stride: strides[d] ?? 0, offsets: new Float64Array(room), signs: new Int8Array(room), leaves: new Uint8Array(room), count: 0 };
  });
}

/** Calls `judge` for each record that the exchange changes. False when `judge` broke off, or when the exchange needs a group that does not exist. */
export function walkExchange(table: Table, { from, to }: Exchange, scratch: Scratch, judge: Judge): boolean {
  scratch.forEach((layer, d) => lay(layer, from[d] ?? 0, to[d] ?? TOTAL));
  return walk(table, scratch, judge, 0, 0, 1, 1);
}

/** The nodes of one dimension that change: those that hold one of the two leaves and not the other. */
function lay(layer: Layer, from: number, to: number): void {
  const { dimension, stride, offsets, signs, leaves } = layer;
  const held = dimension.holders[from] ?? [];
  const heldByOther = to === TOTAL ? [] : (dimension.holders[to] ?? []);
  layer.count = 0;
  const put = (node: number, sign: number): void => {
    offsets[layer.count] = node * stride;
    signs[layer.count] = sign;
    leaves[layer.count] = dimension.isLeaf[node] ?? 0;
    layer.count += 1;
  };
  for (const node of heldByOther) if (!held.includes(node)) put(node, -1);
  for (const node of held) if (!heldByOther.includes(node)) put(node, 1);
}

function walk(table: Table, scratch: Scratch, judge: Judge, d: number, code: number, sign: number, atom: number): boolean {
  const layer = scratch[d];
  if (!layer) {
    const record = table.find(code);
    return record < 0 ? atom === 0 : judge(record, sign);
  }
  let goes = true;
  for (let at = 0; goes && at < layer.count; at += 1) {
    goes = walk(table, scratch, judge, d + 1, code + (layer.offsets[at] ?? 0), sign * (layer.signs[at] ?? 0), atom & (layer.leaves[at] ?? 0));
  }
  return goes;
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
