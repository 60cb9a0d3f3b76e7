import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isReachable, siteContact, type Contact } from '../domain/contact.ts';

/** How to reach an organisation, in its own words; null where it is unknown. */
export async function contactOf(tx: Tx, organisationId: string): Promise<Contact | null> {
  const row = await tx.selectFrom('directory.organisation').select(['name', 'phone', 'phone_hours', 'email', 'postal_address', 'in_person']).where('id', '=', organisationId).executeTakeFirst();
  return row ? contactFrom(row) : null;
}

/** How to reach whoever answers for this: the organisation where it says how, else the people who run this site. */
export async function waysToReach(tx: Tx, organisationId: string | null): Promise<Contact> {
  const own = organisationId === null ? null : await contactOf(tx, organisationId);
  return own && isReachable(own) ? own : siteContact(await isDemo(tx));
}

async function isDemo(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select platform.is_demo() as yes`.execute(tx);
  return rows[0]?.yes ?? false;
}

interface ContactRow {
  name: string;
  phone: string | null;
  phone_hours: string | null;
  email: string | null;
  postal_address: string | null;
  in_person: string | null;
}

const contactFrom = (row: ContactRow): Contact => ({
  organisation: row.name, phone: row.phone, phoneHours: row.phone_hours, email: row.email,
  post: (row.postal_address ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== ''), inPerson: row.in_person, isExample: false,
});
