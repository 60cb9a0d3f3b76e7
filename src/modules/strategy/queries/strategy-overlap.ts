import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isNodeType, type NodeType } from '../domain/node-types.ts';
import { forGroup } from './workstreams.ts';
import { findOverlap, type OverlapView } from '../domain/overlap.ts';
import { partsToWorkOn } from '../domain/parts-to-work-on.ts';

export interface OverlapNode {
  code: string;
  title: string;
  type: NodeType;
}

export interface OverlapPage {
  strategy: { code: string; title: string; shortTitle: string };
  nodes: ReadonlyMap<string, OverlapNode>;
  view: OverlapView;
  organisationNames: ReadonlyMap<string, string>;
  workstreamCount: number;
}

/**
 * Who works on which part of a strategy, over every organisation whose work the viewer may see, and which parts nobody works
 * on. Throws NotFound for a strategy that the viewer does not see.
 */
export async function strategyOverlap(tx: Tx, code: string, roleGroup?: string): Promise<OverlapPage> {
  const strategy = await tx.selectFrom('strategy.strategy').select(['id', 'code', 'title', 'short_title', 'current_version']).where('code', '=', code).executeTakeFirst();
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  const work = await sharedWork(tx, strategy.id, roleGroup);
  const linked = new Set(work.map(({ node_code: node }) => node));
  const rows = await tx.selectFrom('strategy.node').select(['code', 'title', 'type', 'parent_code']).where('strategy_id', '=', strategy.id).where('version_number', '=', strategy.current_version).execute();
  const parts = rows.flatMap(({ parent_code: parentCode, type, ...row }) => (isNodeType(type) ? [{ ...row, type, parentCode }] : []));
  const workable = new Set(partsToWorkOn(parts).map((part) => part.code));
  // Headings are there only where work names them.
  const nodes = parts.filter(({ code: node }) => workable.has(node) || linked.has(node))
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
  const workstreams = [...Map.groupBy(work, ({ id }) => id)].map(([id, links]) => ({ code: id, title: links[0]?.title ?? '', organisation: links[0]?.organisation_id ?? '', nodes: links.map(({ node_code: node }) => node) }));
  return {
    strategy: { code: strategy.code, title: strategy.title, shortTitle: strategy.short_title },
    nodes: new Map(nodes.map((node) => [node.code, node])),
    view: findOverlap(nodes.map((node) => node.code), workstreams),
    organisationNames: new Map(work.map(({ organisation_id: id, organisation }) => [id, organisation])),
    workstreamCount: workstreams.length,
  };
}

const sharedWork = (tx: Tx, strategyId: string, roleGroup: string | undefined) => tx.selectFrom('strategy.workstream as w')
  .innerJoin('strategy.workstream_link as l', 'l.workstream_id', 'w.id').innerJoin('directory.organisation as o', 'o.id', 'w.organisation_id')
  .select(['w.id', 'w.title', 'w.organisation_id', 'o.name as organisation', 'l.node_code'])
  .where('l.strategy_id', '=', strategyId).where('l.ended_at', 'is', null).where('w.ended_at', 'is', null)
  .where(roleGroup ? forGroup(roleGroup) : sql<boolean>`true`)
  .orderBy('o.name').orderBy('w.title').orderBy('w.id').execute();

/** The strategies that some running work which the viewer may see is linked to. */
export async function strategiesWithWork(tx: Tx): Promise<{ code: string; title: string }[]> {
  return tx.selectFrom('strategy.strategy as s').select(['s.code', 's.short_title as title'])
    .where((eb) => eb.exists(eb.selectFrom('strategy.workstream_link as l').innerJoin('strategy.workstream as w', 'w.id', 'l.workstream_id')
      .whereRef('l.strategy_id', '=', 's.id').where('l.ended_at', 'is', null).where('w.ended_at', 'is', null)))
    .orderBy('s.period_start', 'desc').orderBy('s.code').limit(50).execute();
}
