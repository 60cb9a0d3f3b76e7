import type { Dimension } from './dimension.ts';

/** What is or was said about the count of one key. */
export interface Statement {
  /** A node for each dimension. */
  readonly nodes: readonly number[];
  readonly value: number;
  /** Which cell of the request this is; −1 where only an earlier table speaks of it. */
  readonly cell: number;
  /** What anybody knows from earlier tables, however the cell is treated now. */
  readonly knownLow: number;
  readonly knownHigh: number;
}

/** One record for each key that is spoken of, and for each group nobody speaks of that must exist for the totals to be right. */
export interface Table {
  readonly dimensions: readonly Dimension[];
  readonly strides: readonly number[];
  readonly nodes: readonly (readonly number[])[];
  /** A true count for each record, or one that agrees with everything known where the truth is not given. */
  readonly value: Float64Array;
  readonly cell: Int32Array;
  readonly knownLow: Float64Array;
  readonly knownHigh: Float64Array;
  /** Records whose nodes are all leaves: every other record is the sum of those under it. */
  readonly atoms: readonly number[];
  /** The record of a key by its code, the sum of node × stride; −1 where there is none. */
  find(code: number): number;
  /** Calls once for each record that holds this key. */
  eachHolder(nodes: readonly number[], visit: (record: number) => void): void;
}

/** Codes beyond this are no longer exact in a double. */
const LARGEST_CODE = Number.MAX_SAFE_INTEGER;
/** Up to this many possible keys the place of a record is looked up in an array, beyond it in a map. */
const LARGEST_ARRAY = 4_000_000;

/** Whether there are more possible keys than can be told apart. */
export const isTooLarge = (dimensions: readonly Dimension[]): boolean => dimensions.reduce((size, { nodes }) => size * nodes.length, 1) > LARGEST_CODE;

/** The table of these statements, each key once. */
export function makeTable(dimensions: readonly Dimension[], statements: readonly Statement[]): Table {
  const strides: number[] = [];
  let size = 1;
  for (const { nodes } of dimensions) {
    strides.push(size);
    size *= nodes.length;
  }
  const codeOf = (nodes: readonly number[]): number => nodes.reduce((code, node, d) => code + node * (strides[d] ?? 0), 0);
  const sorted = statements.map((one) => ({ one, code: codeOf(one.nodes) })).toSorted((a, b) => a.code - b.code);
  const find = finder(size, sorted.map(({ code }) => code));
  const nodes = sorted.map(({ one }) => one.nodes);
  return {
    dimensions, strides, nodes, find,
    value: Float64Array.from(sorted, ({ one }) => one.value),
    cell: Int32Array.from(sorted, ({ one }) => one.cell),
    knownLow: Float64Array.from(sorted, ({ one }) => one.knownLow),
    knownHigh: Float64Array.from(sorted, ({ one }) => one.knownHigh),
    atoms: nodes.flatMap((key, record) => (isAtom(dimensions, key) ? [record] : [])),
    eachHolder: (key, visit) => eachHolder({ dimensions, strides, find }, key, visit),
  };
}

export const isAtom = (dimensions: readonly Dimension[], nodes: readonly number[]): boolean => nodes.every((node, d) => dimensions[d]?.isLeaf[node] === 1);

/** Whether a record's key lies under another's, or is the same. */
export const isUnder = ({ dimensions, nodes }: Table, record: number, total: number): boolean => (nodes[record] ?? []).every((node, d) => dimensions[d]?.holders[node]?.includes(nodes[total]?.[d] ?? 0));

function finder(size: number, codes: readonly number[]): (code: number) => number {
  if (size > LARGEST_ARRAY) {
    const places = new Map(codes.map((code, record) => [code, record]));
    return (code) => places.get(code) ?? -1;
  }
  const places = new Int32Array(size).fill(-1);
  codes.forEach((code, record) => { places[code] = record; });
  return (code) => places[code] ?? -1;
}

function eachHolder({ dimensions, strides, find }: Pick<Table, 'dimensions' | 'strides' | 'find'>, nodes: readonly number[], visit: (record: number) => void): void {
  const walk = (d: number, code: number): void => {
    const dimension = dimensions[d];
    if (!dimension) {
      const record = find(code);
      if (record >= 0) visit(record);
      return;
    }
    for (const holder of dimension.holders[nodes[d] ?? 0] ?? []) walk(d + 1, code + holder * (strides[d] ?? 0));
  };
  walk(0, 0);
}
