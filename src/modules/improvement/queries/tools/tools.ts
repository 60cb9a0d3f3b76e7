import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';

export interface ToolLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  kind: string;
  about: string;
  learning: string;
  helpForPeople: string;
  ownerRole: string;
  endedOn: Day | null;
  isExample: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** Digital tools of the viewer's own organisations, those in use first: those of a page, or the one asked for. */
export async function toolLines(tx: Tx, { id, page }: { id?: string; page?: number } = {}): Promise<ToolLine[]> {
  const { rows } = await sql<ToolLine>`
    select x.id, x.organisation_id as "organisationId", o.name as organisation, x.title, x.kind, x.about, x.learning, x.help_for_people as "helpForPeople", x.owner_role as "ownerRole", x.ended_on as "endedOn", x.is_example as "isExample", count(*) over ()::int as total
    from improvement.tool x join directory.organisation o on o.id = x.organisation_id where ${id ?? null}::uuid is null or x.id = ${id ?? null} order by x.ended_on nulls first, x.title, x.id ${partOf(page)}`.execute(tx);
  return rows;
}

export type Share = 'all' | 'some' | 'none';

export interface AccessLine {
  unit: string;
  roleGroup: string;
  access: Share;
  training: Share | 'not needed';
  words: string;
  saidOn: Day;
}

/** Who has a tool, by team and role group: where something is lacking first. */
export async function accessTo(tx: Tx, toolId: string): Promise<AccessLine[]> {
  const { rows } = await sql<AccessLine>`
    select u.name as unit, a.role_group as "roleGroup", a.access, a.training, a.words, a.said_on as "saidOn" from improvement.tool_access a join directory.unit u on u.id = a.unit_id
    where a.tool_id = ${toolId} order by array_position(array['none', 'some', 'all'], a.access), array_position(array['none', 'some', 'not needed', 'all'], a.training), u.name, a.role_group`.execute(tx);
  return rows;
}

export interface WithoutDevice {
  unit: string;
  organisation: string;
  roleGroup: string;
  saidOn: Day;
  words: string;
  total: number;
}

/** Teams in which nobody of a role group has any device, as far as somebody said: of each device in use it says "none". */
export async function withoutDevice(tx: Tx, page: number): Promise<WithoutDevice[]> {
  const { rows } = await sql<WithoutDevice>`
    select u.name as unit, o.name as organisation, a.role_group as "roleGroup", max(a.said_on) as "saidOn", coalesce(string_agg(distinct nullif(a.words, ''), ' '), '') as words, count(*) over ()::int as total
    from improvement.tool_access a join improvement.tool x on x.id = a.tool_id and x.kind = 'device' and x.ended_on is null join directory.unit u on u.id = a.unit_id and u.closed_on is null join directory.organisation o on o.id = u.organisation_id
    group by u.id, o.id, a.role_group having bool_and(a.access = 'none') order by u.name, a.role_group ${partOf(page)}`.execute(tx);
  return rows;
}

export interface Silent {
  unit: string;
  organisation: string;
  total: number;
}

/** Teams of these organisations of which nobody has said who has a device. */
export async function silentOnDevices(tx: Tx, organisationIds: readonly string[], page: number): Promise<Silent[]> {
  const { rows } = await sql<Silent>`
    select u.name as unit, o.name as organisation, count(*) over ()::int as total from directory.unit u join directory.organisation o on o.id = u.organisation_id
    where u.organisation_id = any (${[...organisationIds]}::uuid[]) and not o.policy_text_only and u.level = 'team' and u.closed_on is null
      and not exists (select from improvement.tool_access a join improvement.tool x on x.id = a.tool_id and x.kind = 'device' and x.ended_on is null where a.unit_id = u.id) order by u.name, u.id ${partOf(page)}`.execute(tx);
  return rows;
}
