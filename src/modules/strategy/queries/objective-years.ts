import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { objectiveStatuses, type ObjectiveStatus } from '../domain/objective-status.ts';
import type { ObjectiveLine } from './objective-lines.ts';
import { publishedByStatus, publishedObjectives } from './published-objectives.ts';
import type { StrategyHead } from './strategy-head.ts';

export interface StrategyYear {
  year: FinancialYear;
  /** Published objectives; each counts once, however many parts of the strategy it serves. */
  total: number;
  byStatus: readonly { status: ObjectiveStatus; count: number }[];
  objectives: readonly ObjectiveLine[];
}

/** A strategy's published objectives year by year over its period, with how they stand. At most `limit` are named in a year. */
export async function objectiveYears(tx: Tx, { strategy, roleGroup, now, limit = 10 }: { strategy: Pick<StrategyHead, 'id' | 'periodStart' | 'periodEnd'>; roleGroup?: string | undefined; now: Date; limit?: number }): Promise<StrategyYear[]> {
  const years = yearsOfPeriod(strategy);
  const counts = await publishedByStatus(tx, { strategyId: strategy.id, roleGroup, asAt: now });
  const found: StrategyYear[] = [];
  for (const year of years) {
    const here = counts.filter((row) => row.yearStart === year.startYear);
    const objectives = here.length > 0 ? await publishedObjectives(tx, { strategyId: strategy.id, yearStart: year.startYear, roleGroup, asAt: now, limit }) : [];
    const byStatus = objectiveStatuses.map((status) => ({ status, count: here.find((row) => row.status === status)?.count ?? 0 }));
    found.push({ year, total: byStatus.reduce((sum, { count }) => sum + count, 0), byStatus, objectives });
  }
  return found;
}

/** The financial years of a strategy's period: 2023 to 2027 gives 2023-24 to 2026-27. */
export function yearsOfPeriod({ periodStart, periodEnd }: Pick<StrategyHead, 'periodStart' | 'periodEnd'>): FinancialYear[] {
  return FinancialYear.range(FinancialYear.starting(periodStart), FinancialYear.starting(Math.max(periodStart, periodEnd - 1)));
}
