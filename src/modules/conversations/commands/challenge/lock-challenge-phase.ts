import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import type { ConversationAction } from '../../permissions.ts';

export const IS_FINAL = 'The final text is published. It does not change any more.';

/**
 * Locks a phase of check and challenge: whoever decides, words anew or publishes waits for whoever does so now.
 * Throws NotFound, Forbidden, and Conflict where it is another kind of phase or its final text is published.
 */
export async function lockChallengePhase(tx: Tx, acting: Acting, phaseId: string, action: ConversationAction, { evenFinal = false }: { evenFinal?: boolean } = {}) {
  if (!isId(phaseId)) throw new NotFound();
  const phase = await tx.selectFrom('conversations.phase').selectAll().where('id', '=', phaseId).forUpdate().executeTakeFirst();
  if (!phase) throw new NotFound();
  authorise(acting, action, phase.organisation_id);
  if (phase.kind !== 'challenge') throw new Conflict('This part of the conversation is not one of check and challenge.');
  if (!evenFinal && (await tx.selectFrom('conversations.final_text').select('phase_id').where('phase_id', '=', phase.id).executeTakeFirst())) throw new Conflict(IS_FINAL);
  return phase;
}
