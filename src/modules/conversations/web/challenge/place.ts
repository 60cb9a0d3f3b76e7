import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { authorise } from '../../data/acting.ts';
import type { ConversationAction } from '../../permissions.ts';
import { conversationPage, placeOfPhase, type ConversationHead, type PhaseLine } from '../../queries/conversations.ts';

/** The phase with this id and its conversation, for those who may do this there. Throws NotFound or Forbidden. */
export async function phaseFor(ctx: RequestContext, phaseId: string, action: ConversationAction): Promise<{ conversation: ConversationHead; phase: PhaseLine }> {
  const conversation = await ctx.read(async (tx) => conversationPage(tx, await placeOfPhase(tx, phaseId), ctx.now));
  authorise(ctx, action, conversation.organisationId);
  const phase = conversation.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new NotFound();
  return { conversation, phase };
}
