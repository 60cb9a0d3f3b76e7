import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface LinkableNode {
  code: string;
  title: string;
  strategyCode: string;
  strategyTitle: string;
}

/**
 * The parts of strategies that work of these organisations can be linked to: their own strategies' and the national ones in
 * force. Headings are included, because work may serve a whole area.
 */
export async function linkableNodes(tx: Tx, organisationIds: readonly string[]): Promise<LinkableNode[]> {
  const ids = `{${organisationIds.join(',')}}`;
  const { rows } = await sql<LinkableNode>`
    select n.code, n.title, s.code as "strategyCode", s.short_title as "strategyTitle"
    from strategy.strategy s join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version
    where s.state not in ('legacy', 'listening') and (s.organisation_id = any (${ids}::uuid[])
      or exists (select from directory.unit u where u.organisation_id = s.organisation_id and u.level = 'national'))
    order by s.period_start desc, s.code, n.code collate "C" limit 2000`.execute(tx);
  return rows.toSorted((a, b) => (a.strategyCode === b.strategyCode ? a.code.localeCompare(b.code, 'en', { numeric: true }) : 0));
}

/** The parts of these organisations' own strategies, whatever their state but legacy. */
export async function ownNodes(tx: Tx, organisationIds: readonly string[]): Promise<LinkableNode[]> {
  const rows = await tx.selectFrom('strategy.strategy as s')
    .innerJoin('strategy.node as n', (join) => join.onRef('n.strategy_id', '=', 's.id').onRef('n.version_number', '=', 's.current_version'))
    .select(['n.code', 'n.title', 's.code as strategyCode', 's.short_title as strategyTitle'])
    .where('s.organisation_id', 'in', [...organisationIds]).where('s.state', '!=', 'legacy').orderBy('s.code').limit(1000).execute();
  return rows.toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
}
