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
