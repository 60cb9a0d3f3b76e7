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
