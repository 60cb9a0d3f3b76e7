import type { Tx } from '#platform/db';
import { demoObjectiveId } from '#modules/strategy';
import type { DemoRespond } from '../responses/respond-content.ts';

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** The imagined trust's reviews, with the figures that stand with each objective. Changes nothing when they are there. */
export async function seedReviews(tx: Tx, reviews: DemoRespond['reviews'], organisationId: string): Promise<void> {
  for (const review of reviews) {
    const of = { objective_id: demoObjectiveId(review.objective), organisation_id: organisationId };
    const known = await tx.selectFrom('quality.objective_review').select('id').where('objective_id', '=', of.objective_id).executeTakeFirst();
    if (known) continue;
    for (const seriesId of review.series) await tx.insertInto('quality.objective_measure').values({ ...of, series_id: seriesId, linked_at: noon(review.reviewedOn) }).execute();
    const { id } = await tx.insertInto('quality.objective_review').values({ ...of, quarter: review.quarter, number: 1, judgement: review.judgement, public_summary: review.publicSummary, reviewed_at: noon(review.reviewedOn) }).returning('id').executeTakeFirstOrThrow();
    const part = { review_id: id, organisation_id: organisationId };
    await tx.insertInto('quality.review_decision').values({ ...part, decision: review.decision, next_step: review.nextStep, next_step_due_on: review.nextStepDueOn }).execute();
    await tx.insertInto('quality.review_evidence').values(review.evidence.map(({ kind, present, words, address }) => ({ ...part, kind, is_present: present, words, address: address ?? null }))).execute();
  }
}
