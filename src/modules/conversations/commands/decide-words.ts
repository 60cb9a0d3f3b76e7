import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { authorise, type Acting } from '../data/acting.ts';
import { recordModeration } from '../data/moderation-events.ts';

export const decisionOutcomes = ['shown', 'shown with words masked', 'refused', 'hidden'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

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

/**
 * Shows, masks, refuses or hides words. Only what is decided is recorded, never the words. The hour of showing begins the time
 * in which votes count. Throws Conflict when the words changed meanwhile.
 */
export async function decideWords(tx: Tx, acting: Acting, { contributionId, outcome, shownWords = null, reasonCode = null, note = '', revision }: Deciding): Promise<void> {
  if (!isId(contributionId)) throw new NotFound();
  const found = await tx.selectFrom('conversations.contribution').select(['id', 'organisation_id', 'state', 'revision', 'phase_id']).where('id', '=', contributionId).forUpdate().executeTakeFirst();
  if (!found) throw new NotFound();
  authorise(acting, 'moderate conversations', found.organisation_id);
  if (found.revision !== revision || found.state === 'withdrawn' || found.state === 'merged') throw new Conflict('The author changed or withdrew these words, or somebody else has decided. Read them again.');
  const isShown = outcome === 'shown' || outcome === 'shown with words masked';
  if (!isShown && !reasonCode) throw new Invalid('Choose a reason.', { reason: 'Choose a reason' });
  if (outcome === 'shown with words masked' && !shownWords) throw new Invalid('Write the words as everyone may read them.', { shownWords: 'Write the words as everyone may read them' });
  await tx.updateTable('conversations.contribution').set({ state: isShown ? 'shown' : 'refused', shown_words: outcome === 'shown with words masked' ? shownWords : null, revision: revision + 1 }).where('id', '=', found.id).execute();
  await tx.insertInto('conversations.decision').values({ id: newId(), contribution_id: found.id, organisation_id: found.organisation_id, outcome, reason_code: reasonCode, note, decided_at: acting.now, decided_by: acting.viewer.personId }).execute();
  await keepShowing(tx, found, { isShown, wasShown: found.state === 'shown', now: acting.now });
  await recordModeration(tx, acting, { organisationId: found.organisation_id, contributionId: found.id, outcome, reasonCode });
}

/** The first whole hour begins at the hour of showing; hiding ends it. */
async function keepShowing(tx: Tx, found: { id: string; organisation_id: string }, { isShown, wasShown, now }: { isShown: boolean; wasShown: boolean; now: Date }): Promise<void> {
  if (isShown === wasShown) return;
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  if (isShown) {
    await tx.insertInto('conversations.showing').values({ contribution_id: found.id, organisation_id: found.organisation_id, began_hour: hour })
      .onConflict((conflict) => conflict.columns(['contribution_id', 'began_hour']).doUpdateSet({ ended_hour: null })).execute();
  } else {
    await tx.updateTable('conversations.showing').set({ ended_hour: hour }).where('contribution_id', '=', found.id).where('ended_hour', 'is', null).execute();
  }
}
