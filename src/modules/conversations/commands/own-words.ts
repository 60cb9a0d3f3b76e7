import { sql } from 'kysely';
import type { Store } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { concernOf } from '../data/concern.ts';
import { hashAuthorCode } from '../domain/author-code.ts';

export interface OwnWords {
  id: string;
  phaseId: string;
  kind: 'idea' | 'comment';
  words: string;
  shownWords: string | null;
  state: 'held' | 'shown' | 'refused' | 'withdrawn' | 'merged';
  receivedHour: Date;
  mergedInto: string | null;
  revision: number;
  outcome: string | null;
  reasonCode: string | null;
  note: string | null;
}

/** The words of whoever holds this code. Throws NotFound for a code that opens nothing. */
export async function ownWords(store: Store, code: string): Promise<OwnWords> {
  const { rows } = await store.unscoped((database) => sql<OwnWords>`select id, phase_id as "phaseId", kind, words, shown_words as "shownWords", state, received_hour as "receivedHour",
    merged_into as "mergedInto", revision, outcome, reason_code as "reasonCode", note from conversations.by_code(${hashAuthorCode(code)})`.execute(database));
  const found = rows[0];
  if (!found) throw new NotFound('No words belong to this code. Check each letter and number.');
  return found;
}

/** Changes the author's own words; they are read again before they are shown. Answers the concern in them, as contribute does. Throws Conflict when they changed meanwhile or are gone. */
export async function changeOwnWords(store: Store, { code, words, revision }: { code: string; words: string; revision: number }, now: Date): Promise<string | null> {
  const concern = concernOf(words);
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select conversations.change_by_code(${hashAuthorCode(code)}, ${words}, ${concern}, ${revision}, ${now}) as done`.execute(database));
  if (!rows[0]?.done) throw new Conflict('These words were changed or withdrawn meanwhile. Enter your code again to see how they stand.');
  return concern;
}

/** Takes the author's own words out, for good and also after the end. Throws Conflict when they are out already. */
export async function withdrawOwnWords(store: Store, code: string, now: Date): Promise<void> {
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select conversations.withdraw_by_code(${hashAuthorCode(code)}, ${now}) as done`.execute(database));
  if (!rows[0]?.done) throw new Conflict('These words are withdrawn already.');
}

export interface OwnAppeal {
  words: string;
  /** None while it waits. */
  outcome: 'upheld' | 'overturned' | 'not needed' | null;
  note: string;
}

/** How the author's latest appeal about these words stands; null where there was none. */
export async function ownAppeal(store: Store, code: string): Promise<OwnAppeal | null> {
  const { rows } = await store.unscoped((database) => sql<OwnAppeal>`select words, outcome, note from conversations.appeal_of(${hashAuthorCode(code)})`.execute(database));
  return rows[0] ?? null;
}
