import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { peopleOfOrganisation } from '#modules/directory';
import { note } from '../../data/learning/note.ts';
import { heldBecause, namedPerson } from '../../domain/learning/named-person.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

export interface NewReview {
  organisationId: string;
  title: string;
  heldOn: Day;
  happened: string;
  affected: string;
  needs: string;
  response: string;
  learned: string;
}

/** Keeps a learning review. Throws Forbidden, and Invalid for a day to come or words that point at a person: then nothing is stored. */
export async function keepReview(tx: Tx, acting: LearningActing, { organisationId, heldOn, ...words }: NewReview): Promise<string> {
  authoriseLearning(acting, 'share learning', organisationId);
  if (heldOn > londonDay(acting.now)) throw new Invalid('A review is written down once it was held.', { heldOn: 'Enter today or an earlier day' });
  await nameNobody(tx, organisationId, words);
  const id = newId();
  await tx.insertInto('improvement.learning_review').values({ id, organisation_id: organisationId, held_on: heldOn, ...words, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await note(tx, acting, 'learning review kept', { organisationId, kind: 'learning review', id, facts: { heldOn } });
  return id;
}

/** Shares what was learned in the log, once those it is about agreed; the review itself stays where it is. Throws NotFound, Forbidden, Invalid, Conflict where it is shared. */
export async function shareLearning(tx: Tx, acting: LearningActing, { id, learned, consent }: { id: string; learned: string; consent: string }): Promise<string> {
  const review = isId(id) ? await tx.selectFrom('improvement.learning_review').select(['organisation_id', 'title']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!review) throw new NotFound('We cannot find that review.');
  const organisationId = review.organisation_id;
  authoriseLearning(acting, 'share learning', organisationId);
  await nameNobody(tx, organisationId, { learned, consent });
  const entry = await tx.insertInto('improvement.learning_entry').values({
    organisation_id: organisationId, title: review.title, what_changed: learned, decision: 'not decided', reason: 'From a learning review', review_id: id, consent, made_at: acting.now, made_by: acting.viewer.personId,
  }).onConflict((conflict) => conflict.column('review_id').doNothing()).returning('id').executeTakeFirst();
  if (!entry) throw new Conflict('What was learned is in the log already.');
  await note(tx, acting, 'learning shared', { organisationId, kind: 'learning', id: entry.id, facts: { title: review.title }, visibility: 'public' });
  return entry.id;
}

async function nameNobody(tx: Tx, organisationId: string, words: Readonly<Record<string, string>>): Promise<void> {
  const names = (await peopleOfOrganisation(tx, organisationId)).flatMap(({ name }) => (name ? [name] : []));
  const found = Object.entries(words).flatMap(([field, text]) => {
    const person = namedPerson(text, names);
    return person ? [[field, heldBecause(person)] as const] : [];
  });
  if (found.length > 0) throw new Invalid('A learning review names nobody.', Object.fromEntries(found));
}
