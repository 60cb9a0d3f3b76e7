import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { note } from '../../data/learning/note.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

/** Writes down a question that was raised with a funder. Throws Forbidden, Invalid for a day to come. */
export async function raiseWithFunder(tx: Tx, acting: LearningActing, { organisationId, question, funder, raisedOn }: { organisationId: string; question: string; funder: string; raisedOn: Day }): Promise<string> {
  authoriseLearning(acting, 'answer for research', organisationId);
  if (raisedOn > londonDay(acting.now)) throw new Invalid('The day is still to come.', { raisedOn: 'Enter a day that is not still to come' });
  const id = newId();
  await tx.insertInto('improvement.funder_question').values({ id, organisation_id: organisationId, title: question, funder, raised_on: raisedOn, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'question raised with a funder', { organisationId, kind: 'funder question', id, facts: { funder }, visibility: 'public' });
  return id;
}

/** What the funder answered, once. Throws NotFound, Forbidden, Conflict, Invalid for a day before the question. */
export async function keepFunderAnswer(tx: Tx, acting: LearningActing, { id, answer, answeredOn }: { id: string; answer: string; answeredOn: Day }): Promise<void> {
  const asked = isId(id) ? await tx.selectFrom('improvement.funder_question').select(['organisation_id', 'raised_on', 'answered_on']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!asked) throw new NotFound('We cannot find that question.');
  authoriseLearning(acting, 'answer for research', asked.organisation_id);
  if (asked.answered_on) throw new Conflict('The answer is written down already.');
  if (answeredOn < asked.raised_on || answeredOn > londonDay(acting.now)) throw new Invalid('The day does not fit.', { answeredOn: 'Enter a day from when it was raised until today' });
  await tx.updateTable('improvement.funder_question').set({ answer, answered_on: answeredOn }).where('id', '=', id).where('answered_on', 'is', null).execute();
  await note(tx, acting, 'funder answered', { organisationId: asked.organisation_id, kind: 'funder question', id, facts: {}, visibility: 'public' });
}
