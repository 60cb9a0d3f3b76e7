import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import { checkCodes } from './code-words.ts';
import { personOf } from './coding-rounds.ts';
import { lockConversation } from './lock-conversation.ts';

/** Keeps what an analyst thought, about one code or about the whole analysis (null). Throws Invalid, NotFound, Forbidden. */
export async function writeMemo(tx: Tx, acting: Acting, { conversationId, codeId, words }: { conversationId: string; codeId: string | null; words: string }): Promise<void> {
  const conversation = await lockConversation(tx, acting, conversationId, 'code words');
  if (words.length < 3) throw new Invalid('Write the memo.', { words: 'Write the memo' });
  if (codeId) await checkCodes(tx, conversation.id, [codeId]);
  const id = newId();
  await tx.insertInto('conversations.memo').values({ id, conversation_id: conversation.id, code_id: codeId, organisation_id: conversation.organisation_id, words, written_at: acting.now, written_by: personOf(acting) }).execute();
  await tell(tx, acting, { id, organisation_id: conversation.organisation_id }, 'memo written');
}

/** Takes one's own memo away. Throws NotFound for another's. Answers the short name of its conversation. */
export async function takeMemoAway(tx: Tx, acting: Acting, memoId: string): Promise<string> {
  const memo = isId(memoId) ? await tx.deleteFrom('conversations.memo').where('id', '=', memoId).where('written_by', '=', personOf(acting)).returning(['id', 'organisation_id', 'conversation_id']).executeTakeFirst() : undefined;
  if (!memo) throw new NotFound('We cannot find that memo among your own.');
  authorise(acting, 'code words', memo.organisation_id);
  await tell(tx, acting, memo, 'memo taken away');
  const { code } = await tx.selectFrom('conversations.conversation').select('code').where('id', '=', memo.conversation_id).executeTakeFirstOrThrow();
  return code;
}

const tell = (tx: Tx, acting: Acting, memo: { id: string; organisation_id: string }, name: string): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: memo.organisation_id, subject: { kind: 'memo', id: memo.id } });
