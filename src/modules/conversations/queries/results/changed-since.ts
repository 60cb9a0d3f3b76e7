import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

/** A theme of an earlier conversation and what is done about it. */
export interface Changed {
  themeId: string;
  title: string;
  state: 'doing' | 'done';
  words: string;
  conversationTitle: string;
  answeredOn: Day;
}

/** What the organisation did, or is doing, about themes of conversations that began before this one: the latest first, five at most. */
export async function changedSince(tx: Tx, { conversationId, organisationId }: { conversationId: string; organisationId: string }): Promise<Changed[]> {
  const { rows } = await sql<Changed>`
    with began as (select conversation_id, min(opens_at) as at from conversations.phase where organisation_id = ${organisationId} group by 1)
    select t.id as "themeId", p.title, a.state, a.words, c.title as "conversationTitle", a.answered_on as "answeredOn"
    from conversations.theme t join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null join conversations.theme_reply a on a.theme_id = t.id and a.replaced_on is null
    join conversations.conversation c on c.id = t.conversation_id join began b on b.conversation_id = c.id join began own on own.conversation_id = ${conversationId}
    where t.organisation_id = ${organisationId} and b.at < own.at and a.state in ('doing', 'done') order by a.answered_on desc, p.title limit 5`.execute(tx);
  return rows;
}
