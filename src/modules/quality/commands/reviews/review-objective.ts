import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { objectiveForWork } from '#modules/strategy';
import { evidenceKinds, quarterOf, type EvidenceKind, type ReviewJudgement } from '../../domain/reviews/review.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { seriesOfObjective } from '../../queries/reviews/objective-reviews.ts';

export interface ObjectiveReview {
  objectiveId: string;
  judgement: ReviewJudgement;
  decision: string;
  nextStep: string;
  nextStepDueOn: Day;
  publicSummary: string;
  /** Each kind: what it shows and where it is; without an address it is missing, and the words say why. */
  evidence: Readonly<Record<EvidenceKind, { words: string; address: string | null }>>;
}

/**
 * Keeps the review of this quarter; a second one in the same quarter stands beside the first and counts from then on. "Improved" rests on an open
 * signal of a linked series: without one it is refused, whatever the form offered. Throws NotFound, Forbidden, Conflict for a closed objective, Invalid.
 */
export async function reviewObjective(tx: Tx, acting: QualityActing, review: ObjectiveReview): Promise<void> {
  const { objectiveId, judgement, publicSummary } = review;
  const objective = await openForReview(tx, acting, objectiveId);
  if (review.nextStepDueOn < londonDay(acting.now)) throw new Invalid('The day cannot be in the past.', { nextStepDueOn: 'Enter today or a later day' });
  const signalId = judgement === 'improved' ? await improvementOf(tx, objectiveId) : null;
  const quarter = quarterOf(londonDay(acting.now));
  await sql`select pg_advisory_xact_lock(hashtext(${`quality.objective_review ${objectiveId}`}))`.execute(tx);
  const { rows: [last] } = await sql<{ number: number }>`select coalesce(max(number), 0)::int as number from quality.objective_review where objective_id = ${objectiveId} and quarter = ${quarter}`.execute(tx);
  const { id } = await tx.insertInto('quality.objective_review').values({
    objective_id: objectiveId, organisation_id: objective.organisationId, quarter, number: (last?.number ?? 0) + 1, judgement, signal_id: signalId, public_summary: publicSummary, reviewed_at: acting.now, reviewed_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await keepParts(tx, { id, organisationId: objective.organisationId }, review);
  await recordEvent(tx, acting, { room: 'quality', name: 'objective reviewed', organisationId: objective.organisationId, subject: { kind: 'objective', id: objectiveId }, facts: { quarter, judgement }, visibility: objective.isPublic ? 'public' : 'organisation' });
}

/** An objective that is still worked on, of an organisation where this viewer reviews. Throws NotFound, Forbidden, Conflict. */
export async function openForReview(tx: Tx, acting: QualityActing, objectiveId: string): Promise<{ organisationId: string; isPublic: boolean }> {
  const objective = await objectiveForWork(tx, objectiveId);
  if (!objective) throw new NotFound();
  authorise(acting, 'review objectives', objective.organisationId);
  if (objective.isClosed) throw new Conflict('This objective is closed. What it says stays as it is.');
  return objective;
}

async function improvementOf(tx: Tx, objectiveId: string): Promise<string> {
  const signal = (await seriesOfObjective(tx, objectiveId)).find(({ improvementSignalId }) => improvementSignalId !== null)?.improvementSignalId;
  if (!signal) throw new Invalid('No linked figures show a change for the better that is more than chance.', { judgement: 'Choose another judgement: no linked figures show a change for the better that is more than chance' });
  return signal;
}

async function keepParts(tx: Tx, { id, organisationId }: { id: string; organisationId: string }, { decision, nextStep, nextStepDueOn, evidence }: ObjectiveReview): Promise<void> {
  const part = { review_id: id, organisation_id: organisationId };
  await tx.insertInto('quality.review_decision').values({ ...part, decision, next_step: nextStep, next_step_due_on: nextStepDueOn }).execute();
  await tx.insertInto('quality.review_evidence').values(evidenceKinds.map((kind) => ({ ...part, kind, is_present: evidence[kind].address !== null, ...evidence[kind] }))).execute();
}
