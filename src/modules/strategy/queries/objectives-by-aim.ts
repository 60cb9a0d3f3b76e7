import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { aims, type Aim } from '../domain/objective-content.ts';
import { matching, objectiveLines, type ObjectiveLine } from './objective-lines.ts';

export interface WorkByAim {
  /** Distinct objectives. The counts of the aims add up to more, because an objective may have up to three. */
  total: number;
  withoutAim: number;
  aims: readonly { aim: Aim; count: number; objectives: readonly ObjectiveLine[] }[];
  /** The aim or aims with the fewest objectives; none when all have as many. */
  leastWork: readonly Aim[];
}

/** Work by aim (row S2) for one strategy, in one year or in all. */
export async function objectivesByAim(tx: Tx, { strategyId, yearStart, now, limit = 20 }: { strategyId: string; yearStart?: number; now: Date; limit?: number }): Promise<WorkByAim> {
  const filter = { strategyId, ...(yearStart ? { yearStart } : {}), asAt: now };
  const { rows } = await sql<Record<Aim | 'total' | 'none', number>>`
    select count(*)::int as total, count(*) filter (where cardinality(aims) = 0)::int as none,
      count(*) filter (where 'outcomes' = any (aims))::int as outcomes, count(*) filter (where 'quality' = any (aims))::int as quality,
      count(*) filter (where 'sustainability' = any (aims))::int as sustainability
    from (${matching(filter)}) as fitting`.execute(tx);
  const counts = rows[0] ?? { total: 0, none: 0, outcomes: 0, quality: 0, sustainability: 0 };
  const byAim: { aim: Aim; count: number; objectives: readonly ObjectiveLine[] }[] = [];
  for (const aim of aims) byAim.push({ aim, count: counts[aim], objectives: counts[aim] > 0 ? await objectiveLines(tx, { ...filter, aim, limit }) : [] });
  const least = Math.min(...byAim.map(({ count }) => count));
  const leastWork = byAim.some(({ count }) => count > least) ? byAim.filter(({ count }) => count === least).map(({ aim }) => aim) : [];
  return { total: counts.total, withoutAim: counts.none, aims: byAim, leastWork };
}
