import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { engine } from './keep-results.ts';

/**
 * The series that may have to be judged anew, in the order in which they lie on the disk, and how many there are in all. Figures stay where they are:
 * only what a result says it came from is compared. A series too many is possible, because very large and very small numbers are written otherwise here
 * than in `workedFrom`; `judgeShown` looks at each again. A series too few is not: equal texts come from equal numbers.
 */
export async function findStale(tx: Tx): Promise<{ series: number; stale: string[] }> {
  const { rows: [counted] } = await sql<{ series: number }>`select count(*)::int as series from quality.series`.execute(tx);
  const { rows: changed } = await sql<{ id: string }>`select s.id ${judged} where r.series_id is null or r.revision <> s.revision or r.engine <> ${engine} order by s.ctid`.execute(tx);
  const series = counted?.series ?? 0;
  // After an upgrade that is all of them, and comparing the rest would only cost time.
  if (changed.length === series) return { series, stale: changed.map(({ id }) => id) };
  // Straight after an upgrade the database still counts on hardly any result of today's engine, and would read every plan anew for each series: minutes instead of a second.
  await sql`set local enable_nestloop = off`.execute(tx);
  const { rows: otherwise } = await sql<{ id: string }>`
    select s.id ${judged} join quality.measure m on m.id = s.measure_id left join (${planned}) p on p.series_id = s.id
    where r.revision = s.revision and r.engine = ${engine} and r.worked_from <> 'v' || m.current_version || coalesce(' ' || p.words, '') order by s.ctid`.execute(tx);
  await sql`set local enable_nestloop to default`.execute(tx);
  return { series, stale: [...changed, ...otherwise].map(({ id }) => id) };
}

const judged = sql`from quality.series s left join quality.result r on r.series_id = s.id`;

/** What `workedFrom` says of baselines, targets, planned courses and periods left out, in its order. */
const planned = sql`
  select series_id, string_agg(words, ' ' order by kind, from_period, made_at) as words from (
    select series_id, 1 as kind, from_period, made_at, 'b' || from_period || ':' || coalesce(points::text, 'all') as words from quality.baseline where ended_at is null
    union all select series_id, 2, from_period, made_at, 't' || from_period || '=' || value from quality.target where ended_at is null
    union all select series_id, 3, from_period, made_at, 'l' || from_period || '=' || from_value || ':' || to_period || '=' || to_value from quality.trajectory where ended_at is null
    union all select series_id, 4, from_period, made_at, 'x' || from_period || ':' || to_period from quality.exclusion where ended_at is null
  ) each group by series_id`;
