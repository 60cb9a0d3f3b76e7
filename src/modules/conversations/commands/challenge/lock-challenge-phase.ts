import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import type { Acting } from '../../data/acting.ts';
import { lockPhase } from '../../data/phase-acting.ts';
import type { ConversationAction } from '../../permissions.ts';

export const IS_FINAL = 'The final text is published. It does not change any more.';

/**
 * Locks a phase of check and challenge: whoever decides, words anew or publishes waits for whoever does so now.
 * Throws NotFound, Forbidden, and Conflict where it is another kind of phase or its final text is published.
 */
export async function lockChallengePhase(tx: Tx, acting: Acting, phaseId: string, action: ConversationAction, { evenFinal = false }: { evenFinal?: boolean } = {}) {
  const phase = await lockPhase(tx, acting, phaseId, action);
  if (phase.kind !== 'challenge') throw new Conflict('This part of the conversation is not one of check and challenge.');
  if (!evenFinal && (await tx.selectFrom('conversations.final_text').select('phase_id').where('phase_id', '=', phase.id).executeTakeFirst())) throw new Conflict(IS_FINAL);
  return phase;
}
