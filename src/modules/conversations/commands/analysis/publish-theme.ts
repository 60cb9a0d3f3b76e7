import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Acting } from '../../data/acting.ts';
import { soundSentence } from '../../domain/analysis/sentiment.ts';
import { agreementOfConversation } from '../../queries/analysis/agreement.ts';
import { saturationPage } from '../../queries/analysis/saturation.ts';
import { themeCounts, type ThemeCounts } from '../../queries/analysis/themes.ts';
import { lockTheme, tellOfTheme } from './keep-themes.ts';

/**
 * Publishes a theme with its limits: how many said so and how they were heard, how far coders agreed, whether new words still bring
 * new codes, and who was not heard. `replaces` is the number of the publication that was read before, 0 for none. By route it counts
 * words, each of which says on its own page how it came in. The figures are those of today and stay as they are until it is published again.
 */
export async function publishTheme(tx: Tx, acting: Acting, { themeId, notHeard, revision, replaces }: { themeId: string; notHeard: string; revision: number; replaces: number }): Promise<void> {
  const theme = await lockTheme(tx, acting, themeId, 'publish themes');
  if (theme.revision !== revision) throw new Conflict('Somebody else has changed this theme. Read it again before you publish it.');
  if ((await publishedNumber(tx, theme.id)) !== replaces) throw new Conflict('Somebody else has published this theme or taken it back. Read what stands there now, then decide.');
  if (notHeard.length < 3) throw new Invalid('Say who was not heard.', { notHeard: 'Say who was not heard' });
  const counts = await themeCounts(tx, theme.id, theme.conversation_id);
  if (counts.contributions === 0) throw new Conflict('No settled words have a code of this theme. Code words first.');
  const saturation = await saturationPage(tx, theme.conversation_id);
  await takeBack(tx, acting, theme.id);
  await tx.insertInto('conversations.theme_publication').values({
    id: newId(), theme_id: theme.id, organisation_id: theme.organisation_id, title: theme.title, statement: theme.statement, not_heard: notHeard,
    number: sql<number>`(select coalesce(max(p.number), 0) + 1 from conversations.theme_publication p where p.theme_id = ${theme.id})`,
    code_names: await codeNames(tx, theme.id), contributions: counts.contributions, coded_in_all: counts.codedInAll, heard_online: counts.online, heard_in_person: counts.contributions - counts.online,
    agreement: codingSentences(await agreementOfConversation(tx, theme.conversation_id), counts), saturation: saturation.whole.told, published_at: acting.now, published_by: acting.viewer.personId,
  }).execute();
  await tellOfTheme(tx, acting, theme, 'theme published', {}, 'public');
}

/** How sure the coding is and how the words sound: words on which coders still differ are in no figure, and that is told. */
const codingSentences = (agreement: string, counts: ThemeCounts): string => [
  agreement,
  counts.waiting === 1 ? '1 more was coded differently by two people, is not settled yet, and is not counted.' : counts.waiting > 0 ? `${counts.waiting} more were coded differently by two people, are not settled yet, and are not counted.` : '',
  soundSentence(counts),
].filter(Boolean).join(' ');

/** The number of the publication in force; 0 where there is none. */
async function publishedNumber(tx: Tx, themeId: string): Promise<number> {
  const found = await tx.selectFrom('conversations.theme_publication').select('number').where('theme_id', '=', themeId).where('replaced_at', 'is', null).executeTakeFirst();
  return found?.number ?? 0;
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
