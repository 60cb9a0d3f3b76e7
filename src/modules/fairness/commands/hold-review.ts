import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { quarterOf } from '../domain/quarters.ts';
import { authorise, type FairnessActing } from '../permissions.ts';

export interface InequalityReview {
  organisationId: string;
  quarter: Day;
  heldOn: Day;
  gaps: string;
  heard: string;
  decisions: string;
  actions: string;
}

/** Records the review of a quarter: one for each. Throws Forbidden, Invalid for a day to come, Conflict where there is one. */
export async function holdReview(tx: Tx, acting: FairnessActing, { organisationId, quarter, heldOn, ...words }: InequalityReview): Promise<void> {
  authorise(acting, 'review inequalities', organisationId);
  const today = londonDay(acting.now);
  if (quarterOf(quarter) !== quarter || quarter > today) throw new Invalid('Choose a quarter from the list.', { quarter: 'Choose a quarter from the list' });
  if (heldOn > today || heldOn < quarter) throw new Invalid('A review is held in its quarter or later, and not in the future.', { heldOn: 'Enter a day from the start of the quarter until today' });
  const added = await tx.insertInto('fairness.inequality_review').values({ organisation_id: organisationId, quarter, held_on: heldOn, ...words, made_at: acting.now, made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('There is a review of this quarter already.');
  await recordEvent(tx, acting, { room: 'fairness', name: 'inequalities reviewed', organisationId, subject: { kind: 'inequality review', id: added.id }, facts: { quarter, heldOn } });
}
