import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';

export interface NoteLine {
  id: string;
  questionId: string;
  table: number;
  words: string;
  votes: number;
  themeId: string | null;
}

/** The notes of a session in the order of questions and tables. For its own organisation: nobody else reads rows here. */
export async function readNotes(tx: Tx, sessionId: string, table?: number): Promise<NoteLine[]> {
  const { rows } = await sql<NoteLine>`select n.id, n.question_id as "questionId", n.table_number as "table", n.words, n.votes, n.theme_id as "themeId"
    from strategy.session_note n join strategy.session_question q on q.id = n.question_id
    where n.session_id = ${sessionId} ${table === undefined ? sql`` : sql`and n.table_number = ${table}`} order by q.position, n.table_number, n.position limit 5000`.execute(tx);
  return rows;
}

/** How many notes each table has. */
export async function readTables(tx: Tx, sessionId: string): Promise<{ number: number; notes: number; votes: number }[]> {
  const { rows } = await sql<{ number: number; notes: number; votes: number }>`select t.number, count(n.id)::int as notes, coalesce(sum(n.votes), 0)::int as votes
    from strategy.session_table t left join strategy.session_note n on n.session_id = t.session_id and n.table_number = t.number
    where t.session_id = ${sessionId} group by t.number order by t.number`.execute(tx);
  return rows;
}

/** The notes of one table and the revision that its form carries. Throws NotFound where there is no such table. */
export async function tableSheet(tx: Tx, sessionId: string, table: number): Promise<{ revision: number; notes: NoteLine[] }> {
  const row = Number.isInteger(table) && table >= 1 && table <= 60
    ? await tx.selectFrom('strategy.session_table').select('revision').where('session_id', '=', sessionId).where('number', '=', table).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that table.');
  return { revision: row.revision, notes: await readNotes(tx, sessionId, table) };
}
