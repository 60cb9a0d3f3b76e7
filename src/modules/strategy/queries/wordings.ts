import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** A version in which one part first stood in these words. */
export interface Wording {
  version: number;
  madeAt: Date;
  reason: string;
  source: 'file' | 'edit';
  title: string;
}

/** Every wording that one part has had, newest first: versions in which its title or text became another. */
export async function wordingsOf(tx: Tx, strategyId: string, code: string): Promise<Wording[]> {
  const { rows } = await sql<{ number: number; made_at: Date; reason: string; source: Wording['source']; title: string }>`
    select number, made_at, reason, source, title from (
      select v.number, v.made_at, v.reason, v.source, n.title,
        row(n.title, n.body) is distinct from lag(row(n.title, n.body)) over (order by v.number) as is_new
      from strategy.node n join strategy.version v on v.strategy_id = n.strategy_id and v.number = n.version_number
      where n.strategy_id = ${strategyId} and n.code = ${code}
    ) wording where is_new order by number desc limit 100`.execute(tx);
  return rows.map((row) => ({ version: row.number, madeAt: row.made_at, reason: row.reason, source: row.source, title: row.title }));
}
