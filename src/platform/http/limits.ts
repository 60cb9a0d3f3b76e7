import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from '#platform/db';

/** Counts requests per address over all web processes, without keeping an address. */
export interface Limiter {
  /** A keyed hash of the address; the same address has another key in the next hour. */
  keyFor(address: string, now: Date): Promise<string>;
  /** True while this key is within its limit for the current minute. Cheap: the shared count is fetched once a second. */
  allows(key: string, limit: number, now: Date): boolean;
  /** How many requests this key has made in the current minute, as far as this process knows. */
  used(key: string): number;
  /** Counts at once in the database: for the few routes where every single try matters. */
  allowsStrictly(key: string, limit: number, now: Date): Promise<boolean>;
  stop(): Promise<void>;
}

const hourOf = (now: Date) => new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
const minuteOf = (now: Date) => new Date(Math.floor(now.getTime() / 60_000) * 60_000);

/**
 * Each process counts for itself and once a second adds what it saw to the shared table, getting the total back;
 * so a limit holds across processes to within the requests of one second.
 */
export function openLimiter(store: Store, onError: (error: unknown) => void): Limiter {
  const count: Count = async (key, at, more) => {
    const result = await store.unscoped((db) => sql<{ n: number }>`select platform.count_requests(${key}, ${at}, ${more}) as n`.execute(db));
    return result.rows[0]?.n ?? 0;
  };
  return {
    keyFor: openKeys(store),
    ...openCounts(count, onError),
    allowsStrictly: async (key, limit, now) => (await count(key, minuteOf(now), 1)) <= limit,
  };
}

/** Adds so many requests of a key to the shared count of a minute and answers the total. */
type Count = (key: string, minute: Date, more: number) => Promise<number>;

function openKeys(store: Store): Limiter['keyFor'] {
  let salt: { hour: number; value: Buffer } | null = null;
  return async (address, now) => {
    const hour = hourOf(now).getTime();
    if (salt?.hour !== hour) salt = { hour, value: await sharedSalt(store, new Date(hour)) };
    return createHmac('sha256', salt.value).update(address).digest('base64url').slice(0, 22);
  };
}

function openCounts(count: Count, onError: (error: unknown) => void): Pick<Limiter, 'allows' | 'used' | 'stop'> {
  let minute = 0;
  const counts = new Map<string, Counted>();
  const allows: Limiter['allows'] = (key, limit, now) => {
    const current = minuteOf(now).getTime();
    if (current !== minute) {
      minute = current;
      counts.clear();
    }
    const entry = counts.get(key) ?? { unsent: 0, shared: 0 };
    counts.set(key, entry);
    entry.unsent += 1;
    return limit === 0 || entry.shared + entry.unsent <= limit;
  };
  const used: Limiter['used'] = (key) => {
    const entry = counts.get(key);
    return entry ? entry.shared + entry.unsent : 0;
  };
  return { allows, used, stop: everySecond(() => flush(counts, new Date(minute), count), onError) };
}

interface Counted {
  unsent: number;
  shared: number;
}

async function flush(counts: ReadonlyMap<string, Counted>, at: Date, count: Count): Promise<void> {
  for (const [key, entry] of [...counts].filter(([, { unsent }]) => unsent > 0)) {
    const sending = entry.unsent;
    entry.unsent = 0;
    entry.shared = await count(key, at, sending);
  }
}

/** One after another, never two at once. Answers how to stop: after the one under way. */
function everySecond(work: () => Promise<void>, onError: (error: unknown) => void): () => Promise<void> {
  let working = Promise.resolve();
  const timer = setInterval(() => {
    working = working.then(work).catch(onError);
  }, 1_000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

async function sharedSalt(store: Store, hour: Date): Promise<Buffer> {
  const result = await store.unscoped((db) => sql<{ salt: Buffer }>`select platform.current_salt(${hour}, ${randomBytes(32)}) as salt`.execute(db));
  const salt = result.rows[0]?.salt;
  if (!salt) throw new Error('The salt of this hour could not be read');
  return salt;
}
