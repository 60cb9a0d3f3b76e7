import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db';

/**
 * The title of a part: of the current wording (`title`), or of the last version that has it where it was taken out, so that what
 * points at it never shows a code. Only a part that no version ever had is named by its code.
 */
export const titleOrLast = (title: RawBuilder<unknown>, part: { strategyId: RawBuilder<unknown>; code: RawBuilder<unknown> }): RawBuilder<string> =>
  sql<string>`coalesce(${title}, (select lasting.title from strategy.node lasting where lasting.strategy_id = ${part.strategyId} and lasting.code = ${part.code} order by lasting.version_number desc limit 1), ${part.code})`;

/** The version in which a part that the current wording lacks was taken out; null where it was never there. */
export async function takingOutOf(tx: Tx, strategyCode: string, nodeCode: string): Promise<{ strategyId: string; lastVersion: number; takenOutIn: number; on: Date } | null> {
  const { rows } = await sql<{ strategyId: string; lastVersion: number; takenOutIn: number; on: Date }>`
    select s.id as "strategyId", last.number as "lastVersion", v.number as "takenOutIn", v.made_at as "on" from strategy.strategy s
    cross join lateral (select max(n.version_number) as number from strategy.node n where n.strategy_id = s.id and n.code = ${nodeCode}) last
    join strategy.version v on v.strategy_id = s.id and v.number = last.number + 1
    where s.code = ${strategyCode} and last.number < s.current_version`.execute(tx);
  return rows[0] ?? null;
}
