import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store } from '#platform/db';
import { askLink, type LinkAsker } from './ask-link.ts';

/** So many links a night: other people's sites are asked gently. Some of those that are looked through lead into networks of our own and are not asked. */
const [MOST, LOOKED_THROUGH] = [200, 1000];
/** A link is broken once it failed on so many nights: a site that is down on one evening is no dead link (trap 71). */
const NIGHTS_TO_BREAK = 3;

/**
 * Asks the links that failed lately and then those that nobody looked at for longest, and keeps the answer; answers how many were asked.
 * Only where the operator lets the site ask others.
 */
export async function checkLinks(store: Store, now: Date, ask: LinkAsker = askLink): Promise<number> {
  const links = await store.within({ as: 'worker' }, (tx) => sql<{ id: string; address: string }>`select id, address from stories.library_item where address is not null and merged_into is null
    order by link_failures > 0 and link_status <> 'broken' desc, link_looked_at nulls first, id limit ${LOOKED_THROUGH}`.execute(tx));
  let asked = 0;
  for (const link of links.rows) {
    const answer = await ask(link.address);
    if (answer === 'not asked') continue;
    await store.within({ as: 'worker' }, (tx) => (answer === 'works' ? works(link, now) : fails(link, now)).execute(tx));
    asked += 1;
    if (asked === MOST) break;
  }
  return asked;
}

type Link = { id: string; address: string };
const looked = (now: Date) => sql`link_looked_at = ${now}, link_looked_by = 'the site'`;

const works = ({ id, address }: Link, now: Date) => sql`update stories.library_item set link_status = 'works', link_failures = 0, link_failing_since = null, ${looked(now)} where id = ${id} and address = ${address}`;

/** Twice on one day is once. */
function fails({ id, address }: Link, now: Date) {
  const today = londonDay(now);
  return sql`update stories.library_item set link_failures = link_failures + 1, link_failing_since = coalesce(link_failing_since, ${today}::date), ${looked(now)},
    link_status = case when link_failures + 1 >= ${NIGHTS_TO_BREAK} then 'broken' else link_status end
    where id = ${id} and address = ${address} and not (link_failures > 0 and (link_looked_at at time zone 'Europe/London')::date = ${today}::date)`;
}
