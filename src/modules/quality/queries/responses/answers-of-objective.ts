import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Grain } from '../../domain/periods.ts';

/** An answer to a change in figures that is worked on in an objective. */
export interface AnswerOfObjective {
  seriesId: string;
  measure: string;
  unit: string;
  grain: Grain;
  period: string;
  action: string;
  /** The objective's own action that it became; null where it belongs to the objective as a whole. */
  actionOfObjective: string | null;
}

/** The latest answers that say they belong to an objective, of figures that the viewer may see. */
export async function answersOfObjective(tx: Tx, objectiveId: string): Promise<AnswerOfObjective[]> {
  const { rows } = await sql<AnswerOfObjective>`
    select r.series_id as "seriesId", v.name as measure, u.name as unit, v.grain, r.period, r.action, a.what as "actionOfObjective"
    from quality.response r join quality.series s on s.id = r.series_id join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    join directory.unit u on u.id = s.unit_id left join strategy.action a on a.id = r.action_id
    where r.objective_id = ${objectiveId} order by r.answered_at desc limit 20`.execute(tx);
  return rows;
}
