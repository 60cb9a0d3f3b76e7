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
  let salt: { hour: number; value: Buffer } | null = null;
  let minute = 0;
  const counts = new Map<string, { unsent: number; shared: number }>();
  const count = async (key: string, at: Date, more: number) => {
    const result = await store.unscoped((db) => sql<{ n: number }>`select platform.count_requests(${key}, ${at}, ${more}) as n`.execute(db));
    return result.rows[0]?.n ?? 0;
  };
  const flush = async () => {
    const at = new Date(minute);
    const pending = [...counts].filter(([, entry]) => entry.unsent > 0);
    for (const [key, entry] of pending) {
      const sending = entry.unsent;
      entry.unsent = 0;
      entry.shared = await count(key, at, sending);
    }
  };
  let flushing = Promise.resolve();
  const timer = setInterval(() => {
    flushing = flushing.then(flush).catch(onError);
  }, 1_000);
  timer.unref();
  return {
    async keyFor(address, now) {
      const hour = hourOf(now).getTime();
      if (salt?.hour !== hour) salt = { hour, value: await sharedSalt(store, new Date(hour)) };
      return createHmac('sha256', salt.value).update(address).digest('base64url').slice(0, 22);
    },
    allows(key, limit, now) {
      const current = minuteOf(now).getTime();
      if (current !== minute) {
        minute = current;
        counts.clear();
      }
      const entry = counts.get(key) ?? { unsent: 0, shared: 0 };
      counts.set(key, entry);
      entry.unsent += 1;
      return limit === 0 || entry.shared + entry.unsent <= limit;
    },
    used(key) {
      const entry = counts.get(key);
      return entry ? entry.shared + entry.unsent : 0;
    },
    async allowsStrictly(key, limit, now) {
      return (await count(key, minuteOf(now), 1)) <= limit;
    },
    async stop() {
      clearInterval(timer);
      await flushing;
    },
  };
}

async function sharedSalt(store: Store, hour: Date): Promise<Buffer> {
  const result = await store.unscoped((db) => sql<{ salt: Buffer }>`select platform.current_salt(${hour}, ${randomBytes(32)}) as salt`.execute(db));
  const salt = result.rows[0]?.salt;
  if (!salt) throw new Error('The salt of this hour could not be read');
  return salt;
}
