import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { NodeType } from '../domain/node-types.ts';

export interface SearchResult {
  strategyCode: string;
  strategyTitle: string;
  isExample: boolean;
  code: string;
  type: NodeType;
  title: string;
  variants: readonly string[];
  body: string | null;
}

export const MOST_RESULTS = 50;

/** Parts of strategies whose title, printed variants or text hold these words; the best match first. */
export async function searchStrategies(tx: Tx, words: string): Promise<SearchResult[]> {
  const { rows } = await sql<{ strategy_code: string; short_title: string; is_example: boolean; code: string; type: NodeType; title: string; variants: string[]; body: string | null }>`
    select s.code as strategy_code, s.short_title, s.is_example, n.code, n.type, n.title, n.variants, n.body
    from strategy.search_nodes(${words}, ${MOST_RESULTS}) found
    join strategy.strategy s on s.id = found.strategy_id
    join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version and n.code = found.code
    order by s.is_example, found.rank desc, s.code, n.code`.execute(tx);
  return rows.map((row) => ({
    strategyCode: row.strategy_code, strategyTitle: row.short_title, isExample: row.is_example, code: row.code, type: row.type,
    title: row.title, variants: row.variants, body: row.body,
  }));
}
