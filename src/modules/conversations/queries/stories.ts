import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface Story {
  id: string;
  words: string;
  language: string;
  route: string;
  phasePosition: number;
  parentId: string | null;
}

/** Shown words that their author lets us tell as a story. */
export async function storiesOf(tx: Tx, conversationId: string): Promise<Story[]> {
  const { rows } = await sql<Story>`select id, words, language, route, position_of_phase as "phasePosition", parent_id as "parentId" from conversations.stories_of(${conversationId})`.execute(tx);
  return rows;
}

/** For the organisation's own people: shown words that their author lets it learn from. The database shows these leaves to nobody else. */
export async function wordsToLearnFrom(tx: Tx, conversationId: string): Promise<Story[]> {
  const { rows } = await sql<Story>`select c.id, coalesce(c.shown_words, c.words) as words, c.language, c.route, p.position as "phasePosition", c.parent_id as "parentId"
    from conversations.words_leave l join conversations.contribution c on c.id = l.contribution_id and c.state = 'shown' join conversations.phase p on p.id = c.phase_id
    where l.purpose = 'learning' and p.conversation_id = ${conversationId} order by c.item`.execute(tx);
  return rows;
}
