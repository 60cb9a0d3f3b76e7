import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { openTags, type Tag } from '../data/tag-rows.ts';
import { titleOrLast } from './last-words.ts';

export interface WorkstreamLine {
  id: string;
  title: string;
  organisationId: string;
  organisation: string;
  isExample: boolean;
  isShared: boolean;
  hasEnded: boolean;
  /** Whose work it is; nobody named means everyone's. */
  roleGroups: readonly string[];
  /** What it serves, main links first. */
  serves: readonly { code: string; title: string; strategyCode: string }[];
}

/** The workstreams that the viewer may see: their own organisations' and every shared one. Running ones first, then by title. */
export async function listWorkstreams(tx: Tx, { organisationId, roleGroup, page = 1, pageSize = 50 }: { organisationId?: string; roleGroup?: string | undefined; page?: number; pageSize?: number } = {}): Promise<{ lines: WorkstreamLine[]; total: number }> {
  let query = tx.selectFrom('strategy.workstream as w').innerJoin('directory.organisation as o', 'o.id', 'w.organisation_id');
  if (organisationId) query = query.where('w.organisation_id', '=', organisationId);
  if (roleGroup) query = query.where(forGroup(roleGroup));
  const counted = await query.select(sql<number>`count(*)::int`.as('n')).executeTakeFirst();
  const rows = await query.select(['w.id', 'w.title', 'w.organisation_id', 'o.name', 'w.is_example', 'w.shared_at', 'w.ended_at', 'w.role_groups'])
    .select(servedParts.as('serves'))
    .orderBy(sql`w.ended_at is not null`).orderBy('w.title').orderBy('w.id').limit(pageSize).offset((page - 1) * pageSize).execute();
  return {
    total: counted?.n ?? 0,
    lines: rows.map((row) => ({
      id: row.id, title: row.title, organisationId: row.organisation_id, organisation: row.name, isExample: row.is_example,
      isShared: row.shared_at !== null, hasEnded: row.ended_at !== null, roleGroups: row.role_groups, serves: row.serves,
    })),
  };
}

/** Workstreams `w` that name a role group, or nobody because they are everyone's. */
export const forGroup = (roleGroup: string) => sql<boolean>`(${roleGroup} = any (w.role_groups) or cardinality(w.role_groups) = 0)`;

const servedParts = sql<WorkstreamLine['serves']>`(select coalesce(jsonb_agg(jsonb_build_object('code', l.node_code, 'title', coalesce(n.title, l.node_code), 'strategyCode', s.code) order by l.weight desc, l.node_code), '[]')
  from strategy.workstream_link l join strategy.strategy s on s.id = l.strategy_id
  left join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version and n.code = l.node_code
  where l.workstream_id = w.id and l.ended_at is null)`;

export interface WorkstreamPage extends Omit<WorkstreamLine, 'serves'> {
  about: string;
  leadRole: string;
  revision: number;
  sharedAt: Date | null;
  endedAt: Date | null;
  endedReason: string | null;
  links: readonly WorkstreamLinkLine[];
  tags: readonly Tag[];
  /** Others who work on the same parts, as far as they share it. */
  alongside: readonly Alongside[];
}

export interface WorkstreamLinkLine {
  id: string;
  nodeCode: string;
  nodeTitle: string;
  strategyCode: string;
  strategyTitle: string;
  weight: 'main' | 'also';
  reason: string;
}

export interface Alongside {
  id: string;
  title: string;
  organisation: string;
  nodeTitles: readonly string[];
}

/** Everything the page of one workstream shows. Throws NotFound where the viewer may not see it. */
export async function workstreamPage(tx: Tx, id: string): Promise<WorkstreamPage> {
  const row = isId(id) ? await tx.selectFrom('strategy.workstream as w').innerJoin('directory.organisation as o', 'o.id', 'w.organisation_id')
    .select(['w.id', 'w.title', 'w.about', 'w.lead_role', 'w.organisation_id', 'o.name', 'w.is_example', 'w.shared_at', 'w.ended_at', 'w.ended_reason', 'w.revision', 'w.role_groups'])
    .where('w.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that workstream.');
  return {
    id: row.id, title: row.title, about: row.about, leadRole: row.lead_role, organisationId: row.organisation_id, organisation: row.name, isExample: row.is_example,
    isShared: row.shared_at !== null, sharedAt: row.shared_at, hasEnded: row.ended_at !== null, endedAt: row.ended_at, endedReason: row.ended_reason, revision: row.revision, roleGroups: row.role_groups,
    links: await linksOf(tx, id), tags: await openTags(tx, { workstreamId: id }), alongside: await alongside(tx, row),
  };
}

async function linksOf(tx: Tx, id: string): Promise<WorkstreamLinkLine[]> {
  const rows = await tx.selectFrom('strategy.workstream_link as l').innerJoin('strategy.strategy as s', 's.id', 'l.strategy_id')
    .leftJoin('strategy.node as n', (join) => join.onRef('n.strategy_id', '=', 's.id').onRef('n.version_number', '=', 's.current_version').onRef('n.code', '=', 'l.node_code'))
    .select(titleOrLast(sql`n.title`, { strategyId: sql`l.strategy_id`, code: sql`l.node_code` }).as('node_title'))
    .select(['l.id', 'l.node_code', 's.code as strategy_code', 's.short_title', 'l.weight', 'l.reason'])
    .where('l.workstream_id', '=', id).where('l.ended_at', 'is', null).orderBy('l.weight', 'desc').orderBy('l.node_code').execute();
  return rows.map((row) => ({
    id: row.id, nodeCode: row.node_code, nodeTitle: row.node_title, strategyCode: row.strategy_code, strategyTitle: row.short_title,
    weight: row.weight === 'main' ? 'main' : 'also', reason: row.reason,
  }));
}

async function alongside(tx: Tx, { id, organisation_id: own }: { id: string; organisation_id: string }): Promise<Alongside[]> {
  const rows = await tx.selectFrom('strategy.workstream as w').innerJoin('directory.organisation as o', 'o.id', 'w.organisation_id')
    .innerJoin('strategy.workstream_link as l', 'l.workstream_id', 'w.id')
    .innerJoin('strategy.strategy as s', 's.id', 'l.strategy_id')
    .leftJoin('strategy.node as n', (join) => join.onRef('n.strategy_id', '=', 's.id').onRef('n.version_number', '=', 's.current_version').onRef('n.code', '=', 'l.node_code'))
    .innerJoin('strategy.workstream_link as mine', (join) => join.onRef('mine.strategy_id', '=', 'l.strategy_id').onRef('mine.node_code', '=', 'l.node_code'))
    .select(['w.id', 'w.title', 'o.name as organisation']).select(sql<string[]>`array_agg(distinct ${titleOrLast(sql`n.title`, { strategyId: sql`l.strategy_id`, code: sql`l.node_code` })})`.as('nodeTitles'))
    .where('mine.workstream_id', '=', id).where('w.organisation_id', '!=', own).where('l.ended_at', 'is', null).where('mine.ended_at', 'is', null).where('w.ended_at', 'is', null)
    .groupBy(['w.id', 'w.title', 'o.name']).orderBy('o.name').orderBy('w.title').execute();
  return rows;
}
