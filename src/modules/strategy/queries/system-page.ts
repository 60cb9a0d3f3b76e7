import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { organisationsById, unitsBelow, type OrganisationLine } from '#modules/directory';
import type { ObjectiveStatus } from '../domain/objective-status.ts';
import { matching } from './objective-lines.ts';

export interface SystemMember {
  organisation: OrganisationLine;
  teamCount: number;
  objectiveCount: number;
  /** Only what the viewer may see; always 0 for somebody who is not signed in. */
  workstreamCount: number;
}

export interface SystemPage {
  unit: { code: string; name: string; leadRole: string | null; note: string | null; isExample: boolean };
  members: readonly SystemMember[];
  /** Published objectives by how they stand, those of this financial year and earlier ones alike. */
  byStatus: readonly { status: ObjectiveStatus; count: number }[];
  /** Published objectives by the part of the national strategy that is their main link; an objective with two counts for both. */
  byNode: readonly { code: string; title: string; count: number; organisationCount: number }[];
  objectiveCount: number;
  workstreamCount: number;
}

/**
 * An integrated care system added up from its members on that day: counts, never means (trap 18). Throws NotFound for a code
 * that is no system.
 */
export async function systemPage(tx: Tx, code: string, now: Date): Promise<SystemPage> {
  const unit = await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id')
    .select(['u.id', 'u.code', 'u.name', 'u.lead_role', 'u.note', 'o.is_example']).where('u.code', '=', code).where('u.level', '=', 'system').executeTakeFirst();
  if (!unit) throw new NotFound('We cannot find that integrated care system.');
  const below = await unitsBelow(tx, unit.id, londonDay(now));
  const providers = below.filter(({ level }) => level === 'provider');
  const ids = [...new Set(providers.map(({ organisationId }) => organisationId))];
  const organisations = await organisationsById(tx, ids);
  const [objectives, workstreams] = [await objectivesOf(tx, ids, now), await workstreamsOf(tx, ids)];
  const members = ids.flatMap((id): SystemMember[] => {
    const organisation = organisations.get(id);
    const teamCount = below.filter(({ level, organisationId }) => level === 'team' && organisationId === id).length;
    return organisation ? [{ organisation, teamCount, objectiveCount: objectives.filter(({ organisation_id: of }) => of === id).length, workstreamCount: workstreams.get(id) ?? 0 }] : [];
  });
  return {
    unit: { code: unit.code, name: unit.name, leadRole: unit.lead_role, note: unit.note, isExample: unit.is_example },
    members: members.toSorted((a, b) => a.organisation.name.localeCompare(b.organisation.name)),
    byStatus: [...Map.groupBy(objectives, ({ status }) => status)].map(([status, rows]) => ({ status, count: rows.length })).toSorted((a, b) => a.status.localeCompare(b.status)),
    byNode: await nodesOf(tx, objectives), objectiveCount: objectives.length, workstreamCount: [...workstreams.values()].reduce((sum, count) => sum + count, 0),
  };
}

interface Objective {
  id: string;
  organisation_id: string;
  status: ObjectiveStatus;
}

async function objectivesOf(tx: Tx, ids: readonly string[], now: Date): Promise<Objective[]> {
  const { rows } = await sql<Objective>`select m.id, m.organisation_id, m.status from (${matching({ publishedOnly: true, asAt: now })}) as m where m.organisation_id = any (${ids}::uuid[])`.execute(tx);
  return rows;
}

async function workstreamsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`select organisation_id as id, count(*)::int as n from strategy.workstream
    where organisation_id = any (${ids}::uuid[]) and shared_at is not null and ended_at is null group by 1`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

async function nodesOf(tx: Tx, objectives: readonly Objective[]): Promise<SystemPage['byNode']> {
  const { rows } = await sql<SystemPage['byNode'][number]>`
    select n.code, n.title, count(distinct p.objective_id)::int as count, count(distinct p.organisation_id)::int as "organisationCount"
    from strategy.objective_parent p join strategy.strategy s on s.id = p.strategy_id and s.code = 'nat'
    join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version and n.code = p.node_code
    where p.objective_id = any (${objectives.map(({ id }) => id)}::uuid[]) and p.weight = 'main' and p.ended_at is null
    group by n.code, n.title order by count(distinct p.objective_id) desc, n.code`.execute(tx);
  return rows;
}

/** Every integrated care system that is open on that day. */
export async function systemList(tx: Tx, now: Date): Promise<{ code: string; name: string; isExample: boolean }[]> {
  const today = londonDay(now);
  const rows = await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id').select(['u.code', 'u.name', 'o.is_example'])
    .where('u.level', '=', 'system').where('u.opened_on', '<=', today).where((eb) => eb.or([eb('u.closed_on', 'is', null), eb('u.closed_on', '>', today)])).orderBy('u.name').limit(500).execute();
  return rows.map((row) => ({ code: row.code, name: row.name, isExample: row.is_example }));
}
