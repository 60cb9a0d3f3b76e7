import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** The words of something that titles may help with, and whose it is. */
export interface ToldWords {
  words: string;
  organisationId: string;
}

/** What an objective says now; nothing where the viewer may not see it. */
export async function wordsOfObjective(tx: Tx, objectiveId: string): Promise<ToldWords | undefined> {
  const { rows: [told] } = await sql<ToldWords>`select v.wording as words, o.organisation_id as "organisationId" from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version where o.id = ${objectiveId}`.execute(tx);
  return told;
}

/** The title of a theme as it is published now; nothing where it is not. Its statement is long, and would meet topics by chance. */
export async function wordsOfTheme(tx: Tx, themeId: string): Promise<ToldWords | undefined> {
  const { rows: [told] } = await sql<ToldWords>`select p.title as words, t.organisation_id as "organisationId" from conversations.theme_publication p join conversations.theme t on t.id = p.theme_id where p.theme_id = ${themeId} and p.replaced_at is null`.execute(tx);
  return told;
}
