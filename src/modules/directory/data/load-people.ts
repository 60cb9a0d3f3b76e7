import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import type { PeopleFile } from '../domain/organisation-file.ts';

/** Adds the example people whose address is not known yet. Answers how many were added. */
export async function loadExamplePeople(tx: Tx, file: PeopleFile, now: Date): Promise<number> {
  let added = 0;
  for (const [position, person] of [...file.people, ...file.colleagues.flatMap(numbered)].entries()) added += await putPerson(tx, person, position, now);
  return added;
}

const numbered = ({ name, addressed, at, count, membership }: PeopleFile['colleagues'][number]): PeopleFile['people'] =>
  Array.from({ length: count }, (_, before) => ({ name: `${name} ${before + 1}`, address: `${addressed}-${before + 1}@${at}`, memberships: [membership] }));

async function putPerson(tx: Tx, entry: PeopleFile['people'][number], position: number, now: Date): Promise<number> {
  const address = entry.address.toLowerCase();
  if (await tx.selectFrom('directory.email_address').select('person_id').where('address', '=', address).executeTakeFirst()) return 0;
  const { id } = await tx.insertInto('directory.person').values({ display_name: entry.name, is_example: true, created_at: now }).returning('id').executeTakeFirstOrThrow();
  await tx.insertInto('directory.email_address').values({ address, person_id: id, added_at: now }).execute();
  if (entry.persona) await tx.insertInto('directory.persona').values({ person_id: id, position, ...entry.persona }).execute();
  for (const membership of entry.memberships) {
    const unit = await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('code', '=', membership.unit).executeTakeFirstOrThrow();
    await tx.insertInto('directory.membership').values({
      person_id: id, organisation_id: unit.organisation_id, unit_id: unit.id, role_group: membership.roleGroup, role: membership.role,
      profession: membership.profession ?? null, started_on: membership.from,
    }).execute();
  }
  await recordEvent(tx, { now, actor: 'worker' }, { room: 'directory', name: 'example person added', organisationId: null, subject: { kind: 'person', id }, facts: { memberships: entry.memberships.length } });
  return 1;
}
