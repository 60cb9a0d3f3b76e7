import { sql } from 'kysely';
import type { Store, Tx } from '#platform/db';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import type { Acting } from '../data/acting.ts';
import { lockWords } from '../data/lock-words.ts';
import { recordModeration } from '../data/moderation-events.ts';
import { beginShowing } from '../data/showing.ts';
import { hashAuthorCode } from '../domain/author-code.ts';

const unkept: Readonly<Record<string, string>> = {
  'not refused': 'These words are not refused, so there is nothing to appeal against.',
  again: 'You have appealed against this decision already. One appeal is read for each decision.',
};

/** Asks, by the author's code, that another person reads refused words again. Throws NotFound and Conflict with the reason. */
export async function appeal(store: Store, { code, words }: { code: string; words: string }, now: Date): Promise<void> {
  const { rows } = await store.unscoped((database) => sql<{ answer: string }>`select conversations.appeal_by_code(${hashAuthorCode(code)}, ${words}, ${now}) as answer`.execute(database));
  const answer = rows[0]?.answer ?? 'unknown';
  if (answer === 'unknown') throw new NotFound('No words belong to this code. Check each letter and number.');
  if (answer !== 'kept') throw new Conflict(unkept[answer] ?? answer);
}

export interface DecidingAppeal {
  appealId: string;
  outcome: 'upheld' | 'overturned';
  /** The words as everyone may read them, where some are masked. */
  shownWords?: string | null;
  /** For the author, by their code. */
  note: string;
}

/**
 * Decides an appeal: upheld, the words stay refused; overturned, they are shown, with words masked where these are given. Whoever refused them, or agreed to it, cannot
 * decide (Forbidden). Throws Conflict when it is decided already or not needed any more.
 */
export async function decideAppeal(tx: Tx, acting: Acting, { appealId, outcome, shownWords = null, note }: DecidingAppeal): Promise<void> {
  if (!isId(appealId)) throw new NotFound();
  const asked = await tx.selectFrom('conversations.appeal').select(['id', 'contribution_id']).where('id', '=', appealId).executeTakeFirst();
  if (!asked) throw new NotFound();
  // The words first, as everywhere, so that nobody waits in a circle.
  const words = await lockWords(tx, acting, { contributionId: asked.contribution_id, action: 'decide appeals' });
  const open = await tx.selectFrom('conversations.appeal').select('id').where('id', '=', asked.id).where('outcome', 'is', null).forUpdate().executeTakeFirst();
  if (!open || words.state !== 'refused') throw new Conflict('This appeal is decided already, or the author changed the words meanwhile.');
  const refusal = await tx.selectFrom('conversations.decision').select(['decided_by', 'agreed_by']).where('contribution_id', '=', words.id).where('undone_at', 'is', null).where('outcome', 'in', ['refused', 'hidden']).orderBy('decided_at', 'desc').limit(1).executeTakeFirst();
  if (refusal && [refusal.decided_by, refusal.agreed_by].includes(acting.viewer.personId)) throw new Forbidden('Somebody else must decide this appeal: you took part in the first decision.');
  await tx.updateTable('conversations.appeal').set({ outcome, note, decided_at: acting.now, decided_by: acting.viewer.personId }).where('id', '=', open.id).execute();
  if (outcome === 'overturned') {
    await tx.updateTable('conversations.contribution').set({ state: 'shown', shown_words: shownWords, revision: words.revision + 1 }).where('id', '=', words.id).execute();
    await tx.insertInto('conversations.decision').values({ id: newId(), contribution_id: words.id, organisation_id: words.organisation_id, outcome: shownWords ? 'shown with words masked' : 'shown', note, decided_at: acting.now, decided_by: acting.viewer.personId }).execute();
    await beginShowing(tx, words, acting.now);
  }
  await recordModeration(tx, acting, { organisationId: words.organisation_id, contributionId: words.id, outcome: `appeal ${outcome}`, reasonCode: null });
}
