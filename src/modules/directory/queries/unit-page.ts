import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { historyOf, type HistoryLine } from '#platform/events';
import { maySitUnder, type Level } from '../domain/role-groups.ts';
import { organisationsById, type OrganisationLine } from './organisations.ts';
import { parentsOf, unitPath, unitsBelow, type ParentLine, type UnitLine } from './units.ts';

export interface Unit {
  id: string;
  code: string;
  name: string;
  level: Level;
  odsCode: string | null;
  leadRole: string | null;
  note: string | null;
  openedOn: Day;
  closedOn: Day | null;
}

export interface UnitPage {
  unit: Unit;
  organisation: OrganisationLine;
  path: UnitLine[];
  below: UnitLine[];
  parents: ParentLine[];
  history: HistoryLine[];
}

/** One unit in the tree of a day: what it belongs to, what belongs to it, and every place it has had. */
export async function unitPage(tx: Tx, code: string, onDay: Day): Promise<UnitPage | null> {
  const found = await unitByCode(tx, code);
  if (!found) return null;
  const { organisationId, ...unit } = found;
  const organisation = (await organisationsById(tx, [organisationId])).get(organisationId);
  if (!organisation) return null;
  return {
    unit, organisation, path: await unitPath(tx, unit.id, onDay), below: await unitsBelow(tx, unit.id, onDay),
    parents: await parentsOf(tx, unit.id), history: await historyOf(tx, { kind: 'unit', id: unit.id }, 20),
  };
}

export async function unitByCode(tx: Tx, code: string): Promise<(Unit & { organisationId: string }) | null> {
  const row = await tx.selectFrom('directory.unit').select(['id', 'code', 'name', 'level', 'ods_code', 'lead_role', 'note', 'opened_on', 'closed_on', 'organisation_id']).where('code', '=', code).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id, code: row.code, name: row.name, level: row.level as Level, odsCode: row.ods_code, leadRole: row.lead_role, note: row.note,
    openedOn: row.opened_on, closedOn: row.closed_on, organisationId: row.organisation_id,
  };
}

/** Units that this one could be moved under: of a higher level, as real or as imagined as itself, open, not itself. */
export async function possibleParents(tx: Tx, unit: { id: string; level: Level }, isExample: boolean): Promise<{ code: string; title: string }[]> {
  const rows = await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id')
    .select(['u.code', 'u.name', 'u.level', 'o.name as organisation_name']).where('o.is_example', '=', isExample).where('u.id', '!=', unit.id)
    .where('u.closed_on', 'is', null).where('u.level', '!=', 'individual').orderBy('u.name').execute();
  return rows.filter((row) => maySitUnder(unit.level, row.level as Level)).map((row) => ({ code: row.code, title: row.name === row.organisation_name ? row.name : `${row.name}, ${row.organisation_name}` }));
}
