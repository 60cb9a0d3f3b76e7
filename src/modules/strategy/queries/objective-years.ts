import { sql } from 'kysely';
import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { objectiveStatuses, type ObjectiveStatus } from '../domain/objective-status.ts';
import { matching, objectiveLines, type ObjectiveLine } from './objective-lines.ts';

export interface StrategyYear {
  year: FinancialYear;
  /** Each objective counts once, however many parts of the strategy it serves. */
  total: number;
  byStatus: readonly { status: ObjectiveStatus; count: number }[];
  objectives: readonly ObjectiveLine[];
}

export interface StrategyHead {
  id: string;
  code: string;
  shortTitle: string;
  title: string;
  organisationId: string;
  organisationName: string;
  periodStart: number;
  periodEnd: number;
  isExample: boolean;
  currentVersion: number;
  attribution: string;
}

/** The strategy with this code, where the viewer may see it. */
export async function strategyHead(tx: Tx, code: string): Promise<StrategyHead | null> {
  const { rows } = await sql<StrategyHead>`
    select s.id, s.code, s.short_title as "shortTitle", s.title, s.organisation_id as "organisationId", o.name as "organisationName", s.period_start as "periodStart",
      s.period_end as "periodEnd", s.is_example as "isExample", s.current_version as "currentVersion", coalesce(v.document ->> 'attribution', o.name) as attribution
    from strategy.strategy s join directory.organisation o on o.id = s.organisation_id
    left join strategy.version v on v.strategy_id = s.id and v.number = s.current_version where s.code = ${code}`.execute(tx);
  return rows[0] ?? null;
}

/** A strategy's objectives year by year over its period, with how they stand. At most `limit` are named in a year. */
export async function objectiveYears(tx: Tx, { strategy, now, limit = 50 }: { strategy: StrategyHead; now: Date; limit?: number }): Promise<StrategyYear[]> {
  const years = FinancialYear.range(FinancialYear.starting(strategy.periodStart), FinancialYear.starting(Math.max(strategy.periodStart, strategy.periodEnd - 1)));
  const counts = await countByStatus(tx, strategy.id, now);
  const found: StrategyYear[] = [];
  for (const year of years) {
    const here = counts.filter((row) => row.year_start === year.startYear);
    const objectives = here.length > 0 ? await objectiveLines(tx, { strategyId: strategy.id, yearStart: year.startYear, asAt: now, limit }) : [];
    const byStatus = objectiveStatuses.map((status) => ({ status, count: here.find((row) => row.status === status)?.count ?? 0 }));
    found.push({ year, total: byStatus.reduce((sum, { count }) => sum + count, 0), byStatus, objectives });
  }
  return found;
}

async function countByStatus(tx: Tx, strategyId: string, now: Date) {
  const { rows } = await sql<{ year_start: number; status: ObjectiveStatus; count: number }>`
    select year_start, status, count(*)::int as count from (${matching({ strategyId, asAt: now })}) as fitting group by year_start, status`.execute(tx);
  return rows;
}
