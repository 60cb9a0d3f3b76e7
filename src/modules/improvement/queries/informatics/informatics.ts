import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';

export interface InformaticsRoleLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  unit: string;
  unitCode: string;
  profession: string | null;
  sharePercent: number;
  sinceOn: Day;
  endedOn: Day | null;
  isExample: boolean;
}

/** Posts in clinical informatics of the viewer's own organisations, those of today first. */
export async function informaticsRoles(tx: Tx, page: number): Promise<InformaticsRoleLine[]> {
  const { rows } = await sql<InformaticsRoleLine>`
    select r.id, r.organisation_id as "organisationId", o.name as organisation, r.title, u.name as unit, u.code as "unitCode", r.profession, r.share_percent as "sharePercent", r.since_on as "sinceOn", r.ended_on as "endedOn", r.is_example as "isExample"
    from improvement.informatics_role r join directory.organisation o on o.id = r.organisation_id join directory.unit u on u.id = r.unit_id order by r.ended_on nulls first, r.since_on desc, r.id ${partOf(page)}`.execute(tx);
  return rows;
}

export async function informaticsTotal(tx: Tx): Promise<{ all: number; now: number; sharePercent: number }> {
  const { rows: [row] } = await sql<{ all: number; now: number; sharePercent: number }>`select count(*)::int as "all", count(*) filter (where ended_on is null)::int as now, coalesce(sum(share_percent) filter (where ended_on is null), 0)::int as "sharePercent" from improvement.informatics_role`.execute(tx);
  return row ?? { all: 0, now: 0, sharePercent: 0 };
}

/** Places of these organisations in which a post can be. */
export async function unitsToName(tx: Tx, organisationIds: readonly string[]): Promise<{ value: string; text: string }[]> {
  const { rows } = await sql<{ value: string; text: string }>`select u.id as value, u.name as text from directory.unit u where u.organisation_id = any (${[...organisationIds]}::uuid[]) and u.level <> 'individual' and u.closed_on is null order by u.name, u.id limit 1000`.execute(tx);
  return rows;
}

/** These places by code and name. */
export async function placesNamed(tx: Tx, unitIds: readonly string[]): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`select u.code, u.name from directory.unit u where u.id = any (${[...unitIds]}::uuid[]) and u.level <> 'individual' order by u.name, u.id limit 100`.execute(tx);
  return rows;
}
