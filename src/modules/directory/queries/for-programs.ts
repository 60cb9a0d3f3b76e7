import { sql } from 'kysely';
import { rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Level } from '../domain/role-groups.ts';
import type { OrganisationLine } from './organisations.ts';

export interface OrganisationRecord extends OrganisationLine {
  closedOn: Day | null;
}

const organisationColumns = sql`o.id, o.code, o.name, o.setting, o.ods_code as "odsCode", o.is_example as "isExample", o.policy_text_only as "policyTextOnly",
  (o.closed_at at time zone 'Europe/London')::date as "closedOn"`;

/** Organisations in the order of their codes, closed ones included. */
export async function organisationRecords(tx: Tx, { setting }: { setting?: string | undefined }, page: PageAsked): Promise<Rows<OrganisationRecord>> {
  const { rows } = await sql<OrganisationRecord>`select ${organisationColumns} from directory.organisation o
    where (${setting ?? null}::text is null or o.setting = ${setting ?? null}) and (${page.after?.[0] ?? null}::text is null or o.code > ${page.after?.[0] ?? null})
    order by o.code limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, ({ code }) => [code], (row) => row);
}

export async function organisationRecord(tx: Tx, code: string): Promise<OrganisationRecord | null> {
  const { rows } = await sql<OrganisationRecord>`select ${organisationColumns} from directory.organisation o where o.code = ${code}`.execute(tx);
  return rows[0] ?? null;
}

export interface UnitRecord {
  id: string;
  code: string;
  name: string;
  level: Level;
  organisation: string;
  odsCode: string | null;
  isExample: boolean;
  openedOn: Day;
  closedOn: Day | null;
  /** The code of the unit it belongs to on the day asked about; null at the top. */
  parent: string | null;
}

export interface UnitQuestion {
  onDay: Day;
  level?: string | undefined;
  organisation?: string | undefined;
  parent?: string | undefined;
}

/** The units that were open on a day, each with its parent of that day, in the order of their codes. One person's own plans are not listed. */
export async function unitRecords(tx: Tx, { onDay, level, organisation, parent }: UnitQuestion, page: PageAsked): Promise<Rows<UnitRecord>> {
  const after = page.after?.[0] ?? null;
  const { rows } = await sql<UnitRecord>`
    select u.id, u.code, u.name, u.level, o.code as organisation, u.ods_code as "odsCode", o.is_example as "isExample", u.opened_on as "openedOn", u.closed_on as "closedOn", above.code as parent
    from directory.unit u join directory.organisation o on o.id = u.organisation_id
    left join directory.unit_parent p on p.unit_id = u.id and p.valid_from <= ${onDay} and (p.valid_to is null or p.valid_to > ${onDay})
    left join directory.unit above on above.id = p.parent_id
    where u.level <> 'individual' and u.opened_on <= ${onDay} and (u.closed_on is null or u.closed_on > ${onDay}) and (${after}::text is null or u.code > ${after})
      and (${level ?? null}::text is null or u.level = ${level ?? null}) and (${organisation ?? null}::text is null or o.code = ${organisation ?? null}) and (${parent ?? null}::text is null or above.code = ${parent ?? null})
    order by u.code limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, ({ code }) => [code], (row) => row);
}

export interface UnitWithParents extends Omit<UnitRecord, 'parent'> {
  parents: { parent: string; validFrom: Day; validTo: Day | null; reason: string }[];
}

/** One unit with every parent it has had or will have, newest first. */
export async function unitRecord(tx: Tx, code: string): Promise<UnitWithParents | null> {
  const { rows } = await sql<UnitWithParents>`
    select u.id, u.code, u.name, u.level, o.code as organisation, u.ods_code as "odsCode", o.is_example as "isExample", u.opened_on as "openedOn", u.closed_on as "closedOn",
      (select coalesce(jsonb_agg(jsonb_build_object('parent', above.code, 'validFrom', p.valid_from, 'validTo', p.valid_to, 'reason', p.reason) order by p.valid_from desc), '[]')
        from directory.unit_parent p join directory.unit above on above.id = p.parent_id where p.unit_id = u.id) as parents
    from directory.unit u join directory.organisation o on o.id = u.organisation_id where u.code = ${code} and u.level <> 'individual'`.execute(tx);
  return rows[0] ?? null;
}
