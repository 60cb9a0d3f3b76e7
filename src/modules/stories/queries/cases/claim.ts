import type { Tx } from '#platform/db';
import { heldImprovements, seriesPages, type SeriesPage } from '#modules/quality';

/** Whether the figures of a claim show now a change for the better that has held: asked each time it is read, never kept. */
export async function claimHolds(tx: Tx, { impactSeriesId, impactClaim }: { impactSeriesId: string | null; impactClaim: string }): Promise<boolean> {
  if (!impactSeriesId || impactClaim === '' || (await seriesPages(tx, [impactSeriesId])).length === 0) return false;
  return (await heldImprovements(tx, [impactSeriesId])).has(impactSeriesId);
}

/** The linked figures that the viewer may see. */
export const linkedFigures = (tx: Tx, seriesIds: readonly string[]): Promise<SeriesPage[]> => (seriesIds.length === 0 ? Promise.resolve([]) : seriesPages(tx, seriesIds));
