import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface Memo {
  id: string;
  /** The code it is about; null: about the whole analysis. */
  codeId: string | null;
  codeName: string | null;
  words: string;
  writtenAt: Date;
  writtenBy: string;
}

const MOST_MEMOS = 300;

/** What analysts thought while they read, newest first; of one code only where one is asked for. */
export async function memosOf(tx: Tx, conversationId: string, codeId: string | null = null): Promise<Memo[]> {
  const { rows } = await sql<Memo>`select m.id, m.code_id as "codeId", v.name as "codeName", m.words, m.written_at as "writtenAt", m.written_by as "writtenBy"
    from conversations.memo m left join conversations.code c on c.id = m.code_id left join conversations.code_version v on v.code_id = c.id and v.version = c.version
    where m.conversation_id = ${conversationId} and (${codeId}::uuid is null or m.code_id = ${codeId}) order by m.written_at desc, m.id limit ${MOST_MEMOS}`.execute(tx);
  return rows;
}
