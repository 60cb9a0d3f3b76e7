import type { Tx } from '#platform/db';
import { heldImprovements, seriesPages, type SeriesPage } from '#modules/quality';
import { effectsOf, type EffectKind, type EffectsTold } from '../../domain/cases/effects.ts';

/** The effects whose figures show now a change for the better that has held: asked each time they are read, never kept. Figures that the viewer may not see show nothing. */
export async function effectsShown(tx: Tx, study: EffectsTold): Promise<ReadonlySet<EffectKind>> {
  const told = effectsOf(study).filter(({ words, seriesId }) => words !== '' && seriesId !== null);
  const ids = [...new Set(told.flatMap(({ seriesId }) => seriesId ?? []))];
  if (ids.length === 0) return new Set();
  const seen = new Set((await seriesPages(tx, ids)).map(({ id }) => id));
  const held = await heldImprovements(tx, ids);
  return new Set(told.filter(({ seriesId }) => seriesId !== null && seen.has(seriesId) && held.has(seriesId)).map(({ kind }) => kind));
}

/** The linked figures that the viewer may see. */
export const linkedFigures = (tx: Tx, seriesIds: readonly string[]): Promise<SeriesPage[]> => (seriesIds.length === 0 ? Promise.resolve([]) : seriesPages(tx, seriesIds));
