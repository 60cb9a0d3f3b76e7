import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { enqueue } from '#platform/jobs';
import type { Audience } from '../../domain/publishing/audience.ts';
import { authorise, type QualityActing } from '../../permissions.ts';

/**
 * Says who may see what a unit's own figures of a measure show, all of them together. The worker then adds to the units above what is shared. The
 * same again changes nothing. Throws NotFound, Forbidden, or Conflict for figures that are added up.
 */
export async function shareFigures(tx: Tx, acting: QualityActing, { seriesId, audience }: { seriesId: string; audience: Audience }): Promise<void> {
  const series = isId(seriesId) ? await tx.selectFrom('quality.series').select(['measure_id', 'unit_id', 'organisation_id', 'is_rolled_up']).where('id', '=', seriesId).executeTakeFirst() : undefined;
  if (!series) throw new NotFound('We cannot find those figures, or they are not public.');
  authorise(acting, 'share figures', series.organisation_id);
  if (series.is_rolled_up) throw new Conflict('These figures are added up from others. They are as open as those.');
  const changed = await tx.updateTable('quality.series').set({ audience }).where('measure_id', '=', series.measure_id).where('unit_id', '=', series.unit_id)
    .where('is_rolled_up', '=', false).where('audience', '!=', audience).returning('id').execute();
  if (changed.length === 0) return;
  const reason = audience === 'own' ? 'Figures are no longer shared' : 'Figures are shared';
  await enqueue(tx, { name: 'quality-publish', payload: { measureId: series.measure_id, reason, changedBy: acting.viewer.personId }, key: `publish measure ${series.measure_id}` });
  await recordEvent(tx, acting, {
    room: 'quality', name: 'figures shared', organisationId: series.organisation_id, subject: { kind: 'series', id: seriesId }, facts: { audience, series: changed.length }, visibility: audience === 'public' ? 'public' : 'organisation',
  });
}
