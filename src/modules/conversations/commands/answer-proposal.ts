import type { Tx } from '#platform/db';
import { Conflict, Forbidden } from '#platform/errors';
import type { Acting } from '../data/acting.ts';
import { lockWords } from '../data/lock-words.ts';
import { recordModeration } from '../data/moderation-events.ts';
import { decideWords } from './decide-words.ts';

/**
 * A second person agrees that words are refused or taken down, or does not: then the proposal is gone, and shown words stay as everyone
 * reads them. Throws Forbidden for whoever proposed it, Conflict where nothing is proposed any more or the words changed.
 */
export async function answerProposal(tx: Tx, acting: Acting, { contributionId, revision, agrees }: { contributionId: string; revision: number; agrees: boolean }): Promise<void> {
  const found = await lockWords(tx, acting, { contributionId, revision });
  const proposal = await tx.selectFrom('conversations.proposed_refusal').select(['proposed_by', 'reason_code']).where('contribution_id', '=', found.id).executeTakeFirst();
  if (!proposal) throw new Conflict('Nobody proposes this any more: somebody else has decided.');
  if (proposal.proposed_by === acting.viewer.personId) throw new Forbidden('Somebody else must agree: you proposed it.');
  if (agrees) {
    await decideWords(tx, acting, { contributionId: found.id, outcome: found.state === 'shown' ? 'hidden' : 'refused', reasonCode: proposal.reason_code, revision });
    return;
  }
  await tx.deleteFrom('conversations.proposed_refusal').where('contribution_id', '=', found.id).execute();
  await recordModeration(tx, acting, { organisationId: found.organisation_id, contributionId: found.id, outcome: 'proposal not agreed', reasonCode: proposal.reason_code });
}
