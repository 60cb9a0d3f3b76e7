import type { Tx } from '#platform/db';
import { heldImprovements, seriesPages } from '#modules/quality';
import { mayCallImproved, type MayCallImproved } from '../../domain/may-call-improved.ts';

/** Whether the figures of a project let it be called improved now. */
export async function improvedClaim(tx: Tx, { id, kind }: { id: string; kind: string }): Promise<MayCallImproved> {
  const links = await tx.selectFrom('improvement.project_measure').select('series_id').where('project_id', '=', id).where('kind', '=', 'outcome').where('ended_at', 'is', null).execute();
  const seriesIds = links.map(({ series_id: seriesId }) => seriesId);
  const [held, series] = [await heldImprovements(tx, seriesIds), await seriesPages(tx, seriesIds)];
  const first = await tx.selectFrom('improvement.cycle').select('starts_on').where('project_id', '=', id).orderBy('starts_on').limit(1).executeTakeFirst();
  const equality = await tx.selectFrom('improvement.prompt_answer').select('id').where('project_id', '=', id).where('prompt', '=', 'equality').limit(1).executeTakeFirst();
  return mayCallImproved({
    kind, firstTestOn: first?.starts_on ?? null, hasEqualityCheck: equality !== undefined,
    held: series.flatMap(({ id: seriesId, firstPeriod }) => {
      const found = held.get(seriesId);
      return found ? [{ signalId: found.signalId, completed: found.completed, firstPeriod }] : [];
    }),
  });
}
