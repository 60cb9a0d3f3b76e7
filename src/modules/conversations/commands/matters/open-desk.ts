import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';

/** Begins to ask "What matters to you?", for good. Answers are coded with the codes of one conversation of the same organisation. */
export async function openDesk(tx: Tx, acting: Acting, { organisationId, conversationId }: { organisationId: string; conversationId: string }): Promise<void> {
  authorise(acting, 'organise conversations', organisationId);
  const frame = isId(conversationId) && (await tx.selectFrom('conversations.conversation').select('is_example').where('id', '=', conversationId).where('organisation_id', '=', organisationId).executeTakeFirst());
  if (!frame) throw new Invalid('Choose a conversation.', { conversation: 'Choose a conversation' });
  const { numInsertedOrUpdatedRows: added } = await tx.insertInto('conversations.matters_desk').values({ organisation_id: organisationId, conversation_id: conversationId, is_example: frame.is_example, opened_on: londonDay(acting.now), opened_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (!added) throw new Conflict('Your organisation asks this already.');
  await recordEvent(tx, acting, { room: 'conversations', name: 'what matters asked', organisationId, subject: { kind: 'conversation', id: conversationId }, visibility: 'public' });
}
