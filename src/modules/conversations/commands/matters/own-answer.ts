import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Store } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { concernOf } from '../../data/concern.ts';
import { hashAuthorCode } from '../../domain/author-code.ts';

export interface OwnAnswer {
  organisationId: string;
  words: string;
  route: string;
  district: string | null;
  receivedOn: Day;
  revision: number;
  /** A trained person has read words that spoke of harm. */
  isRead: boolean;
  isCoded: boolean;
  isCounted: boolean;
  codeIds: readonly string[];
  codeNames: readonly string[];
  changes: readonly OwnChange[];
}

export interface OwnChange {
  words: string;
  doneOn: Day;
  objectiveId: string | null;
  /** The theme because of which it changed; null: because of this answer. */
  codeName: string | null;
}

/** The answer of whoever holds this code, with what became of it. Throws NotFound for a code that opens nothing. */
export async function ownAnswer(store: Store, code: string): Promise<OwnAnswer> {
  const hash = hashAuthorCode(code);
  const { rows } = await store.unscoped((database) => sql<Omit<OwnAnswer, 'changes'>>`select organisation_id as "organisationId", words, route, district, received_on as "receivedOn", revision,
    is_read as "isRead", is_coded as "isCoded", is_counted as "isCounted", code_ids as "codeIds", code_names as "codeNames" from conversations.matter_by_code(${hash})`.execute(database));
  const found = rows[0];
  if (!found) throw new NotFound('No answer belongs to this code. Check each letter and number.');
  const { rows: changes } = await store.unscoped((database) => sql<OwnChange>`select words, done_on as "doneOn", objective_id as "objectiveId", code_name as "codeName" from conversations.changes_by_code(${hash})`.execute(database));
  return { ...found, changes };
}

/** Changes the person's own answer: it is read and coded anew. Answers the concern in it. Throws Conflict when it changed meanwhile or is gone. */
export async function changeOwnAnswer(store: Store, { code, words, revision }: { code: string; words: string; revision: number }): Promise<string | null> {
  const concern = concernOf(words);
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select conversations.change_matter_by_code(${hashAuthorCode(code)}, ${words}, ${concern}, ${revision}) as done`.execute(database));
  if (!rows[0]?.done) throw new Conflict('This answer was changed or taken out meanwhile. Enter your code again to see how it stands.');
  return concern;
}

/** Deletes the person's own answer for good. Throws Conflict when it is gone already. */
export async function withdrawOwnAnswer(store: Store, code: string): Promise<void> {
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select conversations.withdraw_matter_by_code(${hashAuthorCode(code)}) as done`.execute(database));
  if (!rows[0]?.done) throw new Conflict('This answer is taken out already.');
}
