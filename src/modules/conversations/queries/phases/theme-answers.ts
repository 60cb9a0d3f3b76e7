import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface AnsweredTheme {
  id: string;
  title: string;
  statement: string;
  /** Shown words of other phases that answer it. */
  answers: number;
}

/** The published themes of a conversation with how many shown words answer each; those without an answer first. */
export async function answeredThemes(tx: Tx, conversationId: string): Promise<AnsweredTheme[]> {
  const { rows } = await sql<AnsweredTheme>`select id, title, statement, answers from (select t.id, p.contributions, p.title, p.statement,
    (select count(*)::int from conversations.theme_answer a join conversations.contribution c on c.id = a.contribution_id and c.state = 'shown' where a.theme_id = t.id) as answers
    from conversations.theme t join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null where t.conversation_id = ${conversationId}) found order by answers > 0, contributions desc, title`.execute(tx);
  return rows;
}

export interface ThemeAnswer {
  id: string;
  words: string;
  language: string;
  route: string;
  phasePosition: number;
  phaseTitle: string;
}

/** The shown words that answer a theme, in an order that tells no time. */
export async function answersToTheme(tx: Tx, themeId: string): Promise<ThemeAnswer[]> {
  const { rows } = await sql<ThemeAnswer>`select c.id, coalesce(c.shown_words, c.words) as words, c.language, c.route, p.position as "phasePosition", p.title as "phaseTitle"
    from conversations.theme_answer a join conversations.contribution c on c.id = a.contribution_id and c.state = 'shown' join conversations.phase p on p.id = c.phase_id where a.theme_id = ${themeId} order by p.position, c.item limit 500`.execute(tx);
  return rows;
}

/** Shown ideas of a phase with the themes they answer, those without one first. */
export async function wordsWithThemes(tx: Tx, { phaseId, from, limit }: { phaseId: string; from: number; limit: number }): Promise<{ total: number; words: { id: string; words: string; themeIds: string[] }[] }> {
  const shown = sql`from conversations.contribution c where c.phase_id = ${phaseId} and c.kind = 'idea' and c.state = 'shown'`;
  const { rows } = await sql<{ id: string; words: string; themeIds: string[] }>`select id, words, "themeIds" from (select c.id, c.item, coalesce(c.shown_words, c.words) as words, array(select a.theme_id from conversations.theme_answer a where a.contribution_id = c.id) as "themeIds" ${shown}) found
    order by cardinality("themeIds") > 0, item limit ${limit} offset ${from}`.execute(tx);
  return { total: (await sql<{ total: number }>`select count(*)::int as total ${shown}`.execute(tx)).rows[0]?.total ?? 0, words: rows };
}
