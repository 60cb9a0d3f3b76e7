import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { endCelebrations } from '#modules/inquiry';
import { missingToPublish } from '../../domain/cases/claims.ts';
import { effectsOf } from '../../domain/cases/effects.ts';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { casePage, type CaseStudy } from '../../queries/cases/case-studies.ts';
import { effectsShown, linkedFigures } from '../../queries/cases/claim.ts';
import { lockCase } from './write-case.ts';

/** Asks somebody else to read it. Throws Forbidden, NotFound, Conflict where that was asked. */
export async function askForReview(tx: Tx, acting: StoriesActing, id: string): Promise<void> {
  const row = await lockCase(tx, id);
  authorise(acting, 'write case studies', row.organisation_id);
  if (row.review_asked_at) throw new Conflict('Somebody was asked to read it already.');
  await tx.updateTable('stories.case_study').set({ review_asked_at: acting.now }).where('id', '=', id).execute();
  await tell(tx, acting, { id, organisationId: row.organisation_id, name: 'case study to be reviewed' });
}

/** Somebody who did not write it says that it may stand, or what is missing: then it is a draft again. Throws Forbidden, NotFound, Conflict. */
export async function reviewCase(tx: Tx, acting: StoriesActing, { id, mayStand, words }: { id: string; mayStand: boolean; words: string }): Promise<void> {
  const row = await lockCase(tx, id);
  authorise(acting, 'review case studies', row.organisation_id);
  if (!row.review_asked_at || row.reviewed_at) throw new Conflict('It does not wait to be read.');
  if (row.made_by === acting.viewer.personId || row.changed_by === acting.viewer.personId) throw new Forbidden('Nobody reviews their own case study. Ask somebody else.');
  const read = mayStand ? { reviewed_at: acting.now, reviewed_by: acting.viewer.personId, review_words: words } : { review_asked_at: null, review_words: words };
  await tx.updateTable('stories.case_study').set(read).where('id', '=', id).execute();
  await tell(tx, acting, { id, organisationId: row.organisation_id, name: mayStand ? 'case study reviewed' : 'case study sent back', reason: words });
}

/** Keeps that those whose story it is agreed: their role and the day. Throws Forbidden, NotFound, Invalid, Conflict. */
export async function keepConsent(tx: Tx, acting: StoriesActing, { id, role, on }: { id: string; role: string; on: string }): Promise<void> {
  const row = await lockCase(tx, id);
  authorise(acting, 'write case studies', row.organisation_id);
  if (!row.reviewed_at) throw new Conflict('Somebody reads it first, so that people agree to what will stand there.');
  if (row.published_at) throw new Conflict('It is published already.');
  if (on > londonDay(acting.now)) throw new Invalid('The day is still to come.', { on: 'Enter a day that is not still to come' });
  await tx.updateTable('stories.case_study').set({ consent_role: role, consent_on: on }).where('id', '=', id).execute();
  await tell(tx, acting, { id, organisationId: row.organisation_id, name: 'case study agreed' });
}

/** Everyone reads it from now on. Throws Forbidden, NotFound, Conflict, Invalid with what is missing. */
export async function publishCase(tx: Tx, acting: StoriesActing, id: string): Promise<void> {
  const row = await lockCase(tx, id);
  authorise(acting, 'review case studies', row.organisation_id);
  if (row.published_at) throw new Conflict('It is published already.');
  const missing = await missingIn(tx, await casePage(tx, id));
  if (missing.length > 0) throw new Invalid(missing.join(' '), { step: missing.join(' ') });
  await tx.updateTable('stories.case_study').set({ published_at: acting.now }).where('id', '=', id).execute();
  await tell(tx, acting, { id, organisationId: row.organisation_id, name: 'case study published', facts: { title: row.title }, isPublic: true });
}

/** What is missing before everyone may read it. */
export async function missingIn(tx: Tx, study: CaseStudy): Promise<string[]> {
  const figures = await linkedFigures(tx, study.seriesIds);
  const shown = await effectsShown(tx, study);
  return missingToPublish({
    ...study, themes: study.themes.length, publicMeasures: figures.filter(({ audience }) => audience === 'public').length, notShown: effectsOf(study).filter(({ kind, words }) => words !== '' && !shown.has(kind)).map(({ kind }) => kind),
    isReviewed: ['reviewed', 'agreed', 'published'].includes(study.state), isAgreed: study.consentOn !== null,
  });
}

/** Takes it off; what stood there is kept, and no priority is celebrated with it any more. Throws Forbidden, NotFound, Conflict. */
export async function takeOffCase(tx: Tx, acting: StoriesActing, { id, reason }: { id: string; reason: string }): Promise<void> {
  const row = await lockCase(tx, id);
  authorise(acting, 'review case studies', row.organisation_id);
  if (!row.published_at || row.taken_off_at) throw new Conflict('It is not published.');
  await tx.updateTable('stories.case_study').set({ taken_off_at: acting.now, taken_off_reason: reason }).where('id', '=', id).execute();
  await endCelebrations(tx, acting, { kind: 'story', subjectId: id });
  await tell(tx, acting, { id, organisationId: row.organisation_id, name: 'case study taken off', reason, isPublic: true });
}

const tell = (tx: Tx, acting: StoriesActing, { id, organisationId, name, reason = null, facts = {}, isPublic = false }: { id: string; organisationId: string; name: string; reason?: string | null; facts?: Record<string, unknown>; isPublic?: boolean }) =>
  recordEvent(tx, acting, { room: 'stories', name, organisationId, subject: { kind: 'case study', id }, reason, facts, visibility: isPublic ? 'public' : 'organisation' });
