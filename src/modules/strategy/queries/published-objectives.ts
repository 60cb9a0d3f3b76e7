import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db';
import type { ObjectiveStatus } from '../domain/objective-status.ts';
import { objectiveLines, type ObjectiveLine } from './objective-lines.ts';

export interface PublishedFilter {
  strategyId: string;
  yearStart?: number | undefined;
  aim?: string | undefined;
  roleGroup?: string | undefined;
  /** The moment to look at. */
  asAt: Date;
}

/**
 * `limit` published objectives that serve any part of a strategy, latest year first. Swift also where 200,000 do: an
 * index holds them in this order, and only those that are named are read whole.
 */
export async function publishedObjectives(tx: Tx, { limit, offset = 0, ...filter }: PublishedFilter & { limit: number; offset?: number }): Promise<ObjectiveLine[]> {
  const { rows } = await sql<{ id: string }>`select s.objective_id as id from strategy.standing s where ${stoodAt(filter)}
    order by s.year_start desc, s.wording, s.objective_id limit ${limit} offset ${offset}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  return ids.length > 0 ? objectiveLines(tx, { ids, asAt: filter.asAt, limit: ids.length }) : [];
}

/** How many published objectives stood how, per year; each counts once, whatever it serves. */
export async function publishedByStatus(tx: Tx, filter: PublishedFilter): Promise<{ yearStart: number; status: ObjectiveStatus; count: number }[]> {
  const { rows } = await sql<{ yearStart: number; status: ObjectiveStatus; count: number }>`select s.year_start as "yearStart", s.status, count(*)::int as count
    from strategy.standing s where ${stoodAt(filter)} group by s.year_start, s.status`.execute(tx);
  return rows;
}

/** The rows of strategy.standing `s` that were true at the moment: at most one per objective. */
export function stoodAt({ strategyId, yearStart, aim, roleGroup, asAt }: PublishedFilter): RawBuilder<boolean> {
  return sql.join<boolean>([
    sql`s.strategy_id = ${strategyId} and s.began_at <= ${asAt} and (s.ended_at is null or s.ended_at > ${asAt})`,
    ...(yearStart === undefined ? [] : [sql`s.year_start = ${yearStart}`]),
    ...(aim === undefined ? [] : [sql`${aim} = any (s.aims)`]),
    // No role group named means that the objective is for everyone.
    ...(roleGroup === undefined ? [] : [sql`(${roleGroup} = any (s.role_groups) or cardinality(s.role_groups) = 0)`]),
  ], sql` and `);
}
