import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/**
 * Tells every process that pages about these strategies changed. Call it last: the counters' rows stay locked until the
 * transaction ends, and one order for all writers means that no two can wait for each other.
 */
export async function bumpStrategies(tx: Tx, codes: readonly string[]): Promise<void> {
  for (const topic of [...new Set(codes)].toSorted().map((code) => `strategy:${code}`)) await sql`select platform.bump(${topic})`.execute(tx);
  await sql`select platform.bump('strategies')`.execute(tx);
}

/** What kept pages with an easy-read version compare, such as the first page. A trigger notes every change of these versions. */
export const SITE_PAGES = 'site-pages';

/** Strategies whose own pages show what grew from this one: a principle of theirs gathers what serves its origin here. */
export async function dependentCodes(tx: Tx, strategyId: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct s.code from strategy.strategy o
    join strategy.node origin on origin.strategy_id = o.id and origin.version_number = o.current_version
    join strategy.node grown on grown.evolved_from = origin.code
    join strategy.strategy s on s.id = grown.strategy_id and s.current_version = grown.version_number
    where o.id = ${strategyId} and s.id <> o.id`.execute(tx);
  return rows.map(({ code }) => code);
}
