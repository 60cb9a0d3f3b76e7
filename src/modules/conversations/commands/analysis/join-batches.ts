import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import type { Acting } from '../../data/acting.ts';
import { joinable } from '../../domain/analysis/joined-batches.ts';
import { finishedBatches } from '../../queries/analysis/saturation.ts';
import { tellOfRound } from './coding-rounds.ts';
import { lockConversation } from './lock-conversation.ts';

/**
 * Looks at a batch together with the one before it, where one of the two is small. What was drawn and coded stays as it is, so that this
 * is undone without loss. Throws Invalid where they cannot be joined.
 */
export async function joinBatches(tx: Tx, acting: Acting, { conversationId, batch, reason }: { conversationId: string; batch: number; reason: string }): Promise<void> {
  const conversation = await lockConversation(tx, acting, conversationId, 'keep codes');
  if (reason.length < 3) throw new Invalid('Say why.', { reason: 'Say why' });
  if (!joinable(await finishedBatches(tx, conversation.id)).includes(batch)) throw new Invalid('These batches cannot be joined.', { batch: 'Choose two batches beside each other of which one is small' });
  const rounds = await tx.selectFrom('conversations.coding_round').select(['id', 'number', 'organisation_id']).where('conversation_id', '=', conversation.id).where('number', 'in', [batch - 1, batch]).execute();
  const [before, round] = rounds.toSorted((a, b) => a.number - b.number);
  if (!before || !round) throw new NotFound();
  await tx.insertInto('conversations.batch_joining').values({ id: newId(), organisation_id: conversation.organisation_id, round_id: round.id, with_round_id: before.id, reason, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await tellOfRound(tx, acting, round, 'batch joined with the one before', { batch, reason });
}

/** Looks at two batches apart again. Answers the short name of their conversation. Throws NotFound, Conflict. */
export async function partBatches(tx: Tx, acting: Acting, joiningId: string): Promise<string> {
  const found = isId(joiningId) ? await tx.selectFrom('conversations.batch_joining as j').innerJoin('conversations.coding_round as r', 'r.id', 'j.round_id').select(['r.id', 'r.organisation_id', 'r.conversation_id', 'r.number']).where('j.id', '=', joiningId).executeTakeFirst() : undefined;
  if (!found) throw new NotFound();
  const conversation = await lockConversation(tx, acting, found.conversation_id, 'keep codes');
  const { numUpdatedRows } = await tx.updateTable('conversations.batch_joining').set({ undone_at: acting.now, undone_by: acting.viewer.personId }).where('id', '=', joiningId).where('undone_at', 'is', null).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict('These batches stand apart already.');
  await tellOfRound(tx, acting, found, 'batches parted again', { batch: found.number });
  return conversation.code;
}
