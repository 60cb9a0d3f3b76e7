import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { unitPath, type Level, type UnitLine } from '#modules/directory';

/** A unit with the way up to the top of the tree and what belongs to it directly. */
export interface UnitPlace {
  id: string;
  code: string;
  name: string;
  level: Level;
  organisationId: string;
  organisation: string;
  isExample: boolean;
  /** From the top down to its parent. */
  above: readonly UnitLine[];
  below: readonly { code: string; name: string; level: Level }[];
}

/** Throws NotFound where there is no such unit. One person's own plan is no unit of the dashboard. */
export async function unitPlace(tx: Tx, code: string, onDay: Day): Promise<UnitPlace> {
  const { rows: [unit] } = await sql<Omit<UnitPlace, 'above' | 'below'>>`
    select u.id, u.code, u.name, u.level, u.organisation_id as "organisationId", o.name as organisation, o.is_example as "isExample"
    from directory.unit u join directory.organisation o on o.id = u.organisation_id where u.code = ${code} and u.level <> 'individual'`.execute(tx);
  if (!unit) throw new NotFound('We cannot find that team or organisation.');
  const { rows: below } = await sql<UnitPlace['below'][number]>`
    select u.code, u.name, u.level from directory.unit_parent p join directory.unit u on u.id = p.unit_id
    where p.parent_id = ${unit.id} and p.valid_from <= ${onDay} and (p.valid_to is null or p.valid_to > ${onDay}) and u.level <> 'individual' and (u.closed_on is null or u.closed_on > ${onDay})
    order by u.name, u.code`.execute(tx);
  return { ...unit, above: (await unitPath(tx, unit.id, onDay)).filter(({ steps }) => steps > 0), below };
}
