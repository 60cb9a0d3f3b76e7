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
  /** Records looked at, in all attempts together. */
  readonly work: number;
}

/** Records looked at in all attempts together, so that the same request always takes the same course. */
const MOST_WORK = 8_000_000;

type Order = (a: Target, b: Target) => number;

/**
 * Hides small cells and then as few others as it finds, until each hidden figure has a proof that it could be any of a wide range.
 * Several orders are tried where the table is small; the one that keeps most is answered.
 */
export function suppress(request: Request, mostWork = MOST_WORK): Suppression {
  const [first, ...others] = ordersFor(request);
  let best = runOnce(request, first, mostWork);
  let { work } = best;
  for (const order of others) {
    if (work > mostWork / 6 || best.isHidden.every((hidden, cell) => hidden === request.isSmall[cell])) break;
    const found = runOnce(request, order, mostWork - work);
    work += found.work;
    if (found.unproved.length < best.unproved.length || (found.unproved.length === best.unproved.length && found.lost < best.lost)) best = found;
  }
  return { ...best, work };
}

function ordersFor({ tables }: Request): [Order, ...Order[]] {
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
  const { lanes } = state;
  request.isSmall.forEach((small, cell) => { if (small) state.setHidden(cell, true); });
  for (const { protector, pending } of lanes) {
    pending.sort(order);
    for (const remainder of protector.completed.remainders) if (remainder.people < request.minimum) pending.push({ record: remainder.record, remainder });
  }
  // What one lane hides the others must prove as well.
  while (lanes.some(({ pending }) => pending.length > 0)) {
    for (const { protector, pending } of lanes) {
      for (let target = pending.shift(); target; target = pending.shift()) if (!protect(state, protector, target)) unproved.push({ protector, target });
    }
  }
  // Without a proof for every figure, showing one more could narrow one that has none.
  if (unproved.every(({ protector, target }) => target.remainder !== null || state.isKnown[protector.completed.table.cell[target.record] ?? -1] === true)) release(state, request, budget);
  const lost = request.weight.reduce((sum, one, cell) => sum + (state.hidden[cell] === true ? one : 0), 0);
  return { isHidden: state.hidden, protectors: lanes.map(({ protector }) => protector), unproved, lost, work: workOf(lanes) };
}

/** One measure's protection under way. */
interface Lane {
  readonly protector: Protector;
  readonly pending: Target[];
  /** By cell its record. */
  readonly records: ReadonlyMap<number, number>;
}

const workOf = (lanes: readonly Lane[]): number => lanes.reduce((sum, { protector }) => sum + protector.work(), 0);

interface State {
  readonly hidden: boolean[];
  readonly lanes: readonly Lane[];
  readonly minimum: number;
  /** By cell: whether an earlier table tells it more closely than the policy allows. */
  readonly isKnown: readonly boolean[];
  setHidden(cell: number, hide: boolean): void;
}

function openState({ tables, isSmall, weight, minimum, shownRange }: Request): State {
  const hidden: boolean[] = [];
  const known = new Set(tables.flatMap(({ table }) => [...table.cell].filter((_cell, record) => (table.knownHigh[record] ?? 0) - (table.knownLow[record] ?? 0) < minimum)));
  const isKnown = isSmall.map((_small, cell) => known.has(cell));
  const lanes = tables.map((completed): Lane => {
    const { table } = completed;
    const bounds = { low: table.knownLow.slice(), high: table.knownHigh.slice() };
    const protector = makeProtector({ completed, bounds, minimum, costOf: (cell) => (isKnown[cell] === true ? Infinity : (weight[cell] ?? 1)), isHidden: (cell) => hidden[cell] === true });
    return { protector, pending: [], records: new Map([...table.cell].map((cell, record) => [cell, record])) };
  });
  const setHidden = (cell: number, hide: boolean): void => {
    hidden[cell] = hide;
    for (const { protector: { completed: { table }, bounds }, pending, records } of lanes) {
      const record = records.get(cell);
      if (record === undefined) continue;
      const shown = shownRange(table.value[record] ?? 0);
      const [low, high] = [table.knownLow[record] ?? 0, table.knownHigh[record] ?? 0];
      bounds.low[record] = hide ? low : Math.max(shown.low, low);
      bounds.high[record] = hide ? high : Math.min(shown.high, high);
      if (hide) pending.push({ record, remainder: null });
    }
  };
  isSmall.forEach((_small, cell) => setHidden(cell, false));
  return { hidden, lanes, minimum, isKnown, setHidden };
}

/** Hides what it takes until the target is proved: first by one exchange wide enough, then by several narrow ones. Each round hides more or asks for less. */
function protect(state: State, protector: Protector, target: Target): boolean {
  let need = state.minimum;
  while (!protector.prove(target)) {
    const cells = protector.cheapest(target, need);
    if (cells) for (const cell of cells) state.setHidden(cell, true);
    else if (need === 1) return isolate(state, protector, target);
    else need = Math.ceil(need / 2);
  }
  return true;
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
      if (hidden[one] === false && isKnown[one] !== true && apart(record) <= reach) setHidden(one, true);
    });
    if (protector.prove(target)) return true;
  }
  return false;
}

/** Shows again what later hiding made needless, dearest first: a cell may be shown when all proofs that used it can be replaced. */
function release({ hidden, lanes, setHidden }: State, { isSmall, weight }: Request, budget: number): void {
  const extra = hidden.flatMap((one, cell) => (one && isSmall[cell] !== true ? [cell] : [])).toSorted((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0));
  for (const cell of extra) {
    if (workOf(lanes) > budget) return;
    setHidden(cell, false);
    const replaced = lanes.map(({ protector, records }) => ({ protector, ...replaceProofs(protector, records.get(cell)) }));
    if (replaced.every(({ ok }) => ok)) continue;
    setHidden(cell, true);
    for (const { protector, before } of replaced) for (const proof of before) protector.proofs.set(nameOf(proof.target), proof);
  }
}

function replaceProofs(protector: Protector, record: number | undefined): { ok: boolean; before: readonly Proof[] } {
  const before = [...protector.proofs.values()].filter(({ touched }) => touched.some((one) => one === record));
  for (const { target } of before) protector.proofs.delete(nameOf(target));
  const open = before.map(({ target }) => target).filter((target) => target.remainder !== null || target.record !== record);
  return { ok: open.every((target) => protector.prove(target)), before };
}
