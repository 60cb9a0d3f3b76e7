import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { sessionsOf, type SessionLine } from '#platform/session';

export interface AccountPage {
  name: string | null;
  isExample: boolean;
  addresses: string[];
  memberships: { id: string; organisationName: string; organisationCode: string; unitName: string; roleGroup: string; role: string; profession: string | null; startedOn: string; endedOn: string | null }[];
  requests: { id: string; organisationName: string; askedAt: Date }[];
  sessions: SessionLine[];
  passkeys: { id: string; name: string; addedAt: Date; usedAt: Date | null }[];
  /** The day of the week on which a letter comes, 1 is Monday; null: none. */
  letterWeekday: number | null;
}

/** What people see of their own account; null when the account is gone. */
export async function accountPage(tx: Tx, personId: string, now: Date): Promise<AccountPage | null> {
  const person = await tx.selectFrom('directory.person').select(['display_name', 'is_example']).where('id', '=', personId).executeTakeFirst();
  if (!person) return null;
  const addresses = await tx.selectFrom('directory.email_address').select('address').where('person_id', '=', personId).orderBy('added_at').orderBy('address').execute();
  const passkeys = await tx.selectFrom('directory.passkey').select(['id', 'name', 'added_at', 'used_at']).where('person_id', '=', personId).orderBy('added_at').execute();
  return {
    name: person.display_name, isExample: person.is_example, addresses: addresses.map(({ address }) => address),
    memberships: await ownMemberships(tx, personId), requests: await ownRequests(tx, personId), sessions: await sessionsOf(tx, personId, now),
    letterWeekday: (await tx.selectFrom('directory.weekly_letter').select('weekday').where('person_id', '=', personId).executeTakeFirst())?.weekday ?? null,
    passkeys: passkeys.map((row) => ({ id: row.id, name: row.name, addedAt: row.added_at, usedAt: row.used_at })),
  };
}

async function ownMemberships(tx: Tx, personId: string): Promise<AccountPage['memberships']> {
  const rows = await tx.selectFrom('directory.membership as m').innerJoin('directory.organisation as o', 'o.id', 'm.organisation_id').innerJoin('directory.unit as u', 'u.id', 'm.unit_id')
    .select(['m.id', 'o.name as organisation', 'o.code', 'u.name as unit', 'm.role_group', 'm.role', 'm.profession', 'm.started_on', 'm.ended_on'])
    .where('m.person_id', '=', personId).orderBy('m.started_on').orderBy('m.id').execute();
  return rows.map((row) => ({
    id: row.id, organisationName: row.organisation, organisationCode: row.code, unitName: row.unit, roleGroup: row.role_group, role: row.role,
    profession: row.profession, startedOn: row.started_on, endedOn: row.ended_on,
  }));
}

async function ownRequests(tx: Tx, personId: string): Promise<AccountPage['requests']> {
  const rows = await tx.selectFrom('directory.membership_request as r').innerJoin('directory.organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.id', 'o.name', 'r.asked_at']).where('r.person_id', '=', personId).where('r.answered_at', 'is', null).execute();
  return rows.map((row) => ({ id: row.id, organisationName: row.name, askedAt: row.asked_at }));
}

/** Everything this room holds about one person, for their own copy of it. Secrets (hashes, public keys) say nothing to them and stay out. */
export async function heldAbout(tx: Tx, personId: string): Promise<Record<string, unknown>> {
  const person = await tx.selectFrom('directory.person').selectAll().where('id', '=', personId).executeTakeFirst();
  const [addresses, memberships, requests, passkeys, identities, sessions, events] = [
    await tx.selectFrom('directory.email_address').select(['address', 'added_at']).where('person_id', '=', personId).execute(),
    await ownMemberships(tx, personId),
    await tx.selectFrom('directory.membership_request').select(['organisation_id', 'role_group', 'note', 'asked_at', 'answered_at', 'answer', 'answer_reason']).where('person_id', '=', personId).execute(),
    await tx.selectFrom('directory.passkey').select(['name', 'added_at', 'used_at', 'transports']).where('person_id', '=', personId).execute(),
    await tx.selectFrom('directory.outside_identity').select(['issuer', 'subject', 'linked_at']).where('person_id', '=', personId).execute(),
    await tx.selectFrom('platform.session').select(['how', 'device', 'opened_at', 'seen_at', 'expires_at']).where('person_id', '=', personId).execute(),
    await tx.selectFrom('platform.event').select(['happened_at', 'room', 'name', 'subject_kind', 'subject_id', 'reason', 'facts']).where('person_id', '=', personId).orderBy('id').execute(),
  ];
  const invitations = (await sql`select * from directory.own_invitations()`.execute(tx)).rows;
  const weeklyLetter = await tx.selectFrom('directory.weekly_letter').select(['weekday', 'began_on', 'told_until']).where('person_id', '=', personId).executeTakeFirst();
  return { person: person ?? null, weeklyLetter: weeklyLetter ?? null, addresses, memberships, requests, invitations, passkeys, identities, sessions, whatTheyDid: events };
}
