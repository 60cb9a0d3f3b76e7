import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ObjectiveStatus } from '../domain/objective-status.ts';

export interface ProgressRecord {
  status: ObjectiveStatus;
  updateCount: number;
  evidenceCount: number;
  milestonesReached: number;
}

/** Where an objective stands by its own records: the last update's status, or "not started" when there is none. */
export async function progressRecordOf(tx: Tx, objectiveId: string): Promise<ProgressRecord> {
  const { rows } = await sql<{ status: ObjectiveStatus | null; updates: number; evidence: number; milestones: number }>`
    select (select u.status from strategy.progress_update u where u.objective_id = ${objectiveId} order by u.made_at desc, u.id desc limit 1) as status,
      (select count(*)::int from strategy.progress_update u where u.objective_id = ${objectiveId}) as updates,
      (select count(*)::int from strategy.progress_update u where u.objective_id = ${objectiveId} and u.evidence_kind is not null) as evidence,
      (select count(*)::int from strategy.milestone_reached m where m.objective_id = ${objectiveId}) as milestones`.execute(tx);
  const row = rows[0];
  return { status: row?.status ?? 'not started', updateCount: row?.updates ?? 0, evidenceCount: row?.evidence ?? 0, milestonesReached: row?.milestones ?? 0 };
}
