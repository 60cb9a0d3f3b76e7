import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store } from '#platform/db';
import { hashToken, newToken } from '#platform/ids';
import { queueMail } from '#platform/mail';
import { readLetterKey } from '../../domain/letter-key.ts';

/** A link that only this site can make, so that nobody leaves for somebody else, also not with a copy of the database. */
export interface SealedLink {
  key: string;
  secret: string | null;
}

interface Asked {
  organisation: { id: string; name: string };
  address: string;
  baseUrl: string;
}

/**
 * Somebody asks for letters to an address. A letter goes there and asks back; only who can read it can put the address on the list.
 * Says nothing about whether the address is on the list already: strangers could ask for anybody's. Writes no event.
 */
export async function askForLetters(store: Store, { organisation, address, baseUrl }: Asked, now: Date): Promise<void> {
  const token = newToken();
  const today = londonDay(now);
  await store.within({ as: 'public' }, async (tx) => {
    const { rows } = await sql<{ writes: boolean }>`select conversations.ask_for_letters(${organisation.id}, ${address}, ${hashToken(token)}, ${today}) as writes`.execute(tx);
    if (!rows[0]?.writes) return;
    const body = `Hello,\n\nsomebody asked ${organisation.name} to write to this address about new conversations. If it was you, say yes here within a week:\n${baseUrl}/mail-list/joining/${token}\n\nIf it was not you, do nothing. Then this address is forgotten, and we do not write again.\n\nWe keep the address and nothing else. It is never joined to anything that anybody says on the site.\n`;
    // The day without its time: the letter must not tell at which minute somebody was here.
    await queueMail(tx, { to: address, subject: `Do you want letters from ${organisation.name}?`, body, purpose: 'list for letters: asking back' }, new Date(`${today}T00:00:00Z`));
  });
}

/** The organisation whose list a letter's link asks about, or null where the link is unknown or too old. */
export async function organisationAskedFor(store: Store, token: string, now: Date): Promise<string | null> {
  const { rows } = await store.unscoped((database) => sql<{ id: string | null }>`select conversations.list_asked_for(${hashToken(token)}, ${londonDay(now)}) as id`.execute(database));
  return rows[0]?.id ?? null;
}

/** Puts the address of a letter's link on the list. Answers the organisation, or null where the link is unknown or too old. */
export async function joinList(store: Store, token: string, now: Date): Promise<string | null> {
  const { rows } = await store.unscoped((database) => sql<{ id: string | null }>`select conversations.join_list(${hashToken(token)}, ${londonDay(now)}) as id`.execute(database));
  return rows[0]?.id ?? null;
}

/** The organisation of the entry that a letter's sealed link is about, for the page that asks whether to leave; null where there is none any more. */
export async function organisationOfEntry(store: Store, { key, secret }: SealedLink): Promise<string | null> {
  const entryId = readLetterKey(key, secret);
  if (!entryId) return null;
  const { rows } = await store.unscoped((database) => sql<{ id: string | null }>`select conversations.list_of(${entryId}) as id`.execute(database));
  return rows[0]?.id ?? null;
}

/** Takes an address off the list, for whoever holds the link at the foot of a letter. */
export async function leaveList(store: Store, { key, secret }: SealedLink): Promise<void> {
  const entryId = readLetterKey(key, secret);
  if (entryId) await store.unscoped((database) => sql`select conversations.leave_list(${entryId})`.execute(database));
}
