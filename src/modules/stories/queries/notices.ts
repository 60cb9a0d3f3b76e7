import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { OwnNotice, Viewer } from '#platform/http';
import { sentences } from '../permissions.ts';

/** What waits for whoever keeps services, self-care pages, titles and thanks: late reviews, what people asked for, words to read first. */
export async function storiesNotices(tx: Tx, viewer: Viewer, now: Date): Promise<OwnNotice[]> {
  const keeping = organisationsWhere(sentences, viewer, 'keep services');
  const reading = organisationsWhere(sentences, viewer, 'read thanks first');
  if (keeping.length === 0 && reading.length === 0) return [];
  const today = londonDay(now);
  const { rows } = await sql<OwnNotice>`
    select 'Self-care page past its review day: ' || title as text, '/self-care/' || id || '/edit' as href from stories.self_care where organisation_id = any (${keeping}::uuid[]) and ended_at is null and review_on < ${today}
    union all select 'Service page past its review day: ' || name, '/services/' || id || '/edit' from stories.service where organisation_id = any (${keeping}::uuid[]) and ended_at is null and review_on < ${today}
    union all select 'People asked for: ' || words, '/service-wishes/' || id from stories.service_wish where organisation_id = any (${keeping}::uuid[]) and outcome is null
    union all select 'Notes of an event are late: ' || title, '/events/' || id from stories.event where organisation_id = any (${keeping}::uuid[]) and called_off_at is null and notes_item_id is null and ends_at + notes_within_days * interval '1 day' < ${now}
    union all (select 'Thanks to be read first', '/thanks/reading' from stories.thanks where organisation_id = any (${reading}::uuid[]) and state = 'waiting' limit 1)`.execute(tx);
  return rows.slice(0, 20);
}
