import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** What names a person here, for their own copy of it: what they answer for and did, with the days, in the organisations they belong to. */
export async function heldAbout(tx: Tx, personId: string): Promise<Record<string, unknown>> {
  const { rows: objectives } = await sql`
    select o.id, v.wording, w.began_at as "from", w.ended_at as "until" from strategy.objective_owner w
    join strategy.objective o on o.id = w.objective_id join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where w.person_id = ${personId} order by w.began_at, o.id`.execute(tx);
  const { rows: actions } = await sql`
    select a.id, a.what, a.owner_role as "role", a.due_on as "dueOn", w.began_at as "from", d.done_on as "endedOn" from strategy.action_owner w
    join strategy.action a on a.id = w.action_id left join strategy.action_done d on d.action_id = a.id
    where w.person_id = ${personId} order by w.began_at, a.id`.execute(tx);
  return { objectivesIAnswerFor: objectives, actionsIOwn: actions };
}
