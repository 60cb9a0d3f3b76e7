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
 * The objectives under these nodes that the viewer may see, published or their own drafts: the latest linked first. One entry per
 * node asked for, in that order, empty ones included. An objective that serves several of them counts in each (row S55);
 * `countObjectives` counts each once.
 */
export async function objectiveSummaries(tx: Tx, question: SummariesQuestion): Promise<{ nodes: NodeObjectives[] }> {
  const { nodeCodes, now } = question;
  const links = await readLinks(tx, { limitPerNode: 10, ...question });
  const counts = await countPerNode(tx, question);
  const ids = [...new Set(links.map(({ id }) => id))];
  const lines = new Map((ids.length > 0 ? await objectiveLines(tx, { ids, asAt: now, limit: ids.length }) : []).map((line) => [line.id, line]));
  const nodes = nodeCodes.map((nodeCode) => {
    const here = links.filter((link) => link.node_code === nodeCode);
    const objectives = here.flatMap(({ id, weight, reason }) => {
      const line = lines.get(id);
      return line ? [{ ...line, weight, linkReason: reason }] : [];
    });
    return { nodeCode, count: counts.get(nodeCode) ?? 0, objectives };
  });
  return { nodes };
}

interface Link {
  id: string;
  node_code: string;
  weight: 'main' | 'also';
  reason: string;
}

/** Per node, so that the index gives the latest links in order and nothing is sorted. */
async function readLinks(tx: Tx, { strategyId, nodeCodes, now, limitPerNode }: Required<SummariesQuestion>): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select latest.id, asked.code as node_code, latest.weight, latest.reason
    from unnest(${nodeCodes}::text[]) with ordinality as asked (code, place)
    cross join lateral (select p.objective_id as id, p.weight, p.reason, p.began_at from strategy.objective_parent p
      where p.strategy_id = ${strategyId} and p.node_code = asked.code and ${openAt(now)} order by p.began_at desc, p.objective_id limit ${limitPerNode}) latest
    order by asked.place, latest.began_at desc, latest.id`.execute(tx);
  return rows;
}

/** What is published is counted for everyone at once; to it come the drafts that this viewer sees, which are few. */
async function countPerNode(tx: Tx, { strategyId, nodeCodes, now }: SummariesQuestion): Promise<Map<string, number>> {
  const { rows } = await sql<{ node_code: string; count: number }>`
    select node_code, sum(count)::int as count from (
      select p.node_code, count(*)::int as count from strategy.standing_part p where p.strategy_id = ${strategyId} and p.node_code = any (${nodeCodes}::text[]) and ${openAt(now)} group by p.node_code
      union all
      select p.node_code, count(*)::int from strategy.objective o join strategy.objective_parent p on p.objective_id = o.id
      where o.organisation_id = any ((select platform.viewer_organisations())::uuid[]) and not o.is_public and p.strategy_id = ${strategyId} and p.node_code = any (${nodeCodes}::text[]) and ${openAt(now)}
      group by p.node_code) as counted
    group by node_code`.execute(tx);
  return new Map(rows.map((row) => [row.node_code, row.count]));
}
