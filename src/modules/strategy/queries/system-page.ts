import { sql } from 'kysely';
import { FinancialYear, londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { organisationsById, organisationsUnder, unitsBelow, type OrganisationLine, type UnitLine } from '#modules/directory';
import type { ObjectiveStatus } from '../domain/objective-status.ts';
import { treeDayOf } from '../domain/tree-day.ts';
import { momentOf } from './moment-of.ts';
import { matching } from './objective-lines.ts';

export interface SystemMember {
  organisation: OrganisationLine;
  /** The integrated care system itself; a provider in it that day; or one that left and whose earlier years stay here. */
  place: 'itself' | 'member' | 'left';
  teamCount: number;
  objectiveCount: number;
  /** Only what the viewer may see; always 0 for somebody who is not signed in. */
  workstreamCount: number;
}

export interface SystemPage {
  unit: { code: string; name: string; leadRole: string | null; note: string | null; isExample: boolean };
  /** The day the page speaks for. */
  on: Day;
  /** One year's work only, or every year's. */
  year: FinancialYear | undefined;
  /** The years with published objectives anywhere, for the choice. */
  years: readonly FinancialYear[];
  members: readonly SystemMember[];
  /** Published objectives by how they stood on the day. */
  byStatus: readonly { status: ObjectiveStatus; count: number }[];
  /** Published objectives by the part of the national strategy that is their main link; an objective with two counts for both. */
  byNode: readonly { code: string; title: string; count: number; organisationCount: number }[];
  objectiveCount: number;
  workstreamCount: number;
}

export interface SystemQuestion {
  on: Day;
  year?: FinancialYear | undefined;
  now: Date;
}

/**
 * An integrated care system added up from its own work and its members': counts, never means (trap 18). Each year's
 * objectives count where their organisation stood in that year (row S14). Throws NotFound for a code that is no system.
 */
export async function systemPage(tx: Tx, code: string, { on, year, now }: SystemQuestion): Promise<SystemPage> {
  const unit = await systemUnit(tx, code);
  const years = await yearsWithObjectives(tx);
  const asAt = momentOf(on, now);
  const placed = await placesOf(tx, unit.id, { on, years: year ? [year] : years });
  const objectives = await objectivesOf(tx, placed, asAt);
  // A year that is over shows its members as it left them.
  const membersOn = year ? treeDayOf(year, on) : on;
  const below = await unitsBelow(tx, unit.id, membersOn < on ? membersOn : on);
  const workstreams = await workstreamsOf(tx, [...new Set(below.map(({ organisationId }) => organisationId))], asAt);
  return {
    unit: { code: unit.code, name: unit.name, leadRole: unit.lead_role, note: unit.note, isExample: unit.is_example }, on, year, years,
    members: await membersOf(tx, { unit, below, objectives, workstreams }),
    byStatus: [...Map.groupBy(objectives, ({ status }) => status)].map(([status, rows]) => ({ status, count: rows.length })).toSorted((a, b) => a.status.localeCompare(b.status)),
    byNode: await nodesOf(tx, objectives, asAt), objectiveCount: objectives.length, workstreamCount: [...workstreams.values()].reduce((sum, count) => sum + count, 0),
  };
}

async function systemUnit(tx: Tx, code: string) {
  const unit = await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id')
    .select(['u.id', 'u.organisation_id', 'u.code', 'u.name', 'u.lead_role', 'u.note', 'o.is_example']).where('u.code', '=', code).where('u.level', '=', 'system').executeTakeFirst();
  if (!unit) throw new NotFound('We cannot find that integrated care system.');
  return unit;
}

/** From the first to the last year that anybody has published an objective for. */
async function yearsWithObjectives(tx: Tx): Promise<FinancialYear[]> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`select min(year_start) as first, max(year_start) as last from strategy.objective where is_public`.execute(tx);
  const { first, last } = rows[0] ?? { first: null, last: null };
  return first === null || last === null ? [] : FinancialYear.range(FinancialYear.starting(first), FinancialYear.starting(last));
}

/** Whose work of which year stands in the system. */
interface Place {
  organisationId: string;
  yearStart: number;
}

async function placesOf(tx: Tx, unitId: string, { on, years }: { on: Day; years: readonly FinancialYear[] }): Promise<Place[]> {
  const dayOf = (year: FinancialYear) => treeDayOf(year, on);
  const found = await organisationsUnder(tx, unitId, [...new Set(years.map(dayOf))]);
  return years.flatMap((year) => found.filter(({ onDay }) => onDay === dayOf(year)).map(({ organisationId }) => ({ organisationId, yearStart: year.startYear })));
}

interface Objective {
  id: string;
  organisation_id: string;
  status: ObjectiveStatus;
}

async function objectivesOf(tx: Tx, places: readonly Place[], asAt: Date): Promise<Objective[]> {
  const { rows } = await sql<Objective>`select m.id, m.organisation_id, m.status from (${matching({ publishedOnly: true, asAt })}) as m
    where m.organisation_id = any (${[...new Set(places.map(({ organisationId }) => organisationId))]}::uuid[])
      and (m.organisation_id, m.year_start) in (select * from unnest(${places.map(({ organisationId }) => organisationId)}::uuid[], ${places.map(({ yearStart }) => yearStart)}::int[]))`.execute(tx);
  return rows;
}

async function workstreamsOf(tx: Tx, ids: readonly string[], asAt: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`select organisation_id as id, count(*)::int as n from strategy.workstream
    where organisation_id = any (${ids}::uuid[]) and shared_at <= ${asAt} and (ended_at is null or ended_at > ${asAt}) group by 1`.execute(tx);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

interface Parts {
  unit: { id: string; organisation_id: string };
  below: readonly UnitLine[];
  objectives: readonly Objective[];
  workstreams: ReadonlyMap<string, number>;
}

/** Those who are in the system that day, those whose earlier work stays in it, and the system itself where it has work of its own. */
async function membersOf(tx: Tx, { unit, below, objectives, workstreams }: Parts): Promise<SystemMember[]> {
  const providers = new Set(below.filter(({ level }) => level === 'provider').map(({ organisationId }) => organisationId));
  const organisations = await organisationsById(tx, [...new Set([...providers, ...objectives.map(({ organisation_id: id }) => id), ...workstreams.keys()])]);
  return [...organisations.values()].map((organisation): SystemMember => ({
    organisation, place: organisation.id === unit.organisation_id ? 'itself' : providers.has(organisation.id) ? 'member' : 'left',
    teamCount: below.filter(({ level, organisationId }) => level === 'team' && organisationId === organisation.id).length,
    objectiveCount: objectives.filter(({ organisation_id: of }) => of === organisation.id).length, workstreamCount: workstreams.get(organisation.id) ?? 0,
  })).toSorted((a, b) => Number(b.place === 'itself') - Number(a.place === 'itself') || a.organisation.name.localeCompare(b.organisation.name));
}

async function nodesOf(tx: Tx, objectives: readonly Objective[], asAt: Date): Promise<SystemPage['byNode']> {
  const { rows } = await sql<SystemPage['byNode'][number]>`
    select n.code, n.title, count(distinct p.objective_id)::int as count, count(distinct p.organisation_id)::int as "organisationCount"
    from strategy.objective_parent p join strategy.strategy s on s.id = p.strategy_id and s.code = 'nat'
    join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version and n.code = p.node_code
    where p.objective_id = any (${objectives.map(({ id }) => id)}::uuid[]) and p.weight = 'main' and p.began_at <= ${asAt} and (p.ended_at is null or p.ended_at > ${asAt})
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
