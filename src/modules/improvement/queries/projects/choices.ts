import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** The teams and other units of these organisations that are open on a day, their own first. */
export async function unitChoices(tx: Tx, organisationIds: readonly string[], personId: string | null): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select u.id, case when u.name = o.name then u.name else u.name || ', ' || o.name end as name from directory.unit u join directory.organisation o on o.id = u.organisation_id
    where u.organisation_id = any (${[...organisationIds]}::uuid[]) and u.closed_on is null and u.level <> 'individual' and not o.policy_text_only
    order by (exists (select from directory.membership m where m.person_id = ${personId} and m.unit_id = u.id and m.ended_on is null)) desc, o.name, u.name, u.id limit 500`.execute(tx);
  return rows;
}

/** Projects of these organisations that the viewer may see, the latest first. */
export async function projectChoices(tx: Tx, organisationIds: readonly string[]): Promise<{ id: string; title: string }[]> {
  if (organisationIds.length === 0) return [];
  return tx.selectFrom('improvement.project').select(['id', 'title']).where('organisation_id', 'in', [...organisationIds]).orderBy('started_on', 'desc').orderBy('id').limit(300).execute();
}

/** Open objectives of these organisations, for a project to serve. */
export async function objectiveChoices(tx: Tx, organisationIds: readonly string[]): Promise<{ id: string; wording: string }[]> {
  const { rows } = await sql<{ id: string; wording: string }>`
    select o.id, v.wording from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    left join strategy.objective_closing c on c.objective_id = o.id
    where o.organisation_id = any (${[...organisationIds]}::uuid[]) and c.objective_id is null order by o.year_start desc, v.wording, o.id limit 300`.execute(tx);
  return rows;
}
