import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { heldImprovements, improvements } from '#modules/quality';
import type { Behind } from '../../domain/may-reach.ts';

/** What stands behind the stage of a project now. A change in the figures is its own where the figures were not better already when its first test began. */
export async function behindStage(tx: Tx, projectId: string): Promise<Behind> {
  const links = await tx.selectFrom('improvement.project_measure').select('series_id').where('project_id', '=', projectId).where('kind', '=', 'outcome').where('ended_at', 'is', null).execute();
  const seriesIds = links.map(({ series_id: seriesId }) => seriesId);
  const { rows: [own] } = await sql<{ hasAim: boolean; testsDone: number; firstMonth: string | null }>`select exists (select from improvement.aim where project_id = ${projectId}) as "hasAim",
    (select count(*)::int from improvement.cycle_result where project_id = ${projectId}) as "testsDone", (select date_trunc('month', min(starts_on))::date::text from improvement.cycle where project_id = ${projectId}) as "firstMonth"`.execute(tx);
  const { hasAim = false, testsDone = 0, firstMonth = null } = own ?? {};
  const isAfter = ({ completed }: { completed: string }): boolean => firstMonth !== null && completed >= firstMonth;
  const [better, held] = [await improvements(tx, seriesIds), await heldImprovements(tx, seriesIds)];
  const already = new Set(better.filter((change) => !isAfter(change) && firstMonth !== null && change.to >= firstMonth).map(({ seriesId }) => seriesId));
  return { hasAim, testsDone, hasImproving: better.some((change) => isAfter(change) && !already.has(change.seriesId)), hasHeld: [...held.values()].some(isAfter) };
}
