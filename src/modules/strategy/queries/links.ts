import type { Tx } from '#platform/db';
import { sql } from 'kysely';

/** One open link, read from either end, with the words of both in their current wording. */
export interface LinkLine {
  id: string;
  weight: 'main' | 'also';
  reason: string;
  judgement: string;
  beganAt: Date;
  from: LinkEndLine;
  to: LinkEndLine;
  /** Open objections, oldest first. */
  disputes: readonly { reason: string; raisedAt: string; organisation: string }[];
}

export interface LinkEndLine {
  strategyCode: string;
  strategyTitle: string;
  isExample: boolean;
  code: string;
  /** Null where the current wording of that strategy has no such part any more. */
  title: string | null;
}

/** More links than any page shows: a national ambition may be served by thousands of local actions. */
export const MOST_LINKS = 200;

export const linksFrom = (tx: Tx, strategyId: string, codes: readonly string[], otherStrategyId?: string) =>
  codes.length === 0 ? Promise.resolve([]) : readLinks(tx, sql`a.from_strategy_id = ${strategyId} and a.from_code = any (${codes}::text[]) ${other('to', otherStrategyId)}`, 'to');
export const linksTo = (tx: Tx, strategyId: string, codes: readonly string[], otherStrategyId?: string) =>
  codes.length === 0 ? Promise.resolve([]) : readLinks(tx, sql`a.to_strategy_id = ${strategyId} and a.to_code = any (${codes}::text[]) ${other('from', otherStrategyId)}`, 'from');
/** Every open link from one strategy to another. */
export const linksBetween = (tx: Tx, fromStrategyId: string, toStrategyId: string) =>
  readLinks(tx, sql`a.from_strategy_id = ${fromStrategyId} and a.to_strategy_id = ${toStrategyId}`, 'from', 5_000);
/** The one open link between two parts, or nothing. */
export const linkBetween = async (tx: Tx, strategyId: string, from: string, to: string): Promise<LinkLine | undefined> =>
  (await readLinks(tx, sql`a.from_strategy_id = ${strategyId} and a.from_code = ${from} and a.to_code = ${to}`, 'to'))[0];

function other(side: 'from' | 'to', id: string | undefined) {
  if (id === undefined) return sql``;
  return side === 'to' ? sql`and a.to_strategy_id = ${id}` : sql`and a.from_strategy_id = ${id}`;
}

interface LinkRow {
  id: string; weight: 'main' | 'also'; reason: string; judgement: string; began_at: Date;
  from_strategy: string; from_strategy_title: string; from_example: boolean; from_code: string; from_title: string | null;
  to_strategy: string; to_strategy_title: string; to_example: boolean; to_code: string; to_title: string | null;
  disputes: LinkLine['disputes'];
}

async function readLinks(tx: Tx, where: ReturnType<typeof sql>, otherSide: 'from' | 'to', most = MOST_LINKS): Promise<LinkLine[]> {
  // To the last tie, so that two sites with the same links show them in the same order.
  const order = otherSide === 'to' ? sql`t.code, a.to_code, a.from_code, a.id` : sql`f.is_example, f.code, a.from_code, a.to_code, a.id`;
  const { rows } = await sql<LinkRow>`
    select a.id, a.weight, a.reason, a.judgement, a.began_at, f.code as from_strategy, f.short_title as from_strategy_title, f.is_example as from_example,
      a.from_code, fn.title as from_title, t.code as to_strategy, t.short_title as to_strategy_title, t.is_example as to_example, a.to_code, tn.title as to_title,
      (select coalesce(jsonb_agg(jsonb_build_object('reason', d.reason, 'raisedAt', d.raised_at, 'organisation', o.name) order by d.raised_at), '[]'::jsonb)
        from strategy.dispute d join directory.organisation o on o.id = d.organisation_id where d.alignment_id = a.id and d.settled_at is null) as disputes
    from strategy.alignment a
    join strategy.strategy f on f.id = a.from_strategy_id
    join strategy.strategy t on t.id = a.to_strategy_id
    left join strategy.node fn on fn.strategy_id = f.id and fn.version_number = f.current_version and fn.code = a.from_code
    left join strategy.node tn on tn.strategy_id = t.id and tn.version_number = t.current_version and tn.code = a.to_code
    where ${where} and a.ended_at is null order by a.weight desc, ${order} limit ${most}`.execute(tx);
  return rows.map((row) => ({
    id: row.id, weight: row.weight, reason: row.reason, judgement: row.judgement, beganAt: row.began_at, disputes: row.disputes,
    from: { strategyCode: row.from_strategy, strategyTitle: row.from_strategy_title, isExample: row.from_example, code: row.from_code, title: row.from_title },
    to: { strategyCode: row.to_strategy, strategyTitle: row.to_strategy_title, isExample: row.to_example, code: row.to_code, title: row.to_title },
  }));
}
