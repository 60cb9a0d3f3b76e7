import { TOTAL } from './dimension.ts';
import { makeScratch, walkExchange, type Exchange } from './exchange.ts';
import { isBeside, type Remainder } from './remainders.ts';
import { isUnder, type Table } from './table.ts';

/** A figure that must stay uncertain: a hidden record, or what stands beside the listed parts of a total. */
export interface Target {
  /** The hidden record, or the total. */
  readonly record: number;
  readonly remainder: Remainder | null;
}

/** The least and the most that each record may be, given what is shown now. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Tries every exchange that moves the target up by one for each person exchanged, in an order that does not depend on the order of cells. */
export interface ExchangeSearch {
  eachExchange(target: Target, bounds: Bounds, options: { quick: (record: number) => boolean; attempt: (exchange: Exchange) => boolean }): void;
  /** Records that the exchange touches, each with its sign. */
  touched(exchange: Exchange): { record: number; sign: number }[];
  walk(exchange: Exchange, judge: (record: number, sign: number) => boolean): boolean;
  /** How many people the remainder's own groups gain for one person exchanged. */
  gain(exchange: Exchange, remainder: Remainder): number;
}

/** More anchors than this under one total add little. */
const MOST_ANCHORS = 8;
/** Exchanges over more dimensions than this touch hundreds of records each and are not tried. */
const MOST_PAIRED = 6;

export function makeSearch(table: Table): ExchangeSearch {
  const scratch = makeScratch(table);
  const buckets = new Map<number, Map<number, number[]>>();
  const dimensionCount = table.dimensions.length;
  const masks = [...Array(2 ** Math.min(dimensionCount, 16)).keys()].filter((mask) => bitsOf(mask) <= MOST_PAIRED).toSorted((a, b) => bitsOf(b) - bitsOf(a));
  const bucketOf = (mask: number, nodes: readonly number[]): readonly number[] => {
    const bucket = buckets.get(mask) ?? fillBucket(table, mask);
    buckets.set(mask, bucket);
    return bucket.get(restCode(table, mask, nodes)) ?? [];
  };
  const lowest = new Set(table.atoms);
  const walk: ExchangeSearch['walk'] = (exchange, judge) => walkExchange(table, exchange, scratch, judge);
  const touched: ExchangeSearch['touched'] = (exchange) => {
    const found: { record: number; sign: number }[] = [];
    walk(exchange, (record, sign) => { found.push({ record, sign }); return true; });
    return found;
  };
  const gain: ExchangeSearch['gain'] = (exchange, remainder) => touched(exchange).reduce((people, { record, sign }) => people + (lowest.has(record) && isBeside(table, record, remainder) ? sign : 0), 0);
  return {
    walk, touched, gain,
    eachExchange: (target, bounds, { quick, attempt }) => {
      const held = table.nodes[target.record] ?? [];
      const usable = masks.filter((mask) => target.remainder !== null || held.every((node, d) => node !== TOTAL || ((mask >> d) & 1) === 0));
      for (const anchor of anchorsOf(table, target, bounds)) {
        const from = table.nodes[anchor] ?? [];
        for (const mask of usable) {
          if (mask === 0) { if (attempt({ from, to: from.map(() => TOTAL) })) return; continue; }
          for (const other of bucketOf(mask, from)) {
            if (!quick(other)) continue;
            const far = table.nodes[other] ?? [];
            if (!isApart(table, { from, far, held, mask, inside: target.remainder !== null })) continue;
            if (attempt({ from, to: far.map((node, d) => (((mask >> d) & 1) === 1 ? node : TOTAL)) })) return;
          }
        }
      }
    },
  };
}

const bitsOf = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

function fillBucket(table: Table, mask: number): Map<number, number[]> {
  const bucket = new Map<number, number[]>();
  for (const atom of table.atoms) {
    const code = restCode(table, mask, table.nodes[atom] ?? []);
    const list = bucket.get(code);
    if (list) list.push(atom);
    else bucket.set(code, [atom]);
  }
  return bucket;
}

/** The code of a key without the dimensions of the mask. */
function restCode({ strides }: Table, mask: number, nodes: readonly number[]): number {
  let code = 0;
  for (let d = 0; d < nodes.length; d += 1) if (((mask >> d) & 1) === 0) code += (nodes[d] ?? 0) * (strides[d] ?? 0);
  return code;
}

/** Whether the far corner differs in each dimension of the mask and, for a hidden record, lies outside it there, so that the exchange does not cancel within it. */
function isApart({ dimensions }: Table, { from, far, held, mask, inside }: { from: readonly number[]; far: readonly number[]; held: readonly number[]; mask: number; inside: boolean }): boolean {
  for (let d = 0; d < from.length; d += 1) {
    if (((mask >> d) & 1) === 0) continue;
    if (far[d] === from[d]) return false;
    if (!inside && dimensions[d]?.holders[far[d] ?? 0]?.includes(held[d] ?? 0)) return false;
  }
  return true;
}

/** Atoms from which the target can be moved: free ones and large ones first. */
function anchorsOf(table: Table, target: Target, { low, high }: Bounds): number[] {
  const isFixed = (atom: number): number => Number((low[atom] ?? 0) >= (high[atom] ?? 0));
  if (!target.remainder && table.nodes[target.record]?.every((node, d) => table.dimensions[d]?.isLeaf[node] === 1)) return [target.record];
  return table.atoms
    .filter((atom) => (target.remainder ? isBeside(table, atom, target.remainder) : isUnder(table, atom, target.record)))
    .toSorted((a, b) => isFixed(a) - isFixed(b) || (table.value[b] ?? 0) - (table.value[a] ?? 0) || a - b).slice(0, MOST_ANCHORS);
}
