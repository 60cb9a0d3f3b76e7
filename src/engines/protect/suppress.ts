import type { Completed } from './complete-table.ts';
import { makeProtector, nameOf, type Proof, type Protector } from './protector.ts';
import type { Target } from './search.ts';

export interface Request {
  /** A table for each figure that a shown cell gives away, all with the same cells. */
  readonly tables: readonly Completed[];
  /** By cell: whether its own figures are too small. */
  readonly isSmall: readonly boolean[];
  /** By cell: what the reader loses when it is hidden. */
  readonly weight: readonly number[];
  readonly minimum: number;
  /** What a reader may conclude from a shown figure, for one that stands for this value. */
  readonly shownRange: (value: number) => { readonly low: number; readonly high: number };
}

export interface Suppression {
  readonly isHidden: readonly boolean[];
  readonly protectors: readonly Protector[];
  /** Figures for which no other table exists that shows the same: earlier tables tell too much. */
  readonly unproved: readonly { readonly protector: Protector; readonly target: Target }[];
  readonly lost: number;
}

/** Records looked at in all attempts together, so that the same request always takes the same course. */
const MOST_WORK = 8_000_000;

type Order = (a: Target, b: Target) => number;

/**
 * Hides small cells and then as few others as it finds, until each hidden figure has a proof that it could be any of a wide range.
 * Several orders are tried where the table is small; the one that keeps most is answered.
 */
export function suppress(request: Request): Suppression {
  let best: Suppression | undefined;
  let work = 0;
  for (const order of ordersFor(request)) {
    const found = runOnce(request, order, MOST_WORK - work);
    work += found.protectors.reduce((sum, protector) => sum + protector.work(), 0);
    if (!best || found.unproved.length < best.unproved.length || (found.unproved.length === best.unproved.length && found.lost < best.lost)) best = found;
    if (work > MOST_WORK / 6 || found.isHidden.every((hidden, cell) => hidden === request.isSmall[cell])) break;
  }
  return best ?? { isHidden: [], protectors: [], unproved: [], lost: 0 };
}

function ordersFor({ tables }: Request): Order[] {
  const value = (one: Target): number => tables[0]?.table.value[one.record] ?? 0;
  const width = ({ record }: Target): number => (tables[0]?.table.nodes[record] ?? []).filter((node) => node === 0).length;
  return [
    (a, b) => width(b) - width(a) || a.record - b.record,
    (a, b) => width(b) - width(a) || value(b) - value(a) || a.record - b.record,
    (a, b) => width(b) - width(a) || value(a) - value(b) || b.record - a.record,
    (a, b) => b.record - a.record,
  ];
}

function runOnce(request: Request, order: Order, budget: number): Suppression {
  const state = openState(request);
  const unproved: { protector: Protector; target: Target }[] = [];
  const { pending, protectors } = state;
  request.isSmall.forEach((small, cell) => { if (small) state.setHidden(cell, true); });
  for (const protector of protectors) {
    const own = pending.get(protector) ?? [];
    own.sort(order);
    for (const remainder of protector.completed.remainders) if (remainder.people < request.minimum) own.push({ record: remainder.record, remainder });
  }
  for (let busy = true; busy;) {
    busy = false;
    for (const protector of protectors) {
      const own = pending.get(protector) ?? [];
      for (let target = own.shift(); target; target = own.shift()) {
        busy = true;
        if (!protect(state, protector, target) && !isolate(state, protector, target)) unproved.push({ protector, target });
      }
    }
  }
  // Without a proof for every figure, showing one more could narrow one that has none.
  if (unproved.every(({ protector, target }) => target.remainder !== null || state.isKnown[protector.completed.table.cell[target.record] ?? -1] === true)) release(state, request, budget);
  const lost = request.weight.reduce((sum, one, cell) => sum + (state.hidden[cell] === true ? one : 0), 0);
  return { isHidden: state.hidden, protectors, unproved, lost };
}

interface State {
  readonly hidden: boolean[];
  readonly protectors: readonly Protector[];
  readonly pending: Map<Protector, Target[]>;
  readonly recordsOf: readonly (readonly number[])[];
  readonly minimum: number;
  /** By cell: whether an earlier table tells it more closely than the policy allows. */
  readonly isKnown: readonly boolean[];
  setHidden(cell: number, hide: boolean): void;
}

function openState({ tables, isSmall, weight, minimum, shownRange }: Request): State {
  const hidden = isSmall.map(() => false);
  const recordsOf = tables.map(({ table }) => {
    const records = isSmall.map(() => -1);
    table.cell.forEach((cell, record) => { if (cell >= 0) records[cell] = record; });
    return records;
  });
  const isKnown = isSmall.map((_small, cell) => tables.some(({ table }, at) => { const record = recordsOf[at]?.[cell] ?? -1; return record >= 0 && (table.knownHigh[record] ?? 0) - (table.knownLow[record] ?? 0) < minimum; }));
  const protectors = tables.map((completed) => {
    const { table } = completed;
    const bounds = { low: table.knownLow.slice(), high: table.knownHigh.slice() };
    return makeProtector({ completed, bounds, minimum, costOf: (cell) => (isKnown[cell] === true ? Infinity : (weight[cell] ?? 1)), isHidden: (cell) => hidden[cell] === true });
  });
  const pending = new Map(protectors.map((protector) => [protector, [] as Target[]]));
  const setHidden = (cell: number, hide: boolean): void => {
    hidden[cell] = hide;
    protectors.forEach((protector, at) => {
      const record = recordsOf[at]?.[cell] ?? -1;
      if (record < 0) return;
      const { table } = protector.completed;
      const range = hide ? { low: 0, high: Infinity } : shownRange(table.value[record] ?? 0);
      protector.bounds.low[record] = Math.max(range.low, table.knownLow[record] ?? 0);
      protector.bounds.high[record] = Math.min(range.high, table.knownHigh[record] ?? 0);
      if (hide) pending.get(protector)?.push({ record, remainder: null });
    });
  };
  hidden.forEach((_hidden, cell) => setHidden(cell, false));
  return { hidden, protectors, pending, recordsOf, minimum, isKnown, setHidden };
}

/** Rounds of hiding for one figure before it is given up. */
const MOST_ROUNDS = 60;

/** Hides what it takes until the target is proved: first by one exchange wide enough, then by several narrow ones. */
function protect({ setHidden, minimum }: State, protector: Protector, target: Target): boolean {
  let need = minimum;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (protector.prove(target)) return true;
    const cells = protector.cheapest(target, need);
    if (cells && cells.length > 0) for (const cell of cells) setHidden(cell, true);
    else if (need === 1) return false;
    else need = Math.ceil(need / 2);
  }
  return false;
}

/**
 * The last resort: hides what stands in line with the target, then all that no earlier table tells. If even then there is no proof, the
 * answer adds nothing to what was known before. A figure that an earlier table told itself is beyond help.
 */
function isolate({ setHidden, hidden, isKnown }: State, protector: Protector, target: Target): boolean {
  const { nodes, cell } = protector.completed.table;
  const own = nodes[target.record] ?? [];
  if (target.remainder !== null || isKnown[cell[target.record] ?? -1] === true) return false;
  const apart = (record: number): number => own.filter((node, d) => nodes[record]?.[d] !== node).length;
  for (const reach of [1, Infinity]) {
    nodes.forEach((_nodes, record) => {
      const one = cell[record] ?? -1;
      if (one >= 0 && hidden[one] === false && isKnown[one] !== true && apart(record) <= reach) setHidden(one, true);
    });
    if (protector.prove(target)) return true;
  }
  return false;
}

/** Shows again what later hiding made needless, dearest first: a cell may be shown when all proofs that used it can be replaced. */
function release({ hidden, protectors, recordsOf, pending, setHidden }: State, { isSmall, weight }: Request, budget: number): void {
  const extra = hidden.flatMap((one, cell) => (one && isSmall[cell] !== true ? [cell] : [])).toSorted((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
  for (const cell of extra) {
    if (protectors.reduce((sum, protector) => sum + protector.work(), 0) > budget) return;
    setHidden(cell, false);
    const replaced = protectors.map((protector, at) => replaceProofs(protector, recordsOf[at]?.[cell] ?? -1));
    if (replaced.every(({ ok }) => ok)) continue;
    setHidden(cell, true);
    protectors.forEach((protector, at) => {
      for (const proof of replaced[at]?.before ?? []) protector.proofs.set(nameOf(proof.target), proof);
      pending.get(protector)?.pop();
    });
  }
}

function replaceProofs(protector: Protector, record: number): { ok: boolean; before: readonly Proof[] } {
  if (record < 0) return { ok: true, before: [] };
  const before = [...protector.proofs.values()].filter(({ touched }) => touched.includes(record));
  for (const { target } of before) protector.proofs.delete(nameOf(target));
  const open = before.map(({ target }) => target).filter((target) => target.remainder !== null || target.record !== record);
  return { ok: open.every((target) => protector.prove(target)), before };
}
