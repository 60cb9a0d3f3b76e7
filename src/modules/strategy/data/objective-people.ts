import { sql, type RawBuilder } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { isId } from '#platform/ids';

/** Throws Invalid unless the person belongs to the organisation today. */
export async function requireMember(tx: Tx, { organisationId, personId, now }: { organisationId: string; personId: string; now: Date }): Promise<void> {
  const members = isId(personId) ? await membersOf(tx, organisationId, now) : [];
  if (!members.some((member) => member.personId === personId)) throw new Invalid('Choose a person from the list.', { owner: 'Choose a person who belongs to your organisation' });
}

export interface Member {
  personId: string;
  name: string;
}

/** Who belongs to an organisation today and may own something there, by name. Only the organisation itself sees rows here. */
export async function membersOf(tx: Tx, organisationId: string, now: Date): Promise<Member[]> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select p.id, p.display_name as name from directory.person p
    where p.deactivated_at is null and p.erased_at is null and ${isMemberToday(sql`p.id`, sql`${organisationId}`, now)}
    order by p.display_name, p.id`.execute(tx);
  return rows.map(({ id, name }) => ({ personId: id, name: name ?? 'A person without a name' }));
}

/** Whether a person belongs to an organisation today, as far as the viewer may know. */
export const isMemberToday = (personId: RawBuilder<unknown>, organisationId: RawBuilder<unknown>, now: Date): RawBuilder<boolean> => sql<boolean>`exists (
  select from directory.membership m where m.person_id = ${personId} and m.organisation_id = ${organisationId}
    and m.started_on <= ${londonDay(now)} and (m.ended_on is null or m.ended_on > ${londonDay(now)}))`;
