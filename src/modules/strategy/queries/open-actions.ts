import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

/** An action that nobody has ended, of an objective that is open. */
export interface OpenAction {
  id: string;
  objectiveId: string;
  objective: string;
  what: string;
  dueOn: Day;
}

/** What an organisation has set out to do and has not done: by the day it is due. */
export async function openActions(tx: Tx, organisationId: string): Promise<OpenAction[]> {
  const { rows } = await sql<OpenAction>`
    select a.id, a.objective_id as "objectiveId", v.wording as objective, a.what, a.due_on as "dueOn"
    from strategy.action a join strategy.objective o on o.id = a.objective_id join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where a.organisation_id = ${organisationId} and not exists (select from strategy.action_done d where d.action_id = a.id) and not exists (select from strategy.objective_closing c where c.objective_id = o.id)
    order by a.due_on, a.what, a.id limit 200`.execute(tx);
  return rows;
}
