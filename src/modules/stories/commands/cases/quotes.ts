import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { lockCase } from './write-case.ts';

/** Puts somebody's words on a case study: only with their leave to be quoted. They say no more than the month. Throws Forbidden, NotFound, Invalid. */
export async function placeQuote(tx: Tx, acting: StoriesActing, { caseStudyId, contributionId, themeId }: { caseStudyId: string; contributionId: string; themeId: string }): Promise<void> {
  const row = await lockCase(tx, caseStudyId);
  authorise(acting, 'quote people', row.organisation_id);
  const { rows } = await sql<{ placed: boolean }>`select stories.place_quote(${caseStudyId}, ${contributionId}, ${themeId}, ${londonDay(acting.now)}) as placed`.execute(tx);
  if (!rows[0]?.placed) throw new Invalid('These words cannot be quoted: their author gave no leave, or took it back.', { quote: 'Choose words that may be quoted' });
  await recordEvent(tx, acting, { room: 'stories', name: 'quote placed', organisationId: row.organisation_id, subject: { kind: 'case study', id: caseStudyId }, facts: { themeId } });
}

/**
 * Somebody asked us by phone, on paper or in person not to quote them: the words leave every page, and their leave goes, in this transaction. The trail
 * says so without the words. Throws Forbidden, NotFound where nothing of ours is quoted.
 */
export async function withdrawQuote(tx: Tx, acting: StoriesActing, contributionId: string): Promise<number> {
  const stands = isId(contributionId) ? await tx.selectFrom('stories.quote_use').select('organisation_id').where('contribution_id', '=', contributionId).executeTakeFirst() : undefined;
  if (!stands) throw new NotFound('These words stand on no page.');
  authorise(acting, 'quote people', stands.organisation_id);
  const { rows } = await sql<{ id: string; organisationId: string }>`select case_study_id as id, organisation_id as "organisationId" from stories.withdraw_quote(${contributionId})`.execute(tx);
  for (const { id, organisationId } of rows) await recordEvent(tx, acting, { room: 'stories', name: 'quote withdrawn', organisationId, subject: { kind: 'case study', id }, facts: {} });
  return rows.length;
}

/** At night the trail is told that authors took words back: the page and the day, never the words, and never the moment at which somebody came. */
export async function tellOfQuotesLeft(store: Store, now: Date): Promise<void> {
  await store.within({ as: 'worker' }, async (tx) => {
    const { rows } = await sql<{ id: string; organisationId: string; leftOn: string }>`delete from stories.quote_left where left_on < ${londonDay(now)} returning case_study_id as id, organisation_id as "organisationId", left_on::text as "leftOn"`.execute(tx);
    for (const { id, organisationId, leftOn } of rows) await recordEvent(tx, { now, actor: 'worker' }, { room: 'stories', name: 'quote withdrawn', organisationId, subject: { kind: 'case study', id }, facts: { on: leftOn } });
  });
}
