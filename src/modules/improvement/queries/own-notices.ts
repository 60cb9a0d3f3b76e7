import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { OwnNotice, Viewer } from '#platform/http';

/** What waits for a person in this room: reviews of their own part, and notes that their organisation is asked to agree to. */
export async function ownNotices(tx: Tx, viewer: Viewer, now: Date): Promise<OwnNotice[]> {
  if (viewer.kind !== 'person') return [];
  const { rows: [found] } = await sql<{ parts: number }>`
    select count(*)::int as parts from improvement.my_part p
    where p.person_id = ${viewer.personId} and coalesce((select r.next_review_on from improvement.my_part_review r where r.my_part_id = p.id order by r.made_at desc limit 1), p.review_on) <= ${londonDay(now)}
      and not exists (select from improvement.my_part_review r where r.my_part_id = p.id and r.outcome is not null)`.execute(tx);
  const parts = found?.parts ?? 0;
  return parts === 0 ? [] : [{ text: parts === 1 ? 'Your own part is due for a look' : `${parts} of your own parts are due for a look`, href: '/improvement/my-part' }];
}
