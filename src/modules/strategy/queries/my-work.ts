import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { objectiveLines, type ObjectiveLine } from './objective-lines.ts';

/** A person's own part: what they answer for, what they said they would do, and what is asked of them now. */
export interface MyWork {
  objectives: readonly (ObjectiveLine & { updateDueOn: Day | null; isUpdateDue: boolean })[];
  actions: readonly { id: string; objectiveId: string; wording: string; what: string; dueOn: Day; isOverdue: boolean }[];
}

/** The open objectives and actions of one person. Their own only: the database shows no other organisation's owners. */
export async function myWork(tx: Tx, personId: string, now: Date): Promise<MyWork> {
  const today = londonDay(now);
  const due = await dueDays(tx, personId);
  const lines = due.size > 0 ? await objectiveLines(tx, { ids: [...due.keys()], asAt: now }) : [];
  return {
    objectives: lines.map((line) => {
      const updateDueOn = due.get(line.id) ?? null;
      return { ...line, updateDueOn, isUpdateDue: updateDueOn !== null && updateDueOn <= today };
    }),
    actions: (await openActions(tx, personId)).map((action) => ({ ...action, isOverdue: action.dueOn < today })),
  };
}

/** When each open objective of a person is due its next update: so many months after the last one, or after publication. */
async function dueDays(tx: Tx, personId: string): Promise<Map<string, Day | null>> {
  const { rows } = await sql<{ id: string; due_on: Day | null }>`
    select o.id, ${updateDueOn} as due_on
    from strategy.objective_owner w join strategy.objective o on o.id = w.objective_id
    where w.person_id = ${personId} and w.ended_at is null and not exists (select from strategy.objective_closing c where c.objective_id = o.id)
    order by 2 nulls last, o.id limit 200`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.due_on]));
}

/** The day an update of `o` is due; null for drafts and when the last update says it is done. */
export const updateDueOn = sql<Day | null>`(select (((greatest(b.published_at, coalesce(u.made_at, b.published_at))) at time zone 'Europe/London')::date + make_interval(months => o.update_every_months))::date
    from strategy.objective_publication b
    left join lateral (select u.made_at, u.status from strategy.progress_update u where u.objective_id = o.id order by u.made_at desc, u.id desc limit 1) u on true
    where b.objective_id = o.id and u.status is distinct from 'done')`;

/** Those of an objective that has closed can neither be done nor ended any more. */
async function openActions(tx: Tx, personId: string) {
  const { rows } = await sql<{ id: string; objectiveId: string; wording: string; what: string; dueOn: Day }>`
    select a.id, a.objective_id as "objectiveId", v.wording, a.what, a.due_on as "dueOn"
    from strategy.action_owner w join strategy.action a on a.id = w.action_id join strategy.objective o on o.id = a.objective_id
    join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where w.person_id = ${personId} and not exists (select from strategy.action_done d where d.action_id = a.id)
      and not exists (select from strategy.objective_closing c where c.objective_id = a.objective_id)
    order by a.due_on, a.id limit 200`.execute(tx);
  return rows;
}
