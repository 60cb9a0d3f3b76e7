import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Acting } from '../data/acting.ts';
import { isTestimony } from '../data/concern.ts';
import { lockWords } from '../data/lock-words.ts';
import { recordModeration } from '../data/moderation-events.ts';
import { beginShowing, endShowing, partFrom } from '../data/showing.ts';

export const decisionOutcomes = ['shown', 'shown with words masked', 'refused', 'hidden'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** The reason that a single person may not use against an account of racism. */
export const DISCRIMINATES = 'discriminates';

/** Why words are not shown; content/conversations.yaml gives each its sentence for the author and for everyone. */
export interface Deciding {
  contributionId: string;
  outcome: DecisionOutcome;
  /** The words as everyone may read them, where some were masked. */
  shownWords?: string | null;
  reasonCode?: string | null;
  note?: string;
  /** The words as the moderator saw them; a decision on older words is refused. */
  revision: number;
}

type LockedWords = Awaited<ReturnType<typeof lockWords>>;

/**
 * Shows, masks, refuses or hides words. Only what is decided is recorded, never the words. The hour of showing begins the time
 * in which votes count. To refuse an account of racism as discriminating takes two people: the first only proposes it.
 * Throws Conflict when the words changed meanwhile or somebody else decided.
 */
export async function decideWords(tx: Tx, acting: Acting, deciding: Deciding): Promise<'decided' | 'proposed'> {
  const { contributionId, outcome, shownWords = null, reasonCode = null, note = '', revision } = deciding;
  const found = await lockWords(tx, acting, { contributionId, revision });
  const isShown = outcome === 'shown' || outcome === 'shown with words masked';
  if (!isShown && !reasonCode) throw new Invalid('Choose a reason.', { reason: 'Choose a reason' });
  if (outcome === 'shown with words masked' && !shownWords) throw new Invalid('Write the words as everyone may read them.', { shownWords: 'Write the words as everyone may read them' });
  const needsTwo = !isShown && reasonCode === DISCRIMINATES && isTestimony(found.concern);
  const firstId = needsTwo ? await firstToRefuse(tx, found, acting) : null;
  if (needsTwo && !firstId) return 'proposed';
  await tx.updateTable('conversations.contribution').set({ state: isShown ? 'shown' : 'refused', shown_words: outcome === 'shown with words masked' ? shownWords : null, revision: revision + 1 }).where('id', '=', found.id).execute();
  await tx.insertInto('conversations.decision').values({ id: newId(), contribution_id: found.id, organisation_id: found.organisation_id, outcome, reason_code: isShown ? null : reasonCode, note, decided_at: acting.now, decided_by: acting.viewer.personId, agreed_by: firstId }).execute();
  await tx.deleteFrom('conversations.proposed_refusal').where('contribution_id', '=', found.id).execute();
  await keepShowing(tx, found, { isShown, now: acting.now });
  await recordModeration(tx, acting, { organisationId: found.organisation_id, contributionId: found.id, outcome, reasonCode: isShown ? null : reasonCode });
  return 'decided';
}

/** Another person who proposed the same refusal; where there is none, this person's proposal is kept and the words stay held. */
async function firstToRefuse(tx: Tx, { id, organisation_id }: LockedWords, { now, viewer }: Acting): Promise<string | null> {
  const proposal = await tx.selectFrom('conversations.proposed_refusal').select('proposed_by').where('contribution_id', '=', id).executeTakeFirst();
  if (proposal && proposal.proposed_by !== viewer.personId) return proposal.proposed_by;
  if (!proposal && viewer.personId) await tx.insertInto('conversations.proposed_refusal').values({ contribution_id: id, organisation_id, reason_code: DISCRIMINATES, proposed_at: now, proposed_by: viewer.personId }).execute();
  return null;
}

async function keepShowing(tx: Tx, found: LockedWords, { isShown, now }: { isShown: boolean; now: Date }): Promise<void> {
  if (isShown === (found.state === 'shown')) return;
  if (isShown) return beginShowing(tx, found, now);
  await endShowing(tx, found, now);
  await partFrom(tx, found, now);
}
