import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { strategyHead, type StrategyHead, type WordingAsked } from './strategy-head.ts';
import { strategyTree, type TreeNode } from './strategy-tree.ts';

/** Everything the page "at a glance" shows, in its shape. */
export interface AtGlance {
  head: StrategyHead;
  nodes: TreeNode[];
  /** For each principle that grew from a principle of another strategy: which own nodes are linked to that origin. */
  pillarLinks: readonly PillarLink[];
}

export interface PillarLink {
  /** The own principle, such as "Committing to being anti-racist". */
  pillarCode: string;
  nodeCode: string;
  weight: 'main' | 'also';
}

export async function atGlance(tx: Tx, code: string, asked: WordingAsked = {}): Promise<AtGlance> {
  const head = await strategyHead(tx, code, asked);
  const nodes = await strategyTree(tx, head.id, head.version.number);
  const pillars = nodes.filter(({ type, evolvedFrom }) => type === 'principle' && evolvedFrom !== null);
  return { head, nodes, pillarLinks: pillars.length === 0 ? [] : await pillarLinksOf(tx, head, pillars) };
}

/** Own nodes with an open link to the origin of a pillar, or to a part of that origin. */
async function pillarLinksOf(tx: Tx, { id }: StrategyHead, pillars: readonly TreeNode[]): Promise<PillarLink[]> {
  const origins = pillars.map(({ evolvedFrom }) => evolvedFrom ?? '');
  const { rows } = await sql<{ origin: string; from_code: string; weight: 'main' | 'also' }>`
    with recursive part as (
      select n.strategy_id, n.version_number, n.code, n.code as origin from strategy.node n
      join strategy.strategy s on s.id = n.strategy_id and s.current_version = n.version_number where n.code = any (${origins}::text[])
      union all
      select n.strategy_id, n.version_number, n.code, part.origin from part
      join strategy.node n on n.strategy_id = part.strategy_id and n.version_number = part.version_number and n.parent_code = part.code
    )
    select distinct on (part.origin, a.from_code) part.origin, a.from_code, a.weight from part
    join strategy.alignment a on a.to_strategy_id = part.strategy_id and a.to_code = part.code and a.ended_at is null
    where a.from_strategy_id = ${id} order by part.origin, a.from_code, a.weight desc`.execute(tx);
  return rows.flatMap(({ origin, from_code, weight }) =>
    pillars.filter(({ evolvedFrom }) => evolvedFrom === origin).map(({ code }) => ({ pillarCode: code, nodeCode: from_code, weight })));
}
