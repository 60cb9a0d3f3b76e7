import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { hashToken, newToken } from '#platform/ids';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { eventPage } from '../../queries/events/events.ts';

/** The code is the form's own: sent twice it keeps one place. It takes the place back, and nothing else. */
export const newPlaceCode = (): string => newToken().replace(/[^a-zA-Z0-9]/g, '').slice(0, 12).toLowerCase();
export const isPlaceCode = (code: string): boolean => /^[a-z0-9]{8,12}$/.test(code);

export interface WhoComes {
  eventId: string;
  code: string;
  name: string;
  contact: string;
  needs: string;
}

/** Keeps a place for somebody without an account. Writes no event: who comes is nobody's history. Throws Conflict where there is none. */
export async function signUp(tx: Tx, now: Date, who: WhoComes): Promise<void> {
  await keepPlace(tx, now, { ...who, route: 'site', enteredBy: null });
}

/** Staff type in who comes by phone, on paper or in person. Throws Forbidden, Conflict. */
export async function signUpFor(tx: Tx, acting: StoriesActing, { route, ...who }: WhoComes & { route: string }): Promise<void> {
  authorise(acting, 'enter thanks for someone', (await eventPage(tx, who.eventId)).organisationId);
  await keepPlace(tx, acting.now, { ...who, route, enteredBy: acting.viewer.personId });
}

async function keepPlace(tx: Tx, now: Date, { eventId, code, name, contact, needs, route, enteredBy }: WhoComes & { route: string; enteredBy: string | null }): Promise<void> {
  const none = (words: string) => (words === '' ? null : words);
  const { rows } = await sql<{ kept: boolean }>`select stories.sign_up(${eventId}, ${hashToken(code)}, ${none(name)}, ${none(contact)}, ${none(needs)}, ${route}, ${enteredBy}, ${now}, ${londonDay(now)}) as kept`.execute(tx);
  if (!rows[0]?.kept) throw new Conflict('There is no place any more, or nobody can sign up now. Please ask the people who hold the event.');
}

/** Takes a place back. Answers whether there was one. */
export async function takeBackPlace(store: Store, code: string): Promise<boolean> {
  const { rows } = await store.unscoped((database) => sql<{ gone: boolean }>`select stories.take_back_sign_up(${hashToken(code)}) as gone`.execute(database));
  return rows[0]?.gone ?? false;
}
