import { sql } from 'kysely';
import { londonDay, type Day, type FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { unitsBelow, type UnitLine } from '#modules/directory';
import { objectiveStatuses, type ObjectiveStatus } from '../domain/objective-status.ts';
import { treeDayOf } from '../domain/tree-day.ts';
import { matching } from './objective-lines.ts';

/** One integrated care system of a region, or what stands in the region outside any. Counts only. */
export interface RegionPart {
  code: string | null;
  name: string;
  organisationCount: number;
  /** Organisations with at least one published objective for the year. */
  activeCount: number;
  objectiveCount: number;
  byStatus: readonly { status: ObjectiveStatus; count: number }[];
}

export interface RegionPage {
  unit: { code: string; name: string; leadRole: string | null; note: string | null; isExample: boolean };
  year: FinancialYear;
  /** The tree is that of this day: today, or the nearest day of another year. */
  onDay: Day;
  parts: readonly RegionPart[];
  objectiveCount: number;
  /** The parts of the national strategy that the year's objectives mainly serve, and in how many systems. */
  byNode: readonly { code: string; title: string; count: number; systemCount: number }[];
}

/**
 * A region added up from its integrated care systems for one financial year: each system's own counts side by side, never a mean, so
 * that a strong system hides no other (trap 18). An objective counts where its organisation stood at the end of its year, or
 * stands today. Throws NotFound for a code that is no region.
 */
export async function regionPage(tx: Tx, code: string, { year, now }: { year: FinancialYear; now: Date }): Promise<RegionPage> {
  const unit = await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id')
    .select(['u.id', 'u.code', 'u.name', 'u.lead_role', 'u.note', 'o.is_example']).where('u.code', '=', code).where('u.level', '=', 'region').executeTakeFirst();
  if (!unit) throw new NotFound('We cannot find that region.');
  const today = londonDay(now);
  const onDay = treeDayOf(year, today);
  const places = placesIn(await unitsBelow(tx, unit.id, onDay), unit.id);
  const objectives = await objectivesOf(tx, { organisationIds: [...places.keys()], year, now });
  const placed = objectives.map((objective) => ({ ...objective, place: places.get(objective.organisation_id) ?? null }));
  return {
    unit: { code: unit.code, name: unit.name, leadRole: unit.lead_role, note: unit.note, isExample: unit.is_example }, year, onDay,
    parts: partsOf(places, placed), objectiveCount: placed.length, byNode: await nodesOf(tx, placed),
  };
}

type Place = Pick<UnitLine, 'id' | 'code' | 'name'> & { isSystem: boolean };

/** Each organisation's place: the system its unit stands under (or is), else the region itself. */
function placesIn(below: readonly UnitLine[], regionId: string): Map<string, Place> {
  const byId = new Map(below.map((unit) => [unit.id, unit]));
  const places = new Map<string, Place>();
  for (const unit of below) {
    let at: UnitLine | undefined = unit;
    while (at && at.level !== 'system' && at.parentId) at = byId.get(at.parentId);
    const place = at?.level === 'system' ? { id: at.id, code: at.code, name: at.name, isSystem: true } : { id: regionId, code: '', name: 'The region itself, and organisations outside any integrated care system', isSystem: false };
    // Level by level: an organisation stands where its highest unit stands.
    if (!places.has(unit.organisationId)) places.set(unit.organisationId, place);
  }
  return places;
}

interface Objective {
  id: string;
  organisation_id: string;
  status: ObjectiveStatus;
}

async function objectivesOf(tx: Tx, { organisationIds, year, now }: { organisationIds: readonly string[]; year: FinancialYear; now: Date }): Promise<Objective[]> {
  const { rows } = await sql<Objective>`select m.id, m.organisation_id, m.status from (${matching({ publishedOnly: true, yearStart: year.startYear, asAt: now })}) as m where m.organisation_id = any (${organisationIds}::uuid[])`.execute(tx);
  return rows;
}

function partsOf(places: ReadonlyMap<string, Place>, objectives: readonly (Objective & { place: Place | null })[]): RegionPart[] {
  const distinct = [...new Map([...places.values()].map((place) => [place.id, place])).values()];
  return distinct.map((place) => {
    const here = objectives.filter((objective) => objective.place?.id === place.id);
    return {
      code: place.isSystem ? place.code : null, name: place.name, organisationCount: [...places.values()].filter(({ id }) => id === place.id).length,
      activeCount: new Set(here.map(({ organisation_id: id }) => id)).size, objectiveCount: here.length,
      byStatus: objectiveStatuses.map((status) => ({ status, count: here.filter((objective) => objective.status === status).length })),
    };
  }).toSorted((a, b) => Number(a.code === null) - Number(b.code === null) || a.name.localeCompare(b.name));
}

async function nodesOf(tx: Tx, objectives: readonly (Objective & { place: Place | null })[]): Promise<RegionPage['byNode']> {
  const { rows } = await sql<RegionPage['byNode'][number]>`
    select n.code, n.title, count(distinct p.objective_id)::int as count, count(distinct here.system)::int as "systemCount"
    from unnest(${objectives.map(({ id }) => id)}::uuid[], ${objectives.map(({ place }) => (place?.isSystem ? place.code : null))}::text[]) as here (id, system)
    join strategy.objective_parent p on p.objective_id = here.id and p.weight = 'main' and p.ended_at is null
    join strategy.strategy s on s.id = p.strategy_id and s.code = 'nat'
    join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version and n.code = p.node_code
    group by n.code, n.title order by count(distinct here.system) desc, count(distinct p.objective_id) desc, n.code`.execute(tx);
  return rows;
}

/** Every region that is open today. */
export async function regionList(tx: Tx, now: Date): Promise<{ code: string; name: string; isExample: boolean }[]> {
  const today = londonDay(now);
  const rows = await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id').select(['u.code', 'u.name', 'o.is_example'])
    .where('u.level', '=', 'region').where('u.opened_on', '<=', today).where((eb) => eb.or([eb('u.closed_on', 'is', null), eb('u.closed_on', '>', today)])).orderBy('u.name').limit(100).execute();
  return rows.map((row) => ({ code: row.code, name: row.name, isExample: row.is_example }));
}
