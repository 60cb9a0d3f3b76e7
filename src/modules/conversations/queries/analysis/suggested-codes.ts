import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { openIdeaIndex } from '../../data/similar-words.ts';

/** Few, so that far words do not outvote near ones. */
const NEIGHBOURS = 5;
const MOST_READ = 5_000;

/**
 * Codes in use that the nearest settled words of the same conversation have, those with the nearest first, at most three. Only what
 * is settled suggests, so that a coder learns nothing of the other's codes. A suggestion; a person decides.
 */
export async function suggestedCodes(tx: Tx, conversationId: string, words: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; words: string; codeIds: string[] }>`select c.id, coalesce(c.shown_words, c.words) as words, array_agg(distinct conversations.live_code(g.code_id)) as "codeIds"
    from conversations.settled s join conversations.coding_round r on r.id = s.round_id join conversations.contribution c on c.id = s.contribution_id join conversations.settled_code g on g.contribution_id = s.contribution_id
    where r.conversation_id = ${conversationId} group by 1, 2 order by c.id limit ${MOST_READ}`.execute(tx);
  const index = openIdeaIndex();
  for (const row of rows) index.add(row.id, row.words);
  const weights = new Map<string, number>();
  for (const { id, likeness } of index.similar(words, { limit: NEIGHBOURS })) for (const code of rows.find((row) => row.id === id)?.codeIds ?? []) weights.set(code, (weights.get(code) ?? 0) + likeness);
  return [...weights].toSorted((a, b) => b[1] - a[1]).slice(0, 3).map(([code]) => code);
}
