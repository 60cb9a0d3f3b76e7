import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Acting } from '../data/objective-rows.ts';
import { openSession, recordSessionEvent, touchSession, type SessionRow } from '../data/session-rows.ts';

/** One line of a table's sheet. A note that is there already and has no words any more is taken away for good. */
export interface TableNote {
  id: string | null;
  questionId: string;
  words: string;
  votes: number;
}

export interface TableEntry {
  id: string;
  table: number;
  /** The revision of the table that the form was made from. */
  revision: number;
  notes: readonly TableNote[];
}

/**
 * Writes what one table noted and how many votes each note had. No author is kept. Throws NotFound for a table that is not there and
 * Conflict where somebody else typed in the same table's notes since the form was made.
 */
export async function enterTableNotes(tx: Tx, acting: Acting, { id, table, revision, notes }: TableEntry): Promise<{ noteCount: number }> {
  const session = await openSession(tx, acting, id);
  const row = await tx.selectFrom('strategy.session_table').select('revision').where('session_id', '=', id).where('number', '=', table).executeTakeFirst();
  if (!row) throw new NotFound('We cannot find that table.');
  if (row.revision !== revision) throw new Conflict('Somebody else typed in the notes of this table. Your lines are still in the form. Compare them with what is saved, then save again.');
  const known = await tx.selectFrom('strategy.session_note').select(['id', 'position']).where('session_id', '=', id).where('table_number', '=', table).execute();
  const ids = new Set(known.map((note) => note.id));
  await changeKnown(tx, notes.filter((note) => note.id !== null && ids.has(note.id)));
  const fresh = notes.filter((note) => (note.id === null || !ids.has(note.id)) && note.words !== '');
  await addNew(tx, session, { table, fresh, from: Math.max(0, ...known.map(({ position }) => position)) });
  await tx.updateTable('strategy.session_table').set({ revision: sql<number>`revision + 1` }).where('session_id', '=', id).where('number', '=', table).execute();
  await touchSession(tx, id);
  const noteCount = await countNotes(tx, id, table);
  await recordSessionEvent(tx, acting, session, { name: 'table notes entered', facts: { table, notes: noteCount } });
  return { noteCount };
}

async function changeKnown(tx: Tx, notes: readonly TableNote[]): Promise<void> {
  for (const { id, words, votes } of notes) {
    if (words === '') await tx.deleteFrom('strategy.session_note').where('id', '=', id).execute();
    else await tx.updateTable('strategy.session_note').set({ words, votes }).where('id', '=', id).execute();
  }
}

async function addNew(tx: Tx, { id, organisationId }: SessionRow, { table, fresh, from }: { table: number; fresh: readonly TableNote[]; from: number }): Promise<void> {
  if (fresh.length === 0) return;
  const questions = new Set((await tx.selectFrom('strategy.session_question').select('id').where('session_id', '=', id).execute()).map((question) => question.id));
  if (fresh.some(({ questionId }) => !questions.has(questionId))) throw new Invalid('A note belongs to a question that is not there any more. Load the page again.');
  await tx.insertInto('strategy.session_note').values(fresh.map(({ questionId, words, votes }, at) => ({
    id: newId(), session_id: id, organisation_id: organisationId, table_number: table, question_id: questionId, position: from + at + 1, words, votes,
  }))).execute();
}

async function countNotes(tx: Tx, id: string, table: number): Promise<number> {
  const rows = await tx.selectFrom('strategy.session_note').select('id').where('session_id', '=', id).where('table_number', '=', table).execute();
  return rows.length;
}
