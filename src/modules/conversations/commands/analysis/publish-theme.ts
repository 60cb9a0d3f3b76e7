import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Acting } from '../../data/acting.ts';
import { agreementOfConversation } from '../../queries/analysis/agreement.ts';
import { saturationPage } from '../../queries/analysis/saturation.ts';
import { themeCounts } from '../../queries/analysis/themes.ts';
import { lockTheme, tellOfTheme } from './keep-themes.ts';

/**
 * Publishes a theme with its limits: how many said so and how they were heard, how far coders agreed, whether new words still bring
 * new codes, and who was not heard. By route it counts words, each of which says on its own page how it came in. The figures are those of today and stay as they are until it is published again.
 */
export async function publishTheme(tx: Tx, acting: Acting, { themeId, notHeard, revision }: { themeId: string; notHeard: string; revision: number }): Promise<void> {
  const theme = await lockTheme(tx, acting, themeId, 'publish themes');
  if (theme.revision !== revision) throw new Conflict('Somebody else has changed this theme. Read it again before you publish it.');
  if (notHeard.length < 3) throw new Invalid('Say who was not heard.', { notHeard: 'Say who was not heard' });
  const counts = await themeCounts(tx, theme.id, theme.conversation_id);
  if (counts.contributions === 0) throw new Conflict('No settled words have a code of this theme. Code words first.');
  const saturation = await saturationPage(tx, theme.conversation_id);
  await takeBack(tx, acting, theme.id);
  await tx.insertInto('conversations.theme_publication').values({
    id: newId(), theme_id: theme.id, organisation_id: theme.organisation_id, title: theme.title, statement: theme.statement, not_heard: notHeard,
    number: sql<number>`(select coalesce(max(p.number), 0) + 1 from conversations.theme_publication p where p.theme_id = ${theme.id})`,
    code_names: await codeNames(tx, theme.id), contributions: counts.contributions, coded_in_all: counts.codedInAll, heard_online: counts.online, heard_in_person: counts.contributions - counts.online,
    agreement: await agreementOfConversation(tx, theme.conversation_id), saturation: saturation.whole.told, published_at: acting.now, published_by: acting.viewer.personId,
  }).execute();
  await tellOfTheme(tx, acting, theme, 'theme published', {}, 'public');
}

/** Takes a theme back: it is no longer public. */
export async function takeThemeBack(tx: Tx, acting: Acting, themeId: string): Promise<void> {
  const theme = await lockTheme(tx, acting, themeId, 'publish themes');
  if (!(await takeBack(tx, acting, theme.id))) throw new Conflict('It is not published.');
  await tellOfTheme(tx, acting, theme, 'theme taken back', {}, 'public');
}

async function takeBack(tx: Tx, acting: Acting, themeId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('conversations.theme_publication').set({ replaced_at: acting.now }).where('theme_id', '=', themeId).where('replaced_at', 'is', null).executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function codeNames(tx: Tx, themeId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select distinct v.name from conversations.theme_code t join conversations.code c on c.id = conversations.live_code(t.code_id)
    join conversations.code_version v on v.code_id = c.id and v.version = c.version where t.theme_id = ${themeId} order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}
