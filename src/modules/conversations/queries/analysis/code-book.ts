import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { codeFrame, type FrameCode } from './code-frame.ts';

export const QUOTES_OF_CODE = 3;

export interface CodeBook {
  /** One more with each change of the frame; 0 where there is no code. */
  version: number;
  codes: readonly (FrameCode & { quotes: readonly string[] })[];
}

/** The code frame with its version, and for each code up to three shown words whose authors let us quote them. */
export async function codeBook(tx: Tx, conversationId: string): Promise<CodeBook> {
  const frame = await tx.selectFrom('conversations.code_frame').select('version').where('conversation_id', '=', conversationId).executeTakeFirst();
  const quotes = await quotesByCode(tx, conversationId);
  return { version: frame?.version ?? 0, codes: (await codeFrame(tx, conversationId)).map((code) => ({ ...code, quotes: quotes.get(code.id) ?? [] })) };
}

async function quotesByCode(tx: Tx, conversationId: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ codeId: string; words: string[] }>`select q."codeId", array_agg(q.words order by q.place) as words from (
      select d."codeId", d.words, row_number() over (partition by d."codeId" order by length(d.words), d.item) as place from (
        select distinct conversations.live_code(g.code_id) as "codeId", c.item, coalesce(c.shown_words, c.words) as words
        from conversations.words_leave l join conversations.contribution c on c.id = l.contribution_id and c.state = 'shown' join conversations.phase p on p.id = c.phase_id
        join conversations.settled_code g on g.contribution_id = c.id where l.purpose = 'quote' and p.conversation_id = ${conversationId}) d) q
    where q.place <= ${QUOTES_OF_CODE} group by 1`.execute(tx);
  return new Map(rows.map(({ codeId, words }) => [codeId, words]));
}
