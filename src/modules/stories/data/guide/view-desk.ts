import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store } from '#platform/db';
import type { Log } from '#platform/log';

const FLUSH_MILLISECONDS = 5_000;
const desks = new WeakMap<Store, { views: Map<string, number>; timer: NodeJS.Timeout | null }>();

/**
 * Counts that the page of a profession was read: kept in memory and added to the day's total every five seconds. No row for a reader, no
 * time of day, and nothing to write while a page is read. A process that is killed loses five seconds of counts.
 */
export function countView({ store, log }: { store: Store; log: Log }, profession: string, now: Date): void {
  const desk = desks.get(store) ?? { views: new Map<string, number>(), timer: null };
  desks.set(store, desk);
  desk.views.set(profession, (desk.views.get(profession) ?? 0) + 1);
  desk.timer ??= setTimeout(() => {
    const views = [...desk.views];
    desk.views = new Map();
    desk.timer = null;
    keepViews(store, views, londonDay(now)).catch((error: unknown) => log.error('view counts not kept', {}, error));
  }, FLUSH_MILLISECONDS).unref();
}

const keepViews = (store: Store, views: readonly (readonly [string, number])[], day: string) =>
  store.unscoped((database) => sql`select stories.count_views(${views.map(([profession]) => profession)}::text[], ${views.map(([, count]) => count)}::integer[], ${day})`.execute(database));
