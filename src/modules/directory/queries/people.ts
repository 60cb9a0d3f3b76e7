import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';

/** Somebody who belongs to an organisation on a day. `name` is null until they gave one, and after they were erased. */
export interface PersonLine {
  membershipId: string;
  personId: string;
  name: string | null;
  unitId: string;
  unitName: string;
  roleGroup: string;
  role: string;
  profession: string | null;
  startedOn: Day;
  lastSeenOn: Day | null;
  isClosed: boolean;
}

/** Everybody who belongs to an organisation on a day, one line per membership, by name. Nobody unless the viewer belongs to it too. */
export async function peopleOfOrganisation(tx: Tx, organisationId: string, onDay?: Day): Promise<PersonLine[]> {
  const rows = await tx.selectFrom('directory.membership as m')
    .innerJoin('directory.person as p', 'p.id', 'm.person_id').innerJoin('directory.unit as u', 'u.id', 'm.unit_id')
    .select(['m.id', 'm.person_id', 'p.display_name', 'm.unit_id', 'u.name as unit_name', 'm.role_group', 'm.role', 'm.profession', 'm.started_on', 'p.last_seen_on', 'p.deactivated_at'])
    .where('m.organisation_id', '=', organisationId)
    .$if(onDay !== undefined, (query) => query.where('m.started_on', '<=', onDay ?? ''))
    .where((eb) => eb.or([eb('m.ended_on', 'is', null), ...(onDay ? [eb('m.ended_on', '>', onDay)] : [])]))
    .orderBy('p.display_name').orderBy('m.started_on').orderBy('m.id').execute();
  return rows.map((row) => ({
    membershipId: row.id, personId: row.person_id, name: row.display_name, unitId: row.unit_id, unitName: row.unit_name, roleGroup: row.role_group,
    role: row.role, profession: row.profession, startedOn: row.started_on, lastSeenOn: row.last_seen_on, isClosed: row.deactivated_at !== null,
  }));
}

/** The names of people, by id. Missing: who gave no name, was erased, or whom the viewer may not see. */
export async function personName(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('directory.person').select(['id', 'display_name']).where('id', 'in', [...new Set(ids)]).where('display_name', 'is not', null).execute();
  return new Map(rows.map((row) => [row.id, row.display_name ?? '']));
}

/** How many people belong to an organisation on a day, by role group or by code of their profession, '' for none; who has two counts for both, and erased people on the days they belonged. Not protected: whoever shows it does that. */
export async function countPeople(tx: Tx, organisationId: string, onDay: Day, by: 'role_group' | 'profession'): Promise<Map<string, number>> {
  const rows = await tx.selectFrom('directory.membership').select((eb) => [eb.ref(by).as('of'), eb.fn.count<string>('person_id').distinct().as('people')])
    .where('organisation_id', '=', organisationId).where('started_on', '<=', onDay)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', onDay)])).groupBy(by).execute();
  return new Map(rows.map((row) => [row.of ?? '', Number(row.people)]));
}
