import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { QualityActing } from '../../permissions.ts';
import { openForReview } from '../reviews/review-objective.ts';

/** Opens the question whether an objective helped to everyone. Throws NotFound, Forbidden, Conflict where it is open or the objective is a draft. */
export async function askWhetherItHelped(tx: Tx, acting: QualityActing, objectiveId: string): Promise<void> {
  const { organisationId, isPublic } = await openForReview(tx, acting, objectiveId);
  if (!isPublic) throw new Conflict('Publish the objective first: whoever judges it must be able to read it.');
  const added = await tx.insertInto('quality.co_evaluation').values({ objective_id: objectiveId, organisation_id: organisationId, opened_at: acting.now, opened_by: acting.viewer.personId }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('People are asked already.');
  await recordEvent(tx, acting, { room: 'quality', name: 'people asked whether it helped', organisationId, subject: { kind: 'objective', id: objectiveId }, visibility: 'public' });
}

/** Closes the question; what was said stays. Throws NotFound, Forbidden, Conflict. */
export async function stopAsking(tx: Tx, acting: QualityActing, objectiveId: string): Promise<void> {
  const { organisationId } = await openForReview(tx, acting, objectiveId);
  const closed = await tx.updateTable('quality.co_evaluation').set({ closed_at: acting.now, closed_by: acting.viewer.personId }).where('objective_id', '=', objectiveId).where('closed_at', 'is', null).returning('id').executeTakeFirst();
  if (!closed) throw new Conflict('Nobody is asked at the moment.');
  await recordEvent(tx, acting, { room: 'quality', name: 'people no longer asked whether it helped', organisationId, subject: { kind: 'objective', id: objectiveId }, visibility: 'public' });
}
