import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Row } from './file.ts';

/** Inserts the rows of one table at once; where that fails, one by one, to say which do not fit. Answers a sentence for each of those. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<string[]> {
  if (rows.length === 0) return [];
  if ((await tryInsert(tx, table, rows)) === null) return [];
  return oneByOne(tx, table, rows);
}

/** Rows may wait for others of the same table, so those that failed are tried again as long as any more fit. */
async function oneByOne(tx: Tx, table: string, rows: readonly Row[]): Promise<string[]> {
  let waiting = rows.map((row, at) => ({ row, at, because: '' }));
  for (;;) {
    const failed: typeof waiting = [];
    for (const { row, at } of waiting) {
      const because = await tryInsert(tx, table, [row]);
      if (because !== null) failed.push({ row, at, because });
    }
    if (failed.length === 0) return [];
    if (failed.length === waiting.length) return failed.map(({ at, because }) => `${table}, row ${at + 1}: ${because}.`);
    waiting = failed;
  }
}

/** Null when it went well; else the database's words, and nothing of these rows is written. */
async function tryInsert(tx: Tx, table: string, rows: readonly Row[]): Promise<string | null> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const target = sql.table(table);
  await sql`savepoint before_rows`.execute(tx);
  try {
    await sql`insert into ${target} (${columns}) select ${columns} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
    await sql`release savepoint before_rows`.execute(tx);
    return null;
  } catch (error) {
    await sql`rollback to savepoint before_rows`.execute(tx);
    const { message, detail } = error as { message: string; detail?: string };
    return detail && !detail.startsWith('Failing row') ? `${message} (${detail.replace(/\.$/, '')})` : message;
  }
}
