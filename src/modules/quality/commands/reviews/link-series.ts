import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import type { QualityActing } from '../../permissions.ts';
import { openForReview } from './review-objective.ts';

/** Lets the figures of one series stand with an objective of the same organisation. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function linkSeries(tx: Tx, acting: QualityActing, { objectiveId, seriesId }: { objectiveId: string; seriesId: string }): Promise<void> {
  const { organisationId } = await openForReview(tx, acting, objectiveId);
  const series = isId(seriesId) ? await tx.selectFrom('quality.series').select('id').where('id', '=', seriesId).where('organisation_id', '=', organisationId).executeTakeFirst() : undefined;
  if (!series) throw new Invalid('Choose figures from the list.', { seriesId: 'Choose figures from the list' });
  const added = await tx.insertInto('quality.objective_measure').values({ objective_id: objectiveId, organisation_id: organisationId, series_id: seriesId, linked_at: acting.now, linked_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('These figures stand with the objective already.');
  await recordEvent(tx, acting, { room: 'quality', name: 'figures linked', organisationId, subject: { kind: 'objective', id: objectiveId }, facts: { series: seriesId } });
}

/** Takes figures off an objective; what was reviewed with them stays. Throws NotFound, Forbidden, Conflict. */
export async function unlinkSeries(tx: Tx, acting: QualityActing, { objectiveId, linkId }: { objectiveId: string; linkId: string }): Promise<void> {
  const { organisationId } = await openForReview(tx, acting, objectiveId);
  const link = isId(linkId) ? await tx.updateTable('quality.objective_measure').set({ ended_at: acting.now, ended_by: acting.viewer.personId }).where('id', '=', linkId).where('objective_id', '=', objectiveId).where('ended_at', 'is', null).returning('series_id').executeTakeFirst() : undefined;
  if (!link) throw new NotFound();
  await recordEvent(tx, acting, { room: 'quality', name: 'figures taken off', organisationId, subject: { kind: 'objective', id: objectiveId }, facts: { series: link.series_id } });
}
