import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';

/** A workshop or another gathering whose host is owed an answer. */
export interface RoomToAnswer {
  id: string;
  organisationId: string;
  title: string;
  heldOn: Day;
  hostRole: string;
  conversationCode: string;
  conversationTitle: string;
  /** Published themes of its conversation that somebody has answered. */
  answered: number;
}

/** Gatherings of these organisations whose conversation has published themes, the latest first; or one of them by its id. */
export async function roomsToAnswer(tx: Tx, { organisationIds, id, page }: { organisationIds: readonly string[]; id?: string; page?: number }): Promise<(RoomToAnswer & { total: number })[]> {
  const { rows } = await sql<RoomToAnswer & { total: number }>`
    select count(*) over ()::int as total, w.id, w.organisation_id as "organisationId", w.title, w.held_on as "heldOn", w.host_role as "hostRole", c.code as "conversationCode", c.title as "conversationTitle", count(r.id)::int as answered
    from conversations.workshop w join conversations.phase p on p.id = w.phase_id join conversations.conversation c on c.id = p.conversation_id
    join conversations.theme t on t.conversation_id = c.id join conversations.theme_publication b on b.theme_id = t.id and b.replaced_at is null
    left join conversations.theme_reply r on r.theme_id = t.id and r.replaced_on is null
    where w.organisation_id = any (${[...organisationIds]}::uuid[]) and (${id ?? null}::uuid is null or w.id = ${id ?? null})
    group by w.id, c.id order by w.held_on desc, w.title, w.id ${partOf(page)}`.execute(tx);
  return rows;
}
