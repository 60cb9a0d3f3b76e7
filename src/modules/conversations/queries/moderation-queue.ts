import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface QueuedWords {
  id: string;
  words: string;
  kind: 'idea' | 'comment';
  concern: string | null;
  revision: number;
  conversationTitle: string;
  question: string;
  parentWords: string | null;
}

/** How many wait to be read in these organisations, and the next: words that may speak of harm first, then by hour, then at random. */
export async function moderationQueue(tx: Tx, organisationIds: readonly string[]): Promise<{ waiting: number; next: QueuedWords | null }> {
  const { rows: counts } = await sql<{ waiting: number }>`select count(*)::int as waiting from conversations.contribution c where c.state = 'held' and c.organisation_id = any (${organisationIds}::uuid[])`.execute(tx);
  const { rows } = await sql<QueuedWords>`select c.id, c.words, c.kind, c.concern, c.revision, t.title as "conversationTitle", p.question, a.words as "parentWords"
    from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.conversation t on t.id = p.conversation_id
    left join conversations.contribution a on a.id = c.parent_id
    where c.state = 'held' and c.organisation_id = any (${organisationIds}::uuid[])
    order by (c.concern is null), c.received_hour, c.item limit 1`.execute(tx);
  return { waiting: counts[0]?.waiting ?? 0, next: rows[0] ?? null };
}
