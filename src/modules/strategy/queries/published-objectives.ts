import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { objectiveLines, type ObjectiveLine } from './objective-lines.ts';

export interface PublishedQuestion {
  strategyId: string;
  yearStart?: number;
  aim?: string;
  asAt: Date;
  /** How many at most. */
  limit: number;
}

/**
 * The published objectives that serve any part of a strategy, latest year first. Swift also where 200,000 do: the database picks
 * the first of them among what is public, and only those are read row by row.
 */
export async function publishedObjectives(tx: Tx, { strategyId, yearStart, aim, asAt, limit }: PublishedQuestion): Promise<ObjectiveLine[]> {
  const { rows } = await sql<{ id: string }>`select id from strategy.published_objectives(${strategyId}, ${yearStart ?? null}, ${aim ?? null}, ${asAt}, ${limit}) as id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  return ids.length > 0 ? objectiveLines(tx, { ids, asAt, limit: ids.length }) : [];
}
