import type { Completed } from './complete-table.ts';
import type { Exchange } from './exchange.ts';
import { makeSearch, type Bounds, type Target } from './search.ts';

export interface Step {
  readonly exchange: Exchange;
  /** People exchanged; below 0 the other way round. */
  readonly people: number;
}

/** Two other tables that show the same: the true one after all steps of `up`, and after all of `down`. They lie at least the minimum apart at the target. */
export interface Proof {
  readonly target: Target;
  readonly up: readonly Step[];
  readonly down: readonly Step[];
  readonly touched: readonly number[];
}

/** One measure's table under protection. The caller keeps `bounds` in step with what is hidden. */
export interface Protector {
  readonly completed: Completed;
  readonly bounds: Bounds;
  readonly proofs: Map<string, Proof>;
  /** Finds a proof with what is hidden already. */
  prove(target: Target): boolean;
  /** Finds the cheapest cells to hide so that a proof exists; null where none can be hidden that would help. */
  cheapest(target: Target, need: number): readonly number[] | null;
  work(): number;
}

export const nameOf = ({ record, remainder }: Target): string => (remainder ? `beside ${record} ${remainder.dimension}` : `cell ${record}`);

/** Steps to put together at most: each takes a search of its own. */
const MOST_STEPS = 24;

interface Setting {
  readonly completed: Completed;
  readonly bounds: Bounds;
  readonly minimum: number;
  /** What hiding a cell of the request costs; Infinity where it would not help. */
  readonly costOf: (cell: number) => number;
  readonly isHidden: (cell: number) => boolean;
}

export function makeProtector({ completed, bounds, minimum, costOf, isHidden }: Setting): Protector {
  const { table } = completed;
  const search = makeSearch(table);
  const shift = new Float64Array(table.value.length);
  const proofs = new Map<string, Proof>();
  let work = 0;

  const roomOf = (record: number, sign: number): number => (sign === 1 ? (bounds.high[record] ?? 0) - (table.value[record] ?? 0) - (shift[record] ?? 0) : (table.value[record] ?? 0) + (shift[record] ?? 0) - (bounds.low[record] ?? 0));

  const isGain = (exchange: Exchange, target: Target): boolean => target.remainder === null || search.gain(exchange, target.remainder) >= 1;

  /** The exchange by which most people can be moved one way (+1 up, −1 down) without showing it. */
  const roomiest = (target: Target, way: number, want: number): Step | null => {
    let best: Step | null = null;
    let most = 0;
    const quick = (record: number): boolean => { work += 1; return Math.max(roomOf(record, 1), roomOf(record, -1)) > most; };
    search.eachExchange(target, bounds, { quick, attempt: (exchange) => {
      let room = Infinity;
      const fits = search.walk(exchange, (record, sign) => { work += 1; room = Math.min(room, roomOf(record, sign * way)); return room > most; });
      if (fits && isGain(exchange, target)) {
        most = Math.min(room, want);
        best = { exchange, people: way * most };
      }
      return most >= want;
    } });
    return best;
  };

  const push = (target: Target, way: number, want: number): { steps: Step[]; moved: number; touched: number[] } => {
    const steps: Step[] = [];
    const touched = new Set<number>();
    let moved = 0;
    while (moved < want && steps.length < MOST_STEPS) {
      const step = roomiest(target, way, want - moved);
      if (!step) break;
      for (const { record, sign } of search.touched(step.exchange)) {
        shift[record] = (shift[record] ?? 0) + sign * step.people;
        touched.add(record);
      }
      steps.push(step);
      moved += Math.abs(step.people);
    }
    for (const record of touched) shift[record] = 0;
    return { steps, moved, touched: [...touched] };
  };

  const keep = (proof: Proof): void => void proofs.set(nameOf(proof.target), proof);

  /** One exchange of enough people serves all hidden records that it touches: those with the other sign go down when the target goes up. */
  const shareProof = (step: Step): void => {
    const found = search.touched(step.exchange);
    const touched = found.map(({ record }) => record);
    for (const { record, sign } of found) {
      const target = { record, remainder: null };
      if (!isHidden(table.cell[record] ?? -1) || proofs.has(nameOf(target))) continue;
      keep({ target, up: sign === 1 ? [step] : [], down: sign === 1 ? [] : [step], touched });
    }
  };

  const prove = (target: Target): boolean => {
    if (proofs.has(nameOf(target))) return true;
    const up = push(target, 1, minimum);
    const down = push(target, -1, minimum - up.moved);
    const isFar = up.moved + down.moved >= minimum;
    if (isFar) keep({ target, up: up.steps, down: down.steps, touched: [...new Set([...up.touched, ...down.touched])] });
    for (const step of up.steps) if (step.people >= minimum) shareProof(step);
    return isFar;
  };

  const cheapest = (target: Target, need: number): readonly number[] | null => {
    let best = Infinity;
    let found: Exchange | null = null;
    const quick = (record: number): boolean => { work += 1; return costAt(record) < best; };
    const costAt = (record: number): number => {
      const cell = table.cell[record] ?? -1;
      return cell < 0 || isHidden(cell) ? 0 : costOf(cell);
    };
    search.eachExchange(target, bounds, { quick, attempt: (exchange) => {
      let [cost, plus, minus] = [0, Infinity, Infinity];
      const fits = search.walk(exchange, (record, sign) => {
        work += 1;
        cost += costAt(record);
        const value = table.value[record] ?? 0;
        const up = (table.knownHigh[record] ?? 0) - value;
        const down = value - (table.knownLow[record] ?? 0);
        plus = Math.min(plus, sign === 1 ? up : down);
        minus = Math.min(minus, sign === 1 ? down : up);
        return cost < best && plus + minus >= need;
      });
      if (fits && cost > 0 && isGain(exchange, target)) {
        best = cost;
        found = exchange;
      }
      return false;
    } });
    return found === null ? null : cellsOf(search.touched(found));
  };

  const cellsOf = (touched: readonly { record: number }[]): number[] => [...new Set(touched.map(({ record }) => table.cell[record] ?? -1).filter((cell) => cell >= 0 && !isHidden(cell)))];

  return { completed, bounds, proofs, prove, cheapest, work: () => work };
}
