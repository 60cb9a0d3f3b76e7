import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Level } from '../domain/role-groups.ts';

/** A unit in the tree of one day. `steps` counts from the unit asked about: 0 is itself. */
export interface UnitLine {
  id: string;
  code: string;
  name: string;
  level: Level;
  organisationId: string;
  isExample: boolean;
  parentId: string | null;
  steps: number;
}

/**
 * From the top of the tree down to the unit itself, as the tree was on that day (both ends included).
 * Empty when the unit is unknown. A parent that the viewer may not see ends the path.
 */
export async function unitPath(tx: Tx, unitId: string, onDay: Day): Promise<UnitLine[]> {
  const { rows } = await sql<Row>`
    with recursive path (id, parent_id, steps) as (
      select u.id, p.parent_id, 0 from directory.unit u
      left join directory.unit_parent p on p.unit_id = u.id and p.valid_from <= ${onDay} and (p.valid_to is null or p.valid_to > ${onDay})
      where u.id = ${unitId}
      union all
      select u.id, p.parent_id, path.steps + 1 from path join directory.unit u on u.id = path.parent_id
      left join directory.unit_parent p on p.unit_id = u.id and p.valid_from <= ${onDay} and (p.valid_to is null or p.valid_to > ${onDay})
      where path.steps < 20
    )
    select u.id, u.code, u.name, u.level, u.organisation_id, o.is_example, path.parent_id, path.steps
    from path join directory.unit u on u.id = path.id join directory.organisation o on o.id = u.organisation_id order by path.steps desc`.execute(tx);
  return rows.map(lineOf);
}

/** The unit and everything below it on that day, level by level and by name; units that were closed that day are left out. */
export async function unitsBelow(tx: Tx, unitId: string, onDay: Day): Promise<UnitLine[]> {
  const { rows } = await sql<Row>`
    with recursive below (id, parent_id, steps) as (
      select u.id, null::uuid, 0 from directory.unit u where u.id = ${unitId}
      union all
      select p.unit_id, p.parent_id, below.steps + 1 from below
      join directory.unit_parent p on p.parent_id = below.id and p.valid_from <= ${onDay} and (p.valid_to is null or p.valid_to > ${onDay})
      where below.steps < 20
    )
    select u.id, u.code, u.name, u.level, u.organisation_id, o.is_example, below.parent_id, below.steps
    from below join directory.unit u on u.id = below.id join directory.organisation o on o.id = u.organisation_id
    where u.opened_on <= ${onDay} and (u.closed_on is null or u.closed_on > ${onDay}) order by below.steps, u.name`.execute(tx);
  return rows.map(lineOf);
}

/** Which organisations had a provider under the unit, or were the unit's own, on each of the days asked for. */
export async function organisationsUnder(tx: Tx, unitId: string, days: readonly Day[]): Promise<{ onDay: Day; organisationId: string }[]> {
  const { rows } = await sql<{ onDay: Day; organisationId: string }>`
    with recursive below (on_day, id, steps) as (
      select d.on_day, ${unitId}::uuid, 0 from unnest(${days}::date[]) as d (on_day)
      union all
      select below.on_day, p.unit_id, below.steps + 1 from below
      join directory.unit_parent p on p.parent_id = below.id and p.valid_from <= below.on_day and (p.valid_to is null or p.valid_to > below.on_day)
      where below.steps < 20
    )
    select distinct below.on_day as "onDay", u.organisation_id as "organisationId" from below join directory.unit u on u.id = below.id
    where (u.level = 'provider' or u.id = ${unitId}) and u.opened_on <= below.on_day and (u.closed_on is null or u.closed_on > below.on_day)`.execute(tx);
  return rows;
}

export interface ParentLine {
  parentCode: string;
  parentName: string;
  validFrom: Day;
  validTo: Day | null;
  reason: string;
}

/** Every parent a unit has had or will have, newest first. */
export async function parentsOf(tx: Tx, unitId: string): Promise<ParentLine[]> {
  const rows = await tx.selectFrom('directory.unit_parent as p').innerJoin('directory.unit as u', 'u.id', 'p.parent_id')
    .select(['u.code', 'u.name', 'p.valid_from', 'p.valid_to', 'p.reason']).where('p.unit_id', '=', unitId).orderBy('p.valid_from', 'desc').execute();
  return rows.map((row) => ({ parentCode: row.code, parentName: row.name, validFrom: row.valid_from, validTo: row.valid_to, reason: row.reason }));
}

type Row = { id: string; code: string; name: string; level: Level; organisation_id: string; is_example: boolean; parent_id: string | null; steps: number };

const lineOf = (row: Row): UnitLine => ({
  id: row.id, code: row.code, name: row.name, level: row.level, organisationId: row.organisation_id, isExample: row.is_example, parentId: row.parent_id, steps: row.steps,
});
