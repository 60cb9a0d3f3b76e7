import { sql } from 'kysely';
import type { Store } from '#platform/db';
import type { Log } from '#platform/log';

interface Counts {
  served: number;
  seen: number;
  votes: number;
}

const FLUSH_MILLISECONDS = 2_000;
const desks = new WeakMap<Store, { counts: Map<string, Counts>; timer: NodeJS.Timeout | null }>();

/**
 * Counts what was served, seen or voted on at a place of a list. Kept in memory and added to the counts by hour every two seconds:
 * no row for a visitor, and nothing to write while a page is read (docs/adr/0014). A process that is killed loses two seconds of counts.
 */
export function countExposure({ store, log }: { store: Store; log: Log }, what: keyof Counts, places: readonly { phaseNumber: number; item: number; position: number; isRandom: boolean }[], now: Date): void {
  const desk = desks.get(store) ?? { counts: new Map<string, Counts>(), timer: null };
  desks.set(store, desk);
  for (const { phaseNumber, item, position, isRandom } of places) {
    const key = JSON.stringify([phaseNumber, item, position, isRandom]);
    const counts = desk.counts.get(key) ?? { served: 0, seen: 0, votes: 0 };
    counts[what] += 1;
    desk.counts.set(key, counts);
  }
  desk.timer ??= setTimeout(() => {
    const counts = desk.counts;
    desk.counts = new Map();
    desk.timer = null;
    flush(store, counts, now).catch((error: unknown) => log.error('exposure counts not kept', {}, error));
  }, FLUSH_MILLISECONDS).unref();
}

async function flush(store: Store, counts: ReadonlyMap<string, Counts>, now: Date): Promise<void> {
  const rows = [...counts].map(([key, count]) => ({ place: JSON.parse(key) as [number, number, number, boolean], ...count }));
  const column = <T>(pick: (row: (typeof rows)[number]) => T) => rows.map(pick);
  await store.unscoped((database) => sql`select conversations.add_exposure(${column(({ place }) => place[0])}::integer[], ${column(({ place }) => place[1])}::integer[], ${column(({ place }) => place[2])}::smallint[],
    ${column(({ place }) => place[3])}::boolean[], ${column(({ served }) => served)}::integer[], ${column(({ seen }) => seen)}::integer[], ${column(({ votes }) => votes)}::integer[], ${now})`.execute(database));
}
