import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { londonDay, FinancialYear, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { isId, keyedHash, newId } from '#platform/ids';
import { note } from '../../data/learning/note.ts';
import { authoriseLearning, mayLearning, type LearningActing } from '../../learning-permissions.ts';

export interface NewOpportunity {
  organisationId: string;
  title: string;
  kind: string;
  professions: string[];
  what: string;
  researchHours: number | null;
  contactRole: string;
  closesOn: Day;
}

/** Offers an opening. The advert of a portfolio role says how many hours a week are for research. Throws Forbidden, Invalid. */
export async function offerOpportunity(tx: Tx, acting: LearningActing, { organisationId, researchHours, contactRole, closesOn, ...words }: NewOpportunity): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  if (closesOn < londonDay(acting.now)) throw new Invalid('Check the day.', { closesOn: 'Enter today or a later day' });
  if (words.kind === 'portfolio role' && researchHours === null) throw new Invalid('Say the hours.', { researchHours: 'Enter the hours a week for research, as they stand in the job plan' });
  const id = newId();
  await tx.insertInto('improvement.opportunity').values({ id, organisation_id: organisationId, ...words, research_hours: researchHours, contact_role: contactRole, closes_on: closesOn, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'opening offered', { organisationId, kind: 'opening', id, facts: { title: words.title, kind: words.kind }, visibility: 'public' });
  return id;
}

/** Says that one is interested. Throws NotFound, Forbidden, Conflict where that was said before or it has closed. */
export async function showInterest(tx: Tx, acting: LearningActing, { id, words, profession }: { id: string; words: string; profession: string }): Promise<void> {
  const { personId } = acting.viewer;
  const opening = isId(id) ? await tx.selectFrom('improvement.opportunity').select(['organisation_id', 'closes_on']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!opening) throw new NotFound('We cannot find that opening.');
  if (!personId || !mayLearning(acting.viewer, 'ask a coach or a host')) throw new Forbidden();
  if (opening.closes_on < londonDay(acting.now)) throw new Conflict('This opening has closed.');
  const said = await tx.insertInto('improvement.interest').values({ id: newId(), opportunity_id: id, organisation_id: opening.organisation_id, person_id: personId, profession: profession === '' ? null : profession, words, said_at: acting.now })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!said) throw new Conflict('You have said already that you are interested.');
  await note(tx, acting, 'interest shown', { organisationId: opening.organisation_id, kind: 'opening', id });
}

/** Answers somebody who is interested: matched, or not this time and why. Throws NotFound, Forbidden, Conflict where they have an answer. */
export async function answerInterest(tx: Tx, acting: LearningActing, { id, answer, answerWords }: { id: string; answer: string; answerWords: string }): Promise<string> {
  const interest = isId(id) ? await tx.selectFrom('improvement.interest').select(['organisation_id', 'opportunity_id']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!interest) throw new NotFound('We cannot find that.');
  authoriseLearning(acting, 'answer for research', interest.organisation_id);
  const done = await tx.updateTable('improvement.interest').set({ answer, answer_words: answerWords, answered_at: acting.now, answered_by: acting.viewer.personId }).where('id', '=', id).where('answer', 'is', null).returning('id').executeTakeFirst();
  if (!done) throw new Conflict('They have an answer already.');
  await note(tx, acting, 'interest answered', { organisationId: interest.organisation_id, kind: 'opening', id: interest.opportunity_id, facts: { answer } });
  return interest.opportunity_id;
}

interface Telling {
  organisationId: string;
  shownName: string;
}

/** Tells of oneself as a role model, until one takes it back. Throws Forbidden, Conflict where one does already. */
export async function becomeRoleModel(tx: Tx, acting: LearningActing, { organisationId, shownName, story, profession }: Telling & { story: string; profession: string }): Promise<void> {
  const { personId, memberships } = acting.viewer;
  authoriseLearning(acting, 'tell of themselves', organisationId);
  if (!personId) throw new Forbidden();
  const roleGroup = memberships.find((one) => one.organisationId === organisationId)?.roleGroup ?? '';
  const id = newId();
  const said = await tx.insertInto('improvement.role_model').values({ id, organisation_id: organisationId, person_id: personId, shown_name: shownName, profession: profession === '' ? null : profession, role_group: roleGroup, story, agreed_at: acting.now })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!said) throw new Conflict('You tell of yourself here already. Take it back first.');
  await note(tx, acting, 'role model told', { organisationId, kind: 'role model', id });
}

/** Offers help as a coach, until one takes it back. Throws like `becomeRoleModel`. */
export async function becomeCoach(tx: Tx, acting: LearningActing, { organisationId, shownName, helpsWith, protectedTime }: Telling & { helpsWith: string; protectedTime: string }): Promise<void> {
  authoriseLearning(acting, 'tell of themselves', organisationId);
  if (!acting.viewer.personId) throw new Forbidden();
  const id = newId();
  const said = await tx.insertInto('improvement.coach').values({ id, organisation_id: organisationId, person_id: acting.viewer.personId, shown_name: shownName, helps_with: helpsWith, protected_time: protectedTime, agreed_at: acting.now })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!said) throw new Conflict('You are in the list already. Take it back first.');
  await note(tx, acting, 'coach offered', { organisationId, kind: 'coach', id });
}

/** Takes back what one told of oneself, words and name as well. Throws NotFound unless it is one's own. */
export async function takeBack(tx: Tx, acting: LearningActing, { what, id }: { what: 'coach' | 'role_model'; id: string }): Promise<void> {
  const words = what === 'coach' ? sql`helps_with = 'Taken back'` : sql`story = 'Taken back by them'`;
  const { rows } = isId(id) ? await sql<{ organisationId: string }>`
    update ${sql.table(`improvement.${what}`)} set withdrawn_at = ${acting.now}, shown_name = 'Taken back', ${words} where id = ${id} and person_id = ${acting.viewer.personId} and withdrawn_at is null returning organisation_id as "organisationId"`.execute(tx) : { rows: [] };
  if (!rows[0]) throw new NotFound('We cannot find that.');
  await note(tx, acting, what === 'coach' ? 'coach taken back' : 'role model taken back', { organisationId: rows[0].organisationId, kind: what.replace('_', ' '), id });
}

/** Asks a coach for help. Throws NotFound, Forbidden. */
export async function askCoach(tx: Tx, acting: LearningActing, { coachId, words }: { coachId: string; words: string }): Promise<void> {
  const coach = isId(coachId) ? await tx.selectFrom('improvement.coach').select('organisation_id').where('id', '=', coachId).where('withdrawn_at', 'is', null).executeTakeFirst() : undefined;
  if (!coach) throw new NotFound('We cannot find that coach.');
  if (!acting.viewer.personId) throw new Forbidden();
  const id = newId();
  await tx.insertInto('improvement.coach_request').values({ id, coach_id: coachId, organisation_id: coach.organisation_id, person_id: acting.viewer.personId, words, asked_at: acting.now }).execute();
  await note(tx, acting, 'coach asked', { organisationId: coach.organisation_id, kind: 'coach request', id });
}

/** The coach answers. Throws NotFound unless the viewer is that coach, Conflict where it is answered. */
export async function answerAsCoach(tx: Tx, acting: LearningActing, { id, answer }: { id: string; answer: string }): Promise<void> {
  const done = isId(id) ? await tx.updateTable('improvement.coach_request').set({ answer, answered_at: acting.now }).where('id', '=', id).where('answer', 'is', null).returning('organisation_id').executeTakeFirst() : undefined;
  if (!done) throw new NotFound('There is no such request for you to answer.');
  await note(tx, acting, 'coach answered', { organisationId: done.organisation_id, kind: 'coach request', id });
}

/** Says of oneself that one does research this year, or takes it back. Throws Forbidden, Invalid without a profession. No event says who did. */
export async function sayResearchActive(tx: Tx, acting: LearningActing, { organisationId, profession, isActive }: { organisationId: string; profession: string; isActive: boolean }): Promise<void> {
  const { personId, memberships } = acting.viewer;
  authoriseLearning(acting, 'tell of themselves', organisationId);
  const membership = memberships.find((one) => one.organisationId === organisationId);
  if (!personId || !membership) throw new Forbidden();
  if (isActive && profession === '') throw new Invalid('Choose your profession.', { profession: 'Choose your profession' });
  const year = FinancialYear.at(acting.now).toString();
  await tx.deleteFrom('improvement.research_active').where('person_id', '=', personId).where('organisation_id', '=', organisationId).where('year', '=', year).execute();
  if (isActive) await tx.insertInto('improvement.research_active').values({ person_id: personId, organisation_id: organisationId, year, profession, role_group: membership.roleGroup, said_at: acting.now }).execute();
}

/** Opens a check of confidence. Throws Forbidden. */
export async function openCheck(tx: Tx, acting: LearningActing, { organisationId, title, about }: { organisationId: string; title: string; about: string }): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  const id = newId();
  await tx.insertInto('improvement.confidence_check').values({ id, organisation_id: organisationId, title, about, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'confidence check opened', { organisationId, kind: 'confidence check', id, facts: { title, about } });
  return id;
}

/** Closes a check: from then on it is told, once, where eight people or more answered both times. Throws NotFound, Forbidden, Conflict. */
export async function closeCheck(tx: Tx, acting: LearningActing, id: string): Promise<void> {
  const check = isId(id) ? await tx.selectFrom('improvement.confidence_check').select('organisation_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!check) throw new NotFound('We cannot find that check.');
  authoriseLearning(acting, 'share learning', check.organisation_id);
  const done = await tx.updateTable('improvement.confidence_check').set({ closed_at: acting.now }).where('id', '=', id).where('closed_at', 'is', null).returning('id').executeTakeFirst();
  if (!done) throw new Conflict('This check is closed already.');
  await note(tx, acting, 'confidence check closed', { organisationId: check.organisation_id, kind: 'confidence check', id });
}

/**
 * Says how confident one feels. The first time counts as before, the second as after. Kept under a hash of person and check with the
 * site's secret, so that no row leads to a person; no event is written. Throws Forbidden, Conflict where the check is not open to them.
 */
export async function sayConfidence(tx: Tx, acting: LearningActing, { id, before, after, secret }: { id: string; before: number; after: number | null; secret: string }): Promise<void> {
  if (!acting.viewer.personId) throw new Forbidden();
  const key = createHash('sha256').update(keyedHash(secret, `confidence ${id} ${acting.viewer.personId}`)).digest();
  const { rows } = isId(id) ? await sql<{ done: boolean }>`select improvement.say_confidence(${id}, ${key}, ${before}, ${after}) as done`.execute(tx) : { rows: [] };
  if (!rows[0]?.done) throw new Conflict('This check is not open to you.');
}
