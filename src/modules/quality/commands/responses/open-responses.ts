import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { strategyLeads } from '#modules/directory';
import { responseDueOn } from '../../domain/responses/due.ts';

/**
 * Gives every open signal of figures about everybody that came in (no totals added up, no groups) a task: the open one of its series, or a new one with its owner and day. Several rules that fire on one series are one
 * task. For the worker, in the transaction that raises signals or right after it; doing it again changes nothing. Answers how many tasks are new.
 */
export async function openResponses(tx: Tx, now: Date): Promise<number> {
  // Two workers at once would open two tasks for one series.
  await sql`select pg_advisory_xact_lock(hashtext('quality.response_task'))`.execute(tx);
  const { rows } = await sql`
    insert into quality.response_task (series_id, organisation_id, period, opened_at, due_on)
    select g.series_id, g.organisation_id, min(g.completed_period), ${now}, ${responseDueOn(now)}::date from quality.signal g
    where ${isWaiting} and not exists (select from quality.response_task t where t.series_id = g.series_id and ${isUnanswered})
    group by g.series_id, g.organisation_id returning id`.execute(tx);
  await sql`
    insert into quality.response_signal (signal_id, task_id, organisation_id)
    select g.id, t.id, t.organisation_id from quality.signal g join quality.response_task t on t.series_id = g.series_id and ${isUnanswered} where ${isWaiting}`.execute(tx);
  await giveOwners(tx, now);
  return rows.length;
}

// Totals are made of figures that have their own tasks, and groups are followed as gaps.
const isWaiting = sql`g.ended_at is null and exists (select from quality.series s where s.id = g.series_id and s.split = '' and not s.is_rolled_up) and not exists (select from quality.response_signal r where r.signal_id = g.id)`;
const isUnanswered = sql`not exists (select from quality.response a where a.task_id = t.id)`;

/** The role that the measure names; the person who leads the unit today, else who leads the strategy of the organisation. */
async function giveOwners(tx: Tx, now: Date): Promise<void> {
  const today = londonDay(now);
  await sql`
    insert into quality.response_owner (task_id, organisation_id, role, person_id, began_at)
    select t.id, t.organisation_id, v.owner_role, p.person_id, ${now}
    from quality.response_task t join quality.series s on s.id = t.series_id join quality.measure m on m.id = s.measure_id
    join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    left join lateral (select b.person_id from directory.membership b
      where b.organisation_id = t.organisation_id and ((b.role = 'service lead' and b.unit_id = s.unit_id) or b.role = any (${[...strategyLeads]}::text[]))
        and b.started_on <= ${today}::date and (b.ended_on is null or b.ended_on > ${today}::date)
      order by b.role <> 'service lead', b.started_on, b.id limit 1) p on true
    where not exists (select from quality.response_owner o where o.task_id = t.id)`.execute(tx);
}
