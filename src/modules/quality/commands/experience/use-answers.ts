import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { quarterOf } from '../../domain/reviews/review.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { experienceMeasure, experienceQuarters } from '../../queries/experience/experience.ts';

/** Says what changed because of a quarter's answers: they are used from then on. The event is what "you said, we did" tells. Throws NotFound, Forbidden, Invalid. */
export async function recordChange(tx: Tx, acting: QualityActing, { measureId, quarter, words }: { measureId: string; quarter: string; words: string }): Promise<void> {
  const measure = await experienceMeasure(tx, measureId);
  authorise(acting, 'keep experience measures', measure.organisationId);
  if (!(await experienceQuarters(tx, measureId)).some((each) => each.quarter === quarter)) throw new Invalid('Choose a quarter with answers.', { quarter: 'Choose a quarter with answers' });
  await tx.insertInto('quality.experience_change').values({ measure_id: measureId, organisation_id: measure.organisationId, quarter, words, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'change because of experience', organisationId: measure.organisationId, subject: { kind: 'experience measure', id: measureId }, facts: { quarter, words }, visibility: 'public' });
}

/** Opens the questions to everyone, or closes them. Throws NotFound, Forbidden. */
export async function openQuestions(tx: Tx, acting: QualityActing, { measureId, isOpen }: { measureId: string; isOpen: boolean }): Promise<void> {
  const measure = await experienceMeasure(tx, measureId);
  authorise(acting, 'keep experience measures', measure.organisationId);
  await tx.updateTable('quality.experience_measure').set(isOpen ? { opened_at: measure.openedAt ?? acting.now, closed_at: null } : { closed_at: acting.now }).where('id', '=', measureId).execute();
  await recordEvent(tx, acting, { room: 'quality', name: isOpen ? 'experience questions opened' : 'experience questions closed', organisationId: measure.organisationId, subject: { kind: 'experience measure', id: measureId }, visibility: 'public' });
}

/** Takes in one sheet: nothing is kept of who filled it in, and nobody reads it before its quarter is counted. Throws NotFound, Conflict, Invalid. */
export async function answerQuestions(tx: Tx, now: Date, { measureId, group, choices }: { measureId: string; group: string; choices: readonly number[] }): Promise<void> {
  const measure = await experienceMeasure(tx, measureId);
  if (!measure.isOpen) throw new Conflict('These questions are not open at the moment.');
  if (choices.every((choice) => choice === 0)) throw new Invalid('Answer one question or more.', { q1: 'Answer one question or more' });
  if (group !== '' && !measure.groups.includes(group)) throw new Invalid('Choose a group from the list.', { group: 'Choose a group from the list' });
  await tx.insertInto('quality.experience_answer').values({ measure_id: measureId, organisation_id: measure.organisationId, quarter: quarterOf(londonDay(now)), group_name: group, choices: [...choices] }).execute();
}
