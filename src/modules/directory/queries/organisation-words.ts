import type { Tx } from '#platform/db';
import type { OrganisationWords } from '../domain/organisation-words.ts';
import { organisationByCode, type OrganisationLine } from './organisations.ts';

/** What an organisation says of itself, for the form that changes it; null where there is no such organisation. */
export async function organisationWords(tx: Tx, code: string): Promise<{ organisation: OrganisationLine; words: OrganisationWords } | null> {
  const organisation = await organisationByCode(tx, code);
  if (!organisation) return null;
  const row = await tx.selectFrom('directory.organisation').select(['name', 'mission', 'vision', 'organisation_values', 'phone', 'phone_hours', 'email', 'postal_address', 'in_person'])
    .where('id', '=', organisation.id).executeTakeFirstOrThrow();
  return { organisation, words: wordsOf(row) };
}

export interface WordRow {
  name: string;
  mission: string | null;
  vision: string | null;
  organisation_values: string | null;
  phone: string | null;
  phone_hours: string | null;
  email: string | null;
  postal_address: string | null;
  in_person: string | null;
}

export const wordsOf = (row: WordRow): OrganisationWords => ({
  name: row.name, mission: row.mission, vision: row.vision, values: row.organisation_values, phone: row.phone, phoneHours: row.phone_hours,
  email: row.email, postalAddress: row.postal_address, inPerson: row.in_person,
});

export const rowOf = (words: OrganisationWords): WordRow => ({
  name: words.name, mission: words.mission, vision: words.vision, organisation_values: words.values, phone: words.phone, phone_hours: words.phoneHours,
  email: words.email, postal_address: words.postalAddress, in_person: words.inPerson,
});
