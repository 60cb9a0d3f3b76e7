import { recordEvent } from '#platform/events';
import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import type { AroundActing } from '../data/around-acting.ts';
import { keeperOf, openTerm } from '../data/term-rows.ts';

export interface TermChange {
  code: string;
  /** The version that the form was made from. */
  version: number;
  shown: string;
  expansion: string | null;
  meaning: string;
  source: string;
  reviewOn: Day | null;
  reason: string;
}

/**
 * Writes a new version of a word; the earlier ones stay to be read with their dates. From now on every page shows the new
 * words. Throws Conflict when somebody was faster, Forbidden for a word that others keep.
 */
export async function changeTerm(tx: Tx, acting: AroundActing, change: TermChange): Promise<void> {
  const term = await openTerm(tx, acting, change.code);
  if (term.currentVersion !== change.version) throw new Conflict('Somebody changed this word while you were writing. Compare your words with the current ones, then save again.');
  const organisationId = keeperOf(acting, term.ownerOrganisationId);
  const number = term.currentVersion + 1;
  const before = await tx.selectFrom('strategy.term_version').selectAll().where('term_code', '=', term.code).where('number', '=', term.currentVersion).executeTakeFirstOrThrow();
  await tx.insertInto('strategy.term_version').values({
    ...before, number, shown: change.shown, expansion: change.expansion, meaning: change.meaning, source: change.source, review_on: change.reviewOn,
    reason: change.reason, made_at: acting.now, made_by: acting.viewer.personId, organisation_id: organisationId,
  }).execute();
  await tx.updateTable('strategy.term').set({ current_version: number }).where('code', '=', term.code).execute();
  await recordEvent(tx, acting, { room: 'strategy', name: 'term changed', organisationId, subject: { kind: 'term', id: term.code }, reason: change.reason, facts: { shown: change.shown, version: number }, visibility: 'public' });
  await sql`select platform.bump('words')`.execute(tx);
}
