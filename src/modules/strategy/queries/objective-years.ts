import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { objectiveStatuses, type ObjectiveStatus } from '../domain/objective-status.ts';
import type { ObjectiveLine } from './objective-lines.ts';
import { publishedByStatus, publishedObjectives } from './published-objectives.ts';
import type { StrategyHead } from './strategy-head.ts';

export interface StrategyYear {
  year: FinancialYear;
  /** False for a year outside the strategy's own, which is there because an objective was published for it. */
  isInPeriod: boolean;
  /** Published objectives; each counts once, however many parts of the strategy it serves. */
  total: number;
  byStatus: readonly { status: ObjectiveStatus; count: number }[];
  objectives: readonly ObjectiveLine[];
}

/** A strategy's published objectives year by year over its period, and in any other year that has some, with how they stand. At most `limit` are named in a year. */
export async function objectiveYears(tx: Tx, { strategy, roleGroup, now, limit = 10 }: { strategy: Pick<StrategyHead, 'id' | 'periodStart' | 'periodEnd'>; roleGroup?: string | undefined; now: Date; limit?: number }): Promise<StrategyYear[]> {
  const counts = await publishedByStatus(tx, { strategyId: strategy.id, roleGroup, asAt: now });
  const years = [...yearsOfPeriod(strategy), ...yearsOutside(strategy, counts)].toSorted((a, b) => a.startYear - b.startYear);
  const found: StrategyYear[] = [];
  for (const year of years) {
    const here = counts.filter((row) => row.yearStart === year.startYear);
    const objectives = here.length > 0 ? await publishedObjectives(tx, { strategyId: strategy.id, yearStart: year.startYear, roleGroup, asAt: now, limit }) : [];
    const byStatus = objectiveStatuses.map((status) => ({ status, count: here.find((row) => row.status === status)?.count ?? 0 }));
    found.push({ year, isInPeriod: isInPeriod(strategy, year), total: byStatus.reduce((sum, { count }) => sum + count, 0), byStatus, objectives });
  }
  return found;
}

function yearsOutside(strategy: Period, counts: readonly { yearStart: number; count: number }[]): FinancialYear[] {
  const starts = new Set(counts.filter(({ count }) => count > 0).map(({ yearStart }) => yearStart));
  return [...starts].map((start) => FinancialYear.starting(start)).filter((year) => !isInPeriod(strategy, year));
}

/** Throws NotFound for a year that is neither one of the strategy's nor has a published objective under it. */
export async function requireYear(tx: Tx, { strategy, year, asAt }: { strategy: Period & { id: string; shortTitle: string }; year: FinancialYear; asAt: Date }): Promise<void> {
  if (isInPeriod(strategy, year)) return;
  const counts = await publishedByStatus(tx, { strategyId: strategy.id, yearStart: year.startYear, asAt });
  if (counts.length === 0) throw new NotFound(`${strategy.shortTitle} covers ${strategy.periodStart} to ${strategy.periodEnd}. It has nothing for ${year.label}.`);
}

type Period = Pick<StrategyHead, 'periodStart' | 'periodEnd'>;

export const isInPeriod = (strategy: Period, year: FinancialYear): boolean => yearsOfPeriod(strategy).some((one) => one.equals(year));

/** The financial years of a strategy's period: 2023 to 2027 gives 2023-24 to 2026-27. */
export function yearsOfPeriod({ periodStart, periodEnd }: Period): FinancialYear[] {
  return FinancialYear.range(FinancialYear.starting(periodStart), FinancialYear.starting(Math.max(periodStart, periodEnd - 1)));
}

export interface EndingStrategy extends Period {
  title: string;
}

/** Those of the strategies whose years are over before that year begins. */
export async function strategiesEndingBefore(tx: Tx, strategyIds: readonly string[], year: FinancialYear): Promise<EndingStrategy[]> {
  if (strategyIds.length === 0) return [];
  const rows = await tx.selectFrom('strategy.strategy').select(['short_title as title', 'period_start as periodStart', 'period_end as periodEnd']).where('id', 'in', [...strategyIds]).orderBy('short_title').execute();
  return rows.filter((row) => (yearsOfPeriod(row).at(-1)?.startYear ?? 0) < year.startYear);
}
