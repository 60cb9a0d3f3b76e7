import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface OwnProfession {
  profession: string;
  printedName: string;
  note: string;
  serviceAreas: string[];
  source: string;
  /** False where no number was given; null staff where a number was given and cannot be shown. */
  isCounted: boolean;
  staff: number | null;
  countedOn: string | null;
}

/** The professions of an organisation under the names that it prints, with the staff that may be told (requirement O1). */
export async function ownProfessions(tx: Tx, organisationId: string): Promise<OwnProfession[]> {
  const { rows } = await sql<OwnProfession>`select p.profession, p.printed_name as "printedName", p.note, p.service_areas as "serviceAreas", p.source, s.profession is not null as "isCounted", s.staff, s.counted_on as "countedOn"
    from stories.organisation_profession p left join stories.shown_staff(${organisationId}) s on s.profession = p.profession where p.organisation_id = ${organisationId} order by p.printed_name`.execute(tx);
  return rows;
}

/** Organisations that have each of these professions, nearest first where both belong to the same parent unit today; never this one. */
export async function whereElse(tx: Tx, { organisationId, professions, today }: { organisationId: string; professions: readonly string[]; today: string }): Promise<{ profession: string; code: string; name: string; isNear: boolean }[]> {
  const { rows } = await sql<{ profession: string; code: string; name: string; isNear: boolean }>`
    with parents as (select u.organisation_id, x.parent_id from directory.unit u join directory.unit_parent x on x.unit_id = u.id and x.valid_from <= ${today} and (x.valid_to is null or x.valid_to > ${today}))
    select p.profession, o.code, o.name, exists (select from parents a join parents b on b.parent_id = a.parent_id where a.organisation_id = p.organisation_id and b.organisation_id = ${organisationId}) as "isNear"
    from stories.organisation_profession p join directory.organisation o on o.id = p.organisation_id
    where p.profession = any (${professions}::text[]) and p.organisation_id <> ${organisationId} and o.is_example = (select i.is_example from directory.organisation i where i.id = ${organisationId})
    order by "isNear" desc, o.name limit 60`.execute(tx);
  return rows;
}
