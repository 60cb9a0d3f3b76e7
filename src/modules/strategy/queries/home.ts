import type { Tx } from '#platform/db';
import { stateFromCode } from '../data/strategy-state.ts';
import type { StrategyLine } from './strategies.ts';

/** The strategies that the first page shows: in use, the oldest first, three real ones at most and one example. */
export async function homeStrategies(tx: Tx): Promise<StrategyLine[]> {
  const [real, examples] = [await inUse(tx, false, 3), await inUse(tx, true, 1)];
  return [...real, ...examples];
}

async function inUse(tx: Tx, isExample: boolean, most: number): Promise<StrategyLine[]> {
  const rows = await tx.selectFrom('strategy.strategy as s').innerJoin('directory.organisation as o', 'o.id', 's.organisation_id')
    .select(['s.code', 's.title', 's.short_title', 'o.name as publisher', 's.state', 's.period_start', 's.period_end', 's.is_example', 's.is_public'])
    .where('s.is_example', '=', isExample).where('s.is_public', '=', true).where('s.state', 'in', ['check-and-challenge', 'live', 'mid-term-review', 'closing'])
    .orderBy('s.period_start').orderBy('s.code').limit(most).execute();
  return rows.map((row) => ({
    code: row.code, title: row.title, shortTitle: row.short_title, publisher: row.publisher, state: stateFromCode(row.state),
    periodStart: row.period_start, periodEnd: row.period_end, isExample: row.is_example, isPublic: row.is_public,
  }));
}
