import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import { wouldCircle } from '../../domain/analysis/live-codes.ts';
import { conversationOfCode } from '../../queries/analysis/code-frame.ts';
import { lockCode, tellOfCode } from './keep-codes.ts';
import { lockConversation } from './lock-conversation.ts';

/**
 * Merges a code into another: everything that has the first counts as the second from now on, in every batch, theme and figure.
 * What people gave is not written over, so that the merger can be undone without loss.
 */
export async function mergeCodes(tx: Tx, acting: Acting, { fromId, intoId, reason }: { fromId: string; intoId: string; reason: string }): Promise<string> {
  const from = await lockCode(tx, acting, fromId);
  if (!isId(intoId)) throw new Invalid('Choose a code.', { into: 'Choose a code' });
  await lockConversation(tx, acting, from.conversation_id, 'keep codes');
  const codes = await tx.selectFrom('conversations.code').select(['id', 'merged_into as mergedInto']).where('conversation_id', '=', from.conversation_id).execute();
  if (!codes.some(({ id }) => id === intoId)) throw new NotFound('We cannot find that code in this conversation.');
  if (from.merged_into) throw new Conflict('This code is merged already.');
  if (wouldCircle(codes, fromId, intoId)) throw new Invalid('Choose another code: this one leads back to itself.', { into: 'Choose another code: this one leads back to itself' });
  if (reason.length < 3 || reason.length > 400) throw new Invalid('Say why, in 400 letters or less.', { reason: 'Say why, in 400 letters or less' });
  await tx.updateTable('conversations.code').set({ merged_into: intoId }).where('id', '=', fromId).execute();
  const id = newId();
  await tx.insertInto('conversations.code_merger').values({ id, organisation_id: from.organisation_id, from_code_id: fromId, into_code_id: intoId, reason, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await tellOfCode(tx, acting, from, 'codes merged', { into: intoId });
  return id;
}

/** Parts two codes again: everything counts as before. Answers the short name of their conversation. */
export async function undoMerger(tx: Tx, acting: Acting, mergerId: string): Promise<string> {
  if (!isId(mergerId)) throw new NotFound();
  const merger = await tx.selectFrom('conversations.code_merger').selectAll().where('id', '=', mergerId).forUpdate().executeTakeFirst();
  if (!merger) throw new NotFound();
  authorise(acting, 'keep codes', merger.organisation_id);
  if (merger.undone_at) throw new Conflict('This was undone already.');
  await tx.updateTable('conversations.code_merger').set({ undone_at: acting.now, undone_by: acting.viewer.personId }).where('id', '=', merger.id).execute();
  await tx.updateTable('conversations.code').set({ merged_into: null }).where('id', '=', merger.from_code_id).execute();
  await tellOfCode(tx, acting, { id: merger.from_code_id, organisation_id: merger.organisation_id }, 'codes parted again', { from: merger.into_code_id });
  return (await conversationOfCode(tx, merger.from_code_id)).code;
}
