import type { Dimension } from './dimension.ts';
import { findRemainders, type Remainder } from './remainders.ts';
import { shareOut, type Candidate, type Limits } from './share-out.ts';
import { isAtom, isTooLarge, isUnder, makeTable, type Statement, type Table } from './table.ts';

export interface Completed {
  readonly table: Table;
  /** Records that no table speaks of, needed for the totals to be right. */
  readonly isImplied: Uint8Array;
  readonly remainders: readonly Remainder[];
}

export type Completion = { readonly ok: true; readonly completed: Completed } | { readonly ok: false; readonly overfull: readonly number[] };

/** More unlisted groups than this are not tried one by one. */
const MOST_CANDIDATES = 60_000;

/**
 * Adds the groups that are listed nowhere but must exist, with counts under which every total is right. `overfull` names the cells of
 * the request that are smaller than their parts; it is empty where no such counts were found, or where there were more than
 * `mostCandidates` groups to try.
 */
export function completeTable(dimensions: readonly Dimension[], given: readonly Statement[], mostCandidates = MOST_CANDIDATES): Completion {
  if (isTooLarge(dimensions)) return { ok: false, overfull: [] };
  let statements = given;
  for (;;) {
    const table = makeTable(dimensions, statements);
    const limits = limitsOf(table);
    const overfull = [...limits.high.keys()].filter((record) => (limits.high[record] ?? 0) < 0);
    if (overfull.length === 0) return fill({ table, limits, statements, mostCandidates });
    const strange = strangersAmong(table, overfull);
    if (strange.size === 0) return { ok: false, overfull: overfull.map((record) => table.cell[record] ?? -1) };
    statements = statements.filter(({ nodes }) => !strange.has(String(nodes)));
  }
}

/** Earlier figures that cannot be of the same people as today's: totals below today's parts, and parts that do not fit into a total. They bind nobody. */
function strangersAmong(table: Table, overfull: readonly number[]): Set<string> {
  const isEarlier = (record: number): boolean => (table.cell[record] ?? -1) < 0;
  const strange = overfull.filter(isEarlier);
  const found = strange.length > 0 ? strange : table.atoms.filter((atom) => isEarlier(atom) && overfull.some((record) => isUnder(table, atom, record)));
  return new Set(found.map((record) => String(table.nodes[record])));
}

/** Known only within a range, from an earlier table that was rounded. */
const isLooselyKnown = ({ cell, knownLow, knownHigh }: Pick<Statement, 'cell' | 'knownLow' | 'knownHigh'>): boolean => cell === -1 && knownLow < knownHigh;
const isLoose = ({ cell, knownLow, knownHigh }: Table, record: number): boolean => isLooselyKnown({ cell: cell[record] ?? -1, knownLow: knownLow[record] ?? 0, knownHigh: knownHigh[record] ?? 0 });

/** For each record what it must hold beside its listed atoms, at least and at most. */
function limitsOf(table: Table): Limits {
  const { value, knownLow, knownHigh, cell } = table;
  const sums = new Float64Array(value.length);
  for (const atom of table.atoms) if (!isLoose(table, atom)) table.eachHolder(table.nodes[atom] ?? [], (record) => { sums[record] = (sums[record] ?? 0) + (value[atom] ?? 0); });
  const less = (most: Float64Array): Float64Array => sums.map((sum, record) => ((cell[record] ?? -1) < 0 ? (most[record] ?? 0) : (value[record] ?? 0)) - sum);
  return { low: less(knownLow), high: less(knownHigh) };
}

function fill({ table, limits, statements, mostCandidates }: { table: Table; limits: Limits; statements: readonly Statement[]; mostCandidates: number }): Completion {
  const bare = bareRecords(table);
  const candidates = bare.size > 0 || limits.high.some((people) => people > 0) ? candidatesOf(table, limits, { bare, mostCandidates }) : [];
  const counts = candidates && shareOut(candidates, limits);
  if (!candidates || !counts) return { ok: false, overfull: [] };
  const kept = candidates.map((one, at) => ({ ...one, count: counts[at] ?? 0 })).filter(({ count, isRest }) => count > 0 || !isRest);
  const added = new Map(kept.map(({ nodes, count }): [string, Statement] => [String(nodes), { nodes, value: count, cell: -1, knownLow: 0, knownHigh: Infinity }]));
  const listed = new Set(statements.map(({ nodes }) => String(nodes)));
  // What is known within a range only and was given nobody holds nobody.
  const agreed = statements.map((one): Statement => (isAtom(table.dimensions, one.nodes) && isLooselyKnown(one) ? { ...one, value: added.get(String(one.nodes))?.value ?? 0 } : one));
  const whole = makeTable(table.dimensions, [...agreed, ...[...added].filter(([key]) => !listed.has(key)).map(([, one]) => one)]);
  const isImplied = Uint8Array.from(whole.nodes, (nodes) => Number(added.has(String(nodes)) && !listed.has(String(nodes))));
  return { ok: true, completed: { table: whole, isImplied, remainders: settle(whole, isImplied) } };
}

/** Gives totals the value of what stands under them (those of the request have it already), then finds what stands beside listed parts. */
function settle(whole: Table, isImplied: Uint8Array): Remainder[] {
  const sums = new Float64Array(whole.value.length);
  for (const atom of whole.atoms) whole.eachHolder(whole.nodes[atom] ?? [], (record) => { sums[record] = (sums[record] ?? 0) + (whole.value[atom] ?? 0); });
  whole.value.set(sums);
  return findRemainders(whole, isImplied);
}

/** Records under which nothing is listed: their people stand somewhere, even where there are none today. */
function bareRecords(table: Table): Set<number> {
  const bare = new Set(table.nodes.keys());
  for (const atom of table.atoms) table.eachHolder(table.nodes[atom] ?? [], (record) => void bare.delete(record));
  return bare;
}

/** All unlisted groups of leaves that could hold people: every total has people left over, or nothing is listed under one of them. Null where there are too many to try. */
function candidatesOf(table: Table, { high }: Limits, { bare, mostCandidates }: { bare: ReadonlySet<number>; mostCandidates: number }): Candidate[] | null {
  const leaves = table.dimensions.map(({ nodes, isLeaf }) => [...nodes.keys()].filter((node) => isLeaf[node] === 1));
  const found: Candidate[] = [];
  const walk = (nodes: readonly number[]): boolean => {
    const list = leaves[nodes.length];
    if (list) return list.every((leaf) => walk([...nodes, leaf]));
    const holders: number[] = [];
    table.eachHolder(nodes, (record) => void holders.push(record));
    const isRest = nodes.some((node, d) => table.dimensions[d]?.nodes[node]?.startsWith('\u0000'));
    const isBare = !isRest && holders.some((record) => bare.has(record));
    const isOpen = isBare || holders.every((record) => (high[record] ?? 0) > 0);
    if (holders.length > 0 && isOpen) found.push({ nodes, holders, isRest });
    return found.length <= mostCandidates;
  };
  return leaves.reduce((product, list) => product * list.length, 1) <= 8 * mostCandidates && walk([]) ? found : null;
}
