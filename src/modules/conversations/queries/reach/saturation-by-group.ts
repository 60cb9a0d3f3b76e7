import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { saturationWithin, type Saturation, type SettledWords } from '../../domain/analysis/saturation-of-batches.ts';
import { finishedBatches } from '../analysis/saturation.ts';

/**
 * Saturation within each group that the conversation wants to hear (row S158): of the words that came from workshops with its partner
 * group. Groups that are known by an answer only have no words of their own, since nobody's answer is joined to words: null.
 */
export async function saturationByWantedGroup(tx: Tx, conversationId: string): Promise<{ name: string; words: number; saturation: Saturation | null }[]> {
  const groups = await tx.selectFrom('conversations.inclusion_group').select(['id', 'name', 'partner_group_id']).where('conversation_id', '=', conversationId).orderBy('name').execute();
  const batches = await finishedBatches(tx, conversationId);
  const { rows } = await sql<SettledWords & { partnerId: string }>`select w.partner_group_id as "partnerId", r.number as batch, w.route, array(select distinct conversations.live_code(g.code_id) from conversations.settled_code g where g.contribution_id = s.contribution_id) as "codeIds"
    from conversations.settled s join conversations.coding_round r on r.id = s.round_id join conversations.workshop_words x on x.contribution_id = s.contribution_id join conversations.workshop w on w.id = x.workshop_id
    where r.conversation_id = ${conversationId} and w.partner_group_id is not null`.execute(tx);
  return groups.map(({ name, partner_group_id: partnerId }) => {
    const own = rows.filter((each) => each.partnerId === partnerId);
    return { name, words: own.length, saturation: partnerId ? saturationWithin(own, batches) : null };
  });
}
