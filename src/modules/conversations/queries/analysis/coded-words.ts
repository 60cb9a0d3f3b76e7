import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Sentiment } from '../../domain/analysis/sentiment.ts';

/** Shown words with what is settled about them. */
export interface CodedLine {
  id: string;
  roundId: string;
  words: string;
  sentiment: Sentiment;
  codeNames: readonly string[];
}

/** The shown words that have one of these codes or a code merged into one, in an order that tells no time. */
export async function wordsWithCodes(tx: Tx, codeIds: readonly string[]): Promise<CodedLine[]> {
  const { rows } = await sql<CodedLine>`with asked as (select distinct conversations.live_code(x.id) as id from unnest(${codeIds}::uuid[]) as x (id))
    select c.id, s.round_id as "roundId", coalesce(c.shown_words, c.words) as words, s.sentiment,
      array(select distinct v.name from conversations.settled_code g join conversations.code l on l.id = conversations.live_code(g.code_id) join conversations.code_version v on v.code_id = l.id and v.version = l.version where g.contribution_id = c.id order by 1) as "codeNames"
    from conversations.settled s join conversations.contribution c on c.id = s.contribution_id and c.state = 'shown'
    where exists (select from conversations.settled_code g join asked a on a.id = conversations.live_code(g.code_id) where g.contribution_id = c.id) order by c.item`.execute(tx);
  return rows;
}
