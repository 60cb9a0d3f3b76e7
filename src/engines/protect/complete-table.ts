import { seededRandom } from '#engines/random';
import type { Dimension } from './dimension.ts';
import { isAtom, makeTable, type Statement, type Table } from './table.ts';

export interface Completed {
  readonly table: Table;
  /** Records that no table speaks of, needed for the totals to be right. */
  readonly isImplied: Uint8Array;
  /** Totals that are larger than all that is listed under them: by how much, for what stands between is known by subtraction. */
  readonly remainders: readonly { readonly record: number; readonly people: number }[];
}

export type Completion = { readonly ok: true; readonly completed: Completed } | { readonly ok: false; readonly overfull: readonly number[] };

/** More unlisted groups than this are not tried one by one. */
const MOST_CANDIDATES = 60_000;
const TRIES = 40;

/**
 * Adds the groups that are listed nowhere but must exist, with counts under which every total is right. `overfull` names the cells of
 * the request that are smaller than their parts; it is empty where no such counts were found.
 */
export function completeTable(dimensions: readonly Dimension[], given: readonly Statement[]): Completion {
  let statements = given;
  for (let round = 0; round < 2; round += 1) {
    const table = makeTable(dimensions, statements);
    if (!table) return { ok: false, overfull: [] };
    const left = remaindersOf(table);
    const overfull = [...left.keys()].filter((record) => (left[record] ?? 0) < 0);
    const cells = overfull.map((record) => table.cell[record] ?? -1).filter((cell) => cell >= 0);
    if (cells.length > 0) return { ok: false, overfull: cells };
    if (overfull.length === 0) return fill(table, left, statements);
    // An earlier total below today's parts speaks of other people: it binds nobody.
    const codes = new Set(overfull.map((record) => String(table.nodes[record])));
    statements = statements.filter(({ nodes }) => !codes.has(String(nodes)));
  }
  return { ok: false, overfull: [] };
}

/** For each record that is a sum: its count less its listed atoms. A figure known only within a range takes the value nearest to its parts. */
function remaindersOf(table: Table): Float64Array {
  const { value, knownLow, knownHigh, cell } = table;
  const sums = new Float64Array(value.length);
  for (const atom of table.atoms) table.eachHolder(table.nodes[atom] ?? [], (record) => { sums[record] = (sums[record] ?? 0) + (value[atom] ?? 0); });
  return sums.map((sum, record) => {
    if ((cell[record] ?? -1) < 0) value[record] = Math.min(knownHigh[record] ?? 0, Math.max(knownLow[record] ?? 0, sum));
    return (value[record] ?? 0) - sum;
  });
}

function fill(table: Table, left: Float64Array, statements: readonly Statement[]): Completion {
  const remainders = [...left.keys()].filter((record) => (left[record] ?? 0) > 0).map((record) => ({ record, people: left[record] ?? 0 }));
  if (remainders.length === 0) return { ok: true, completed: { table, isImplied: new Uint8Array(table.value.length), remainders } };
  const candidates = candidatesOf(table, left);
  const counts = candidates && share(candidates, left);
  if (!candidates || !counts) return { ok: false, overfull: [] };
  const kept = candidates.map((one, at) => ({ ...one, count: counts[at] ?? 0 })).filter(({ count, isRest }) => count > 0 || !isRest);
  const implied = kept.map(({ nodes, count }): Statement => ({ nodes, value: count, cell: -1, knownLow: 0, knownHigh: Infinity }));
  const whole = makeTable(table.dimensions, [...statements.map((one) => ({ ...one, value: table.value[table.find(codeOf(table, one.nodes))] ?? one.value })), ...implied]);
  if (!whole) return { ok: false, overfull: [] };
  const codes = new Set(implied.map(({ nodes }) => codeOf(whole, nodes)));
  const isImplied = Uint8Array.from(whole.nodes, (nodes) => Number(codes.has(codeOf(whole, nodes))));
  const found = remainders.map(({ record, people }) => ({ record: whole.find(codeOf(whole, table.nodes[record] ?? [])), people }));
  return { ok: true, completed: { table: whole, isImplied, remainders: found } };
}

const codeOf = ({ strides }: Table, nodes: readonly number[]): number => nodes.reduce((code, node, d) => code + node * (strides[d] ?? 0), 0);

interface Candidate {
  readonly nodes: readonly number[];
  readonly holders: readonly number[];
  readonly isRest: boolean;
}

/** All unlisted groups of leaves whose every total has people left over. Null where there are too many to try. */
function candidatesOf(table: Table, left: Float64Array): Candidate[] | null {
  const leaves = table.dimensions.map(({ nodes, isLeaf }) => [...nodes.keys()].filter((node) => isLeaf[node] === 1));
  if (leaves.reduce((product, list) => product * list.length, 1) > MOST_CANDIDATES * 8) return null;
  const found: Candidate[] = [];
  const walk = (nodes: readonly number[]): boolean => {
    const list = leaves[nodes.length];
    if (list) return list.every((leaf) => walk([...nodes, leaf]));
    const holders: number[] = [];
    table.eachHolder(nodes, (record) => void holders.push(record));
    const isRest = nodes.some((node, d) => table.dimensions[d]?.nodes[node]?.startsWith('\u0000'));
    if (holders.length > 0 && holders.every((record) => (left[record] ?? 0) > 0 && !isAtom(table.dimensions, table.nodes[record] ?? []))) found.push({ nodes, holders, isRest });
    return found.length <= MOST_CANDIDATES;
  };
  return walk([]) ? found : null;
}

/** Counts for the candidates under which nothing is left over. Greedy, those with the most totals first, then with changes of order. */
function share(candidates: readonly Candidate[], left: Float64Array): Float64Array | null {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const random = seededRandom(attempt);
    const order = candidates.map((one, at) => ({ one, at, rank: one.holders.length + (attempt > 0 ? random() * 2 * Math.min(attempt, 8) : 0) })).toSorted((a, b) => b.rank - a.rank || a.at - b.at);
    const open = left.slice();
    const counts = new Float64Array(candidates.length);
    for (const { one, at } of order) {
      const room = one.holders.reduce((least, record) => Math.min(least, open[record] ?? 0), Infinity);
      counts[at] = room;
      for (const record of one.holders) open[record] = (open[record] ?? 0) - room;
    }
    if (open.every((people) => people <= 0)) return counts;
  }
  return null;
}
