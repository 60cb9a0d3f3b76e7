import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { aims, type Aim } from '../domain/objective-content.ts';
import type { ObjectiveLine } from './objective-lines.ts';
import { publishedObjectives, stoodAt, type PublishedFilter } from './published-objectives.ts';

export interface WorkByAim {
  /** Distinct published objectives. The counts of the aims add up to more, because an objective may have up to three. */
  total: number;
  aims: readonly { aim: Aim; count: number; objectives: readonly ObjectiveLine[] }[];
  /** The aim or aims with the fewest objectives; none when all have as many. */
  leastWork: readonly Aim[];
}

/** Work by aim (row S2) for one strategy, in one year or in all. */
export async function objectivesByAim(tx: Tx, { strategyId, yearStart, roleGroup, now, limit = 20 }: { strategyId: string; yearStart?: number | undefined; roleGroup?: string | undefined; now: Date; limit?: number }): Promise<WorkByAim> {
  const filter = { strategyId, yearStart, roleGroup, asAt: now };
  const counts = await countByAim(tx, filter);
  const byAim: { aim: Aim; count: number; objectives: readonly ObjectiveLine[] }[] = [];
  for (const aim of aims) byAim.push({ aim, count: counts[aim], objectives: counts[aim] > 0 ? await publishedObjectives(tx, { ...filter, aim, limit }) : [] });
  const least = Math.min(...byAim.map(({ count }) => count));
  const leastWork = byAim.some(({ count }) => count > least) ? byAim.filter(({ count }) => count === least).map(({ aim }) => aim) : [];
  return { total: counts.total, aims: byAim, leastWork };
}

type Counts = Record<Aim | 'total', number>;

/** By the current wording: this view is always of today. */
async function countByAim(tx: Tx, filter: PublishedFilter): Promise<Counts> {
  const { rows } = await sql<Counts>`select count(*)::int as total, ${sql.join(aims.map((aim) => sql`(count(*) filter (where ${aim} = any (s.aims)))::int as ${sql.ref(aim)}`))}
    from strategy.standing s where ${stoodAt(filter)}`.execute(tx);
  return rows[0] ?? { total: 0, outcomes: 0, quality: 0, sustainability: 0 };
}
