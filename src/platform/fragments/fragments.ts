import type { Revisions } from './revisions.ts';

/** Parts of pages, drawn once and kept until what they tell about changes. */
export interface Fragments<Value> {
  /** The fragment: kept, or drawn now. A failure is thrown to everyone who waits and never kept. */
  readonly fragment: (request: FragmentRequest<Value>) => Promise<Value>;
  /** Bytes held, and how many fragments. */
  readonly size: () => { bytes: number; count: number };
}

export interface FragmentRequest<Value> {
  /** What the fragment tells about; whoever changes it calls platform.bump in the same transaction, or a trigger leaves a note in it. */
  topics: readonly string[];
  /** Which fragment: the page and everything of the address that it depends on. */
  key: string;
  /** Whose eyes: `sharedScope(viewer).key`. What one scope may see is never given to another. */
  scopeKey: string;
  /** Ask the database for changes now instead of within a quarter of a second: for a person who just changed something. */
  fresh?: boolean;
  /** A country is counted here, which takes long: see `isLate`. Only for a page that says so. */
  mayBeLate?: boolean;
  readonly render: () => Promise<Value>;
}

interface Options<Value> {
  revisions: Revisions;
  sizeOf: (value: Value) => number;
  mostBytes?: number;
  clock?: () => number;
}

interface Kept<Value> {
  revision: string;
  value: Value;
  beganAt: number;
  tookMilliseconds: number;
}

/** What was drawn faster than this is never given out late. */
const SHORT_MILLISECONDS = 100;
const LATEST_MILLISECONDS = 120_000;

/**
 * A kept fragment is given out only while the revision of its topics is the one it was drawn at. The revision is read
 * before drawing: a change that lands in between makes the fragment newer than its mark, never older.
 */
export function openFragments<Value>({ revisions, sizeOf, mostBytes = 64_000_000, clock = () => performance.now() }: Options<Value>): Fragments<Value> {
  const shelf = openShelf<Value>(mostBytes, sizeOf);
  const drawing = new Map<string, Promise<Value>>();
  const draw = async (name: string, revision: string, render: () => Promise<Value>) => {
    const beganAt = clock();
    const value = await render();
    shelf.keep(name, { revision, value, beganAt, tookMilliseconds: clock() - beganAt });
    return value;
  };
  return {
    fragment: async ({ topics, key, scopeKey, fresh = false, mayBeLate = false, render }) => {
      const revision = await revisions.of(topics, fresh);
      const name = JSON.stringify([scopeKey, key]);
      const found = shelf.take(name);
      if (found?.revision === revision) return found.value;
      const late = mayBeLate && !fresh ? found : undefined;
      const isGiven = late !== undefined && isGivenLate(late, clock());
      if (isGiven && !isDueAgain(late, clock())) return late.value;
      // Of what may be late one drawing at a time: a second would only take the processors from the first.
      const flight = mayBeLate && !fresh ? name : `${name} ${revision}`;
      const running = drawing.get(flight) ?? draw(name, revision, render).finally(() => drawing.delete(flight));
      drawing.set(flight, running);
      if (!isGiven) return running;
      running.catch(() => undefined);
      return late.value;
    },
    size: shelf.size,
  };
}

/** Nobody waits for what took long and is less than two minutes old: it is given out while it is drawn again. */
const isGivenLate = ({ beganAt, tookMilliseconds }: Kept<unknown>, now: number): boolean => tookMilliseconds >= SHORT_MILLISECONDS && now - beganAt < LATEST_MILLISECONDS;

/** Figures come in all day: drawing takes a twentieth of the time at most, and what is drawn again is there before it is too late. */
const isDueAgain = ({ beganAt, tookMilliseconds }: Kept<unknown>, now: number): boolean => now - beganAt >= Math.min(20 * tookMilliseconds, LATEST_MILLISECONDS / 4);

/** Holds so many bytes; what nobody asked for longest goes first. */
function openShelf<Value>(mostBytes: number, sizeOf: (value: Value) => number) {
  const kept = new Map<string, Kept<Value>>();
  let bytes = 0;
  const sizeWith = (name: string, { value }: Kept<Value>) => sizeOf(value) + name.length;
  const drop = (name: string) => {
    const entry = kept.get(name);
    if (entry) bytes -= sizeWith(name, entry);
    kept.delete(name);
  };
  const keep = (name: string, entry: Kept<Value>) => {
    drop(name);
    kept.set(name, entry);
    bytes += sizeWith(name, entry);
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) return;
      drop(oldest);
    }
  };
  const take = (name: string): Kept<Value> | undefined => {
    const found = kept.get(name);
    if (!found) return undefined;
    // Used last: moved to the end, so that the front is what nobody asked for longest.
    kept.delete(name);
    kept.set(name, found);
    return found;
  };
  return { keep, take, size: () => ({ bytes, count: kept.size }) };
}
