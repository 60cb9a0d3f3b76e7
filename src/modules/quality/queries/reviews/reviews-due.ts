import { organisationsWhere } from '#platform/access';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Viewer } from '#platform/http';
import { objectivesInForce, type ObjectiveInForce } from '#modules/strategy';
import { isReviewOverdue, reviewDueBy, type ReviewJudgement } from '../../domain/reviews/review.ts';
import { sentences } from '../../permissions.ts';
import { lastReviews } from './objective-reviews.ts';

export interface ObjectiveToReview extends ObjectiveInForce {
  last: { on: Day; judgement: ReviewJudgement } | null;
  dueBy: Day;
  isOverdue: boolean;
}

/** The objectives that this viewer reviews, those that are overdue first. */
export async function objectivesToReview(tx: Tx, viewer: Viewer, now: Date): Promise<ObjectiveToReview[]> {
  const organisationIds = organisationsWhere(sentences, viewer, 'review objectives');
  const objectives = organisationIds.length > 0 ? await objectivesInForce(tx, { organisationIds }) : [];
  const last = await lastReviews(tx, objectives.map(({ id }) => id));
  return objectives.map((objective) => withReview(objective, last.get(objective.id) ?? null, now)).toSorted((a, b) => a.dueBy.localeCompare(b.dueBy));
}

/** How one objective stands; null where it is not published or is closed: then no review is asked. */
export async function reviewStanding(tx: Tx, objectiveId: string, now: Date): Promise<ObjectiveToReview | null> {
  const [objective] = await objectivesInForce(tx, { id: objectiveId });
  return objective ? withReview(objective, (await lastReviews(tx, [objectiveId])).get(objectiveId) ?? null, now) : null;
}

function withReview(objective: ObjectiveInForce, last: ObjectiveToReview['last'], now: Date): ObjectiveToReview {
  const since = last?.on ?? objective.publishedOn;
  return { ...objective, last, dueBy: reviewDueBy(since), isOverdue: isReviewOverdue(since, now) };
}
