import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

/** A group that a conversation wants to hear. The plan and the partner are for its organisers: null for everyone else. */
export interface WantedGroupLine {
  id: string;
  name: string;
  plan: string | null;
  partnerName: string | null;
  question: string | null;
  answer: string | null;
  isHeard: boolean;
}

/** Whom a conversation wants to hear, and who was heard: for its organisers at any time, for everyone after the end. */
export async function wantedGroups(tx: Tx, conversationId: string): Promise<WantedGroupLine[]> {
  const { rows } = await sql<WantedGroupLine>`select h.id, h.name, h.is_heard as "isHeard", g.plan, g.question, g.answer, p.name as "partnerName"
    from conversations.heard_groups(${conversationId}) h left join conversations.inclusion_group g on g.id = h.id left join conversations.partner_group p on p.id = g.partner_group_id order by h.name`.execute(tx);
  return rows;
}

/** The day on which the organisers said that it was inclusive, if they did. */
export async function statedInclusiveOn(tx: Tx, conversationId: string): Promise<Day | null> {
  const row = await tx.selectFrom('conversations.inclusion_statement').select('stated_on').where('conversation_id', '=', conversationId).executeTakeFirst();
  return row?.stated_on ?? null;
}
