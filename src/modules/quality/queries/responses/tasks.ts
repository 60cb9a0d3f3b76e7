import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Grain } from '../../domain/periods.ts';

export interface TaskLine {
  id: string;
  seriesId: string;
  measure: string;
  unit: string;
  unitId: string;
  organisationId: string;
  organisation: string;
  grain: Grain;
  period: string;
  dueOn: Day;
  /** The role that is asked; whoever holds it may be known. */
  ownerRole: string;
  ownerId: string | null;
  ownerName: string | null;
  meanings: readonly string[];
  answeredAt: Date | null;
  isOverdue: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

export type TaskState = 'waiting' | 'overdue' | 'answered';

export interface TaskFilter {
  state?: TaskState | undefined;
  ownerId?: string | undefined;
  unitId?: string | undefined;
  organisationIds?: readonly string[];
  /** From 1; without it the first 300. */
  page?: number;
}

/** Tasks of the viewer's organisations: those that wait by the day they are due, those with an answer by the last of it. */
export async function taskLines(tx: Tx, { state, ownerId, unitId, organisationIds, page }: TaskFilter, now: Date): Promise<TaskLine[]> {
  const today = londonDay(now);
  const { rows } = await sql<TaskLine>`
    select *, count(*) over ()::int as total from (${lines(today)}) as line
    where (${state ?? null}::text is null or case ${state ?? ''} when 'answered' then "answeredAt" is not null when 'overdue' then "isOverdue" else "answeredAt" is null end)
      and (${ownerId ?? null}::uuid is null or "ownerId" = ${ownerId ?? null}) and (${unitId ?? null}::uuid is null or "unitId" = ${unitId ?? null})
      and (${organisationIds ? [...organisationIds] : null}::uuid[] is null or "organisationId" = any (${organisationIds ? [...organisationIds] : null}))
    order by "answeredAt" desc nulls first, "dueOn", measure, unit, id ${partOf(page)}`.execute(tx);
  return rows;
}

/** One task; throws NotFound where the viewer may not see it. */
export async function taskLine(tx: Tx, id: string, now: Date): Promise<TaskLine> {
  const { rows: [line] } = isId(id) ? await sql<TaskLine>`select *, 1 as total from (${lines(londonDay(now))}) as line where id = ${id}`.execute(tx) : { rows: [] };
  if (!line) throw new NotFound('We cannot find that answer, or it is not for you.');
  return line;
}

const lines = (today: Day) => sql`
  select t.id, t.series_id as "seriesId", v.name as measure, u.name as unit, s.unit_id as "unitId", t.organisation_id as "organisationId", g.name as organisation, v.grain, t.period, t.due_on as "dueOn",
    o.role as "ownerRole", o.person_id as "ownerId", p.display_name as "ownerName", a.answered_at as "answeredAt", a.answered_at is null and t.due_on < ${today}::date as "isOverdue",
    array(select distinct x.meaning from quality.response_signal r join quality.signal x on x.id = r.signal_id where r.task_id = t.id order by 1) as meanings
  from quality.response_task t join quality.series s on s.id = t.series_id join quality.measure m on m.id = s.measure_id
  join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = s.unit_id join directory.organisation g on g.id = t.organisation_id
  join quality.response_owner o on o.task_id = t.id and o.ended_at is null left join directory.person p on p.id = o.person_id
  left join lateral (select max(r.answered_at) as answered_at from quality.response r where r.task_id = t.id) a on true`;

export interface TaskSignal {
  rule: string;
  meaning: 'improvement' | 'concern' | 'neutral';
  from: string;
  to: string;
  /** The period with which its rule was met: a run of seven at its seventh figure. */
  completed: string;
  hasEnded: boolean;
}

/** The signals that a task answers, in their order. */
export async function signalsOfTask(tx: Tx, taskId: string): Promise<TaskSignal[]> {
  const { rows } = await sql<TaskSignal>`
    select x.rule, x.meaning, x.from_period as "from", x.to_period as "to", x.completed_period as completed, x.ended_at is not null as "hasEnded"
    from quality.response_signal r join quality.signal x on x.id = r.signal_id where r.task_id = ${taskId} order by x.completed_period, x.from_period, x.rule`.execute(tx);
  return rows;
}

/** Units in which something waits or was answered, for a list to choose from. */
export async function unitsWithTasks(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct u.id, u.name from quality.response_task t join quality.series s on s.id = t.series_id join directory.unit u on u.id = s.unit_id order by u.name limit 200`.execute(tx);
  return rows;
}
