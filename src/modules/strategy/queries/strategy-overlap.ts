import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { organisationsUnder } from '#modules/directory';
import { isNodeType, type NodeType } from '../domain/node-types.ts';
import { forGroup } from './workstreams.ts';
import { momentOf } from './moment-of.ts';
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
  /** The integrated care system where an organisation's providers stood on the day, by the organisation's id. */
  systemNames: ReadonlyMap<string, string>;
  workstreamCount: number;
}

export interface OverlapQuestion {
  now: Date;
  /** Work as it ran on this day, and organisations where they stood that day: whoever moved later counts in the old place. Today unless given. */
  on?: Day;
  roleGroup?: string | undefined;
  /** Only the work of one integrated care system and of those who were in it that day. */
  systemCode?: string | undefined;
}

/**
 * Who works on which part of a strategy, over every organisation whose work the viewer may see, and which parts nobody works
 * on. Throws NotFound for a strategy or an integrated care system that the viewer does not see.
 */
export async function strategyOverlap(tx: Tx, code: string, { now, on = londonDay(now), roleGroup, systemCode }: OverlapQuestion): Promise<OverlapPage> {
  const strategy = await tx.selectFrom('strategy.strategy').select(['id', 'code', 'title', 'short_title', 'current_version']).where('code', '=', code).executeTakeFirst();
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  const asAt = momentOf(on, now);
  const organisationIds = systemCode ? await organisationsIn(tx, systemCode, on) : undefined;
  const work = await sharedWork(tx, { strategyId: strategy.id, roleGroup, asAt, organisationIds });
  const nodes = await partsOn(tx, { strategy, asAt, linked: new Set(work.map(({ node_code: node }) => node)) });
  const workstreams = [...Map.groupBy(work, ({ id }) => id)].map(([id, links]) => ({ code: id, title: links[0]?.title ?? '', organisation: links[0]?.organisation_id ?? '', nodes: links.map(({ node_code: node }) => node) }));
  const organisationNames = new Map(work.map(({ organisation_id: id, organisation }) => [id, organisation]));
  return {
    strategy: { code: strategy.code, title: strategy.title, shortTitle: strategy.short_title },
    nodes: new Map(nodes.map((node) => [node.code, node])),
    view: findOverlap(nodes.map((node) => node.code), workstreams),
    organisationNames, systemNames: await systemsOf(tx, [...organisationNames.keys()], on),
    workstreamCount: workstreams.length,
  };
}

async function organisationsIn(tx: Tx, systemCode: string, on: Day): Promise<string[]> {
  const unit = await tx.selectFrom('directory.unit').select('id').where('code', '=', systemCode).where('level', '=', 'system').executeTakeFirst();
  if (!unit) throw new NotFound('We cannot find that integrated care system.');
  return (await organisationsUnder(tx, unit.id, [on])).map(({ organisationId }) => organisationId);
}

interface WorkAsked {
  strategyId: string;
  roleGroup: string | undefined;
  asAt: Date;
  organisationIds: readonly string[] | undefined;
}

const sharedWork = (tx: Tx, { strategyId, roleGroup, asAt, organisationIds }: WorkAsked) => tx.selectFrom('strategy.workstream as w')
  .innerJoin('strategy.workstream_link as l', 'l.workstream_id', 'w.id').innerJoin('directory.organisation as o', 'o.id', 'w.organisation_id')
  .select(['w.id', 'w.title', 'w.organisation_id', 'o.name as organisation', 'l.node_code'])
  .where('l.strategy_id', '=', strategyId).where('w.made_at', '<=', asAt).where('l.began_at', '<=', asAt)
  .where((eb) => eb.and([eb.or([eb('l.ended_at', 'is', null), eb('l.ended_at', '>', asAt)]), eb.or([eb('w.ended_at', 'is', null), eb('w.ended_at', '>', asAt)])]))
  .where(roleGroup ? forGroup(roleGroup) : sql<boolean>`true`)
  .where(organisationIds ? sql<boolean>`w.organisation_id = any (${organisationIds}::uuid[])` : sql<boolean>`true`)
  .orderBy('o.name').orderBy('w.title').orderBy('w.id').execute();

interface PartsAsked {
  strategy: { id: string; current_version: number };
  asAt: Date;
  linked: ReadonlySet<string>;
}

/** The parts to work on in the version of that day. Headings are there only where work names them. */
async function partsOn(tx: Tx, { strategy, asAt, linked }: PartsAsked): Promise<OverlapNode[]> {
  const version = await tx.selectFrom('strategy.version').select('number').where('strategy_id', '=', strategy.id).where('made_at', '<=', asAt).orderBy('number', 'desc').limit(1).executeTakeFirst();
  const rows = await tx.selectFrom('strategy.node').select(['code', 'title', 'type', 'parent_code']).where('strategy_id', '=', strategy.id).where('version_number', '=', version?.number ?? 1).execute();
  const parts = rows.flatMap(({ parent_code: parentCode, type, ...row }) => (isNodeType(type) ? [{ ...row, type, parentCode }] : []));
  const workable = new Set(partsToWorkOn(parts).map((part) => part.code));
  return parts.filter(({ code: node }) => workable.has(node) || linked.has(node)).toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
}

async function systemsOf(tx: Tx, organisationIds: readonly string[], on: Day): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; names: string }>`
    select u.organisation_id as id, string_agg(distinct s.name, ', ' order by s.name) as names
    from directory.unit u join directory.unit_parent p on p.unit_id = u.id and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on})
    join directory.unit s on s.id = p.parent_id and s.level = 'system'
    where u.level = 'provider' and u.organisation_id = any (${organisationIds}::uuid[]) group by 1`.execute(tx);
  return new Map(rows.map(({ id, names }) => [id, names]));
}

/** The strategies that some running work which the viewer may see is linked to. */
export async function strategiesWithWork(tx: Tx): Promise<{ code: string; title: string }[]> {
  return tx.selectFrom('strategy.strategy as s').select(['s.code', 's.short_title as title'])
    .where((eb) => eb.exists(eb.selectFrom('strategy.workstream_link as l').innerJoin('strategy.workstream as w', 'w.id', 'l.workstream_id')
      .whereRef('l.strategy_id', '=', 's.id').where('l.ended_at', 'is', null).where('w.ended_at', 'is', null)))
    .orderBy('s.period_start', 'desc').orderBy('s.code').limit(50).execute();
}
