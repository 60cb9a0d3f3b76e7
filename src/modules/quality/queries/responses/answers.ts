import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';

/** What was thought, decided and done about a signal. It is as public as the figures; who wrote it is not told. */
export interface ResponseLine {
  taskId: string;
  period: string;
  think: string;
  decide: string;
  action: string;
  actionOwnerRole: string;
  actionDueOn: Day;
  objectiveId: string | null;
  /** The objective's action that it is. */
  actionOfObjective: string | null;
  answeredOn: Day;
}

/** Every answer to a series' signals, by period and then in the order they were written. */
export const responsesOfSeries = (tx: Tx, seriesId: string): Promise<ResponseLine[]> => responsesWhere(tx, sql`series_id = ${seriesId}`);

/** Every answer to one task, in the order they were written. */
export const responsesOfTask = (tx: Tx, taskId: string): Promise<ResponseLine[]> => responsesWhere(tx, sql`task_id = ${taskId}`);

async function responsesWhere(tx: Tx, which: ReturnType<typeof sql>): Promise<ResponseLine[]> {
  const { rows } = await sql<Omit<ResponseLine, 'answeredOn'> & { answeredAt: Date }>`
    select task_id as "taskId", period, think, decide, action, action_owner_role as "actionOwnerRole", action_due_on as "actionDueOn", objective_id as "objectiveId", answered_at as "answeredAt",
      (select a.what from strategy.action a where a.id = action_id) as "actionOfObjective"
    from quality.response where ${which} order by period, task_id, number`.execute(tx);
  return rows.map(({ answeredAt, ...row }) => ({ ...row, answeredOn: londonDay(answeredAt) }));
}
