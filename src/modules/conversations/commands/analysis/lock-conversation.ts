import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import type { ConversationAction } from '../../permissions.ts';

/** Locks a conversation for a change to its codes, batches or themes. Throws NotFound or Forbidden. */
export async function lockConversation(tx: Tx, acting: Acting, conversationId: string, action: ConversationAction): Promise<{ id: string; organisation_id: string; code: string }> {
  if (!isId(conversationId)) throw new NotFound();
  const found = await tx.selectFrom('conversations.conversation').select(['id', 'organisation_id', 'code']).where('id', '=', conversationId).forUpdate().executeTakeFirst();
  if (!found) throw new NotFound();
  authorise(acting, action, found.organisation_id);
  return found;
}
