import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { saturationOf, type Saturation, type SettledWords } from '../../domain/analysis/saturation-of-batches.ts';

/**
 * Saturation within each group that the conversation wants to hear (row S158): of the words that came from workshops with its partner
 * group. Groups that are known by an answer only have no words of their own, since nobody's answer is joined to words: null.
 */
export async function saturationByWantedGroup(tx: Tx, conversationId: string): Promise<{ name: string; words: number; saturation: Saturation | null }[]> {
  const groups = await tx.selectFrom('conversations.inclusion_group').select(['id', 'name', 'partner_group_id']).where('conversation_id', '=', conversationId).orderBy('name').execute();
  const rounds = await tx.selectFrom('conversations.coding_round').select('number').where('conversation_id', '=', conversationId).where('finished_at', 'is not', null).orderBy('number').execute();
  const { rows } = await sql<SettledWords & { partnerId: string }>`select w.partner_group_id as "partnerId", r.number as batch, w.route, array(select distinct conversations.live_code(g.code_id) from conversations.settled_code g where g.contribution_id = s.contribution_id) as "codeIds"
    from conversations.settled s join conversations.coding_round r on r.id = s.round_id join conversations.workshop_words x on x.contribution_id = s.contribution_id join conversations.workshop w on w.id = x.workshop_id
    where r.conversation_id = ${conversationId} and w.partner_group_id is not null`.execute(tx);
  return groups.map(({ name, partner_group_id: partnerId }) => {
    const own = rows.filter((each) => each.partnerId === partnerId);
    return { name, words: own.length, saturation: partnerId ? saturationOf(own, rounds.map(({ number }) => number)) : null };
  });
}
