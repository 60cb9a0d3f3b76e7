import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface ObjectiveGap {
  href: string;
  measure: string;
  unit: string;
  split: string;
  /** What is done about it under this objective. */
  actions: readonly string[];
}

/** The gaps beside an objective: splits of the figures it is known by, and gaps for which it carries an action; only those whose page the viewer may open. Without any figure. */
export async function gapsOfObjective(tx: Tx, objectiveId: string): Promise<ObjectiveGap[]> {
  const { rows } = await sql<ObjectiveGap>`
    with beside as (
      select s.measure_id, s.unit_id from quality.objective_measure l join quality.series s on s.id = l.series_id where l.objective_id = ${objectiveId} and l.ended_at is null
      union select a.measure_id, a.unit_id from fairness.inequality_action a where a.objective_id = ${objectiveId})
    select '/fairness/gaps/' || m.code || '/' || u.code || '/' || g.split as href, v.name as measure, u.name as unit, g.split,
      array(select a.what from fairness.inequality_action a where a.objective_id = ${objectiveId} and a.measure_id = g.measure_id and a.unit_id = g.unit_id and a.split = g.split order by a.due_on) as actions
    from (select distinct s.measure_id, s.unit_id, s.split from beside b join quality.series s on s.measure_id = b.measure_id and s.unit_id = b.unit_id where s.split <> '') g
    join quality.measure m on m.id = g.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = g.unit_id
    order by 2, 3, 4 limit 20`.execute(tx);
  return rows;
}
