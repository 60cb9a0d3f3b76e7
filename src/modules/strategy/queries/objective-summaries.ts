import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { objectiveLines, openAt, type ObjectiveLine } from './objective-lines.ts';

/** The objectives under one node, for the pages of strategies. */
export interface NodeObjectives {
  nodeCode: string;
  /** How many there are in all; an objective with several links counts once for each node. */
  count: number;
  /** The latest of them, at most as many as asked for. */
  objectives: readonly (ObjectiveLine & { weight: 'main' | 'also'; linkReason: string })[];
}

export interface SummariesQuestion {
  strategyId: string;
  nodeCodes: readonly string[];
  now: Date;
  /** How many to name under each node; the rest are counted. */
  limitPerNode?: number;
}

/**
 * The objectives under these nodes that the viewer may see, published or their own drafts. One entry per node asked for, in
 * that order, empty ones included. `total` counts each objective once, however many of the nodes it serves (row S55).
 */
export async function objectiveSummaries(tx: Tx, { strategyId, nodeCodes, now, limitPerNode = 10 }: SummariesQuestion): Promise<{ nodes: NodeObjectives[]; total: number }> {
  const links = await readLinks(tx, { strategyId, nodeCodes, now, limitPerNode });
  const ids = [...new Set(links.map(({ id }) => id))];
  const lines = new Map((ids.length > 0 ? await objectiveLines(tx, { ids, asAt: now, limit: ids.length }) : []).map((line) => [line.id, line]));
  const nodes = nodeCodes.map((nodeCode) => {
    const here = links.filter((link) => link.node_code === nodeCode);
    const objectives = here.flatMap(({ id, weight, reason }) => {
      const line = lines.get(id);
      return line ? [{ ...line, weight, linkReason: reason }] : [];
    });
    return { nodeCode, count: here[0]?.count ?? 0, objectives };
  });
  return { nodes, total: links[0]?.total ?? 0 };
}

interface Link {
  id: string;
  node_code: string;
  weight: 'main' | 'also';
  reason: string;
  count: number;
  total: number;
}

async function readLinks(tx: Tx, { strategyId, nodeCodes, now, limitPerNode }: Required<SummariesQuestion>): Promise<Link[]> {
  const { rows } = await sql<Link>`
    with links as (
      select o.id, p.node_code, p.weight, p.reason, count(*) over (partition by p.node_code)::int as count,
        row_number() over (partition by p.node_code order by o.year_start desc, p.weight desc, o.made_at, o.id) as place
      from strategy.objective_parent p join strategy.objective o on o.id = p.objective_id
      where p.strategy_id = ${strategyId} and p.node_code = any (${nodeCodes}) and ${openAt(now)})
    select links.id, node_code, weight, reason, count, (select count(distinct l.id)::int from links l) as total
    from links where place <= ${limitPerNode} order by node_code, place`.execute(tx);
  return rows;
}
