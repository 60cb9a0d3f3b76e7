import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import type { Acting } from '../data/acting.ts';
import { lockWords } from '../data/lock-words.ts';
import { recordModeration } from '../data/moderation-events.ts';
import { beginShowing, endShowing, partFrom } from '../data/showing.ts';

/** A slip of a key is noticed at once; afterwards others have read and voted. */
const MINUTES_TO_TAKE_BACK = 30;

/**
 * Takes back one's own latest decision on these words: they wait to be read again, and ideas merged by it stand alone again. The
 * decision stays on record as taken back. Throws Conflict when it is not one's own, too old, or not the latest.
 */
export async function takeBackDecision(tx: Tx, acting: Acting, contributionId: string): Promise<void> {
  const found = await lockWords(tx, acting, { contributionId });
  const last = await tx.selectFrom('conversations.decision').select(['id', 'outcome', 'decided_at', 'decided_by']).where('contribution_id', '=', found.id).where('undone_at', 'is', null).orderBy('decided_at', 'desc').orderBy('id').limit(1).executeTakeFirst();
  const isOwn = last?.decided_by !== null && last?.decided_by === acting.viewer.personId;
  const isRecent = last !== undefined && acting.now.getTime() - last.decided_at.getTime() <= MINUTES_TO_TAKE_BACK * 60_000;
  if (!last || !isOwn || !isRecent || found.state === 'held' || found.state === 'withdrawn') throw new Conflict('This decision cannot be taken back any more: the words changed, somebody else decided, or half an hour has passed.');
  await tx.updateTable('conversations.decision').set({ undone_at: acting.now }).where('id', '=', last.id).execute();
  // Words that were shown before they were merged are shown again; all others wait to be read again.
  const wasShown = last.outcome === 'merged' && (await tx.selectFrom('conversations.showing').select('began_hour').where('contribution_id', '=', found.id).executeTakeFirst()) !== undefined;
  const state = wasShown ? 'shown' : 'held';
  await tx.updateTable('conversations.contribution').set({ state, shown_words: null, merged_into: null, revision: found.revision + 1 }).where('id', '=', found.id).execute();
  if (state === 'shown') await beginShowing(tx, found, acting.now);
  else {
    await endShowing(tx, found, acting.now);
    await partFrom(tx, found, acting.now);
  }
  await recordModeration(tx, acting, { organisationId: found.organisation_id, contributionId: found.id, outcome: 'decision taken back', reasonCode: null });
}
