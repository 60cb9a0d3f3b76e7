import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { periodsBetween, type Grain } from '../../domain/periods.ts';

/** How many figures in the good direction make an improvement that has held (requirement O60: "held for 7 points"). */
export const POINTS_HELD = 7;

export interface HeldImprovement {
  seriesId: string;
  signalId: string;
  /** The first period of the run, the one that completed the rule, and the last. */
  from: string;
  completed: string;
  to: string;
}

/**
 * For each series the open signal for the better that has held: a run on the good side of the centre, of at least seven figures, that reaches the last
 * figure that is shown. None where a change was short, has gone, or is a single figure beyond a limit.
 */
export async function heldImprovements(tx: Tx, seriesIds: readonly string[]): Promise<Map<string, HeldImprovement>> {
  if (seriesIds.length === 0) return new Map();
  const { rows } = await sql<HeldImprovement & { grain: Grain }>`
    select g.series_id as "seriesId", g.id as "signalId", g.from_period as "from", g.completed_period as completed, g.to_period as "to", v.grain
    from quality.signal g join quality.series s on s.id = g.series_id join quality.result r on r.series_id = s.id join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where g.series_id = any (${[...seriesIds]}::uuid[]) and g.ended_at is null and g.meaning = 'improvement' and g.rule like 'run-%' and g.to_period >= r.last_period order by g.completed_period, g.id`.execute(tx);
  return new Map(rows.filter(({ from, to, grain }) => (periodsBetween(from, to, grain) ?? 0) + 1 >= POINTS_HELD).map((held) => [held.seriesId, held]));
}

export interface ShownImprovement extends Pick<HeldImprovement, 'seriesId' | 'completed' | 'to'> {
  /** It reaches the last figure that is shown: the change is there now. */
  isNow: boolean;
}

/** Every change for the better that the figures of these series show: by which rule it was complete when, to which period it reaches, and whether it is there now. */
export async function improvements(tx: Tx, seriesIds: readonly string[]): Promise<ShownImprovement[]> {
  if (seriesIds.length === 0) return [];
  const { rows } = await sql<ShownImprovement>`select g.series_id as "seriesId", g.completed_period as completed, g.to_period as "to", g.to_period >= r.last_period as "isNow" from quality.signal g join quality.result r on r.series_id = g.series_id
    where g.series_id = any (${[...seriesIds]}::uuid[]) and g.ended_at is null and g.meaning = 'improvement'`.execute(tx);
  return rows;
}

export interface Judging {
  /** From this period on it is judged anew; null where it is judged from its first figure on. */
  anewFrom: string | null;
  /** False right after loading, until the worker has judged it: no signal says nothing then. */
  isJudged: boolean;
}

/** How each of these series is judged; those that the viewer may not see are left out. */
export async function judgingOf(tx: Tx, seriesIds: readonly string[]): Promise<Map<string, Judging>> {
  if (seriesIds.length === 0) return new Map();
  const { rows } = await sql<Judging & { id: string }>`select s.id, exists (select from quality.result r where r.series_id = s.id) as "isJudged",
      (select max(b.from_period) from quality.baseline b where b.series_id = s.id and b.ended_at is null and b.from_period > s.first_period) as "anewFrom"
    from quality.series s where s.id = any (${[...seriesIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...judging }) => [id, judging]));
}
