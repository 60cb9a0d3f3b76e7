import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { policySources } from '#modules/strategy';
import { authorise, type Acting } from '../../data/acting.ts';
import type { ConversationAction } from '../../permissions.ts';
import { checkCodes } from './code-words.ts';
import { lockConversation } from './lock-conversation.ts';

export interface ThemeWording {
  title: string;
  statement: string;
  codeIds: readonly string[];
}

/** Makes a theme out of codes, not yet published. Answers its id. */
export async function makeTheme(tx: Tx, acting: Acting, { conversationId, title, statement, codeIds }: ThemeWording & { conversationId: string }): Promise<string> {
  const conversation = await lockConversation(tx, acting, conversationId, 'keep codes');
  const id = newId();
  await tx.insertInto('conversations.theme').values({ id, conversation_id: conversation.id, organisation_id: conversation.organisation_id, title, statement, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  await setCodes(tx, { id, organisation_id: conversation.organisation_id, conversation_id: conversation.id }, codeIds);
  await tellOfTheme(tx, acting, { id, organisation_id: conversation.organisation_id }, 'theme made');
  return id;
}

/** Words a theme anew or makes it of other codes. What is published stays until it is published again. */
export async function changeTheme(tx: Tx, acting: Acting, { themeId, revision, title, statement, codeIds }: ThemeWording & { themeId: string; revision: number }): Promise<void> {
  const theme = await lockTheme(tx, acting, themeId, 'keep codes');
  if (theme.revision !== revision) throw new Conflict('Somebody else has changed this theme. Read it again.');
  await tx.updateTable('conversations.theme').set({ title, statement, revision: revision + 1 }).where('id', '=', theme.id).execute();
  await setCodes(tx, theme, codeIds);
  await tellOfTheme(tx, acting, theme, 'theme changed');
}

/** Says what a theme means beside a policy source, with the reason. Again replaces it. */
export async function judgeSource(tx: Tx, acting: Acting, { themeId, sourceCode, judgement, reason }: { themeId: string; sourceCode: string; judgement: 'agrees' | 'adds' | 'conflicts'; reason: string }): Promise<void> {
  const theme = await lockTheme(tx, acting, themeId, 'keep codes');
  if (!(await policySources(tx)).some(({ code }) => code === sourceCode)) throw new Invalid('Choose a source.', { source: 'Choose a source' });
  const said = { judgement, reason, judged_at: acting.now, judged_by: acting.viewer.personId };
  await tx.insertInto('conversations.theme_source').values({ theme_id: theme.id, source_code: sourceCode, organisation_id: theme.organisation_id, ...said }).onConflict((conflict) => conflict.columns(['theme_id', 'source_code']).doUpdateSet(said)).execute();
  await tellOfTheme(tx, acting, theme, 'theme held beside a policy source', { source: sourceCode, judgement });
}

/** Says that an objective of the same organisation answers this theme. */
export async function linkObjective(tx: Tx, acting: Acting, { themeId, objectiveId }: { themeId: string; objectiveId: string }): Promise<void> {
  const theme = await lockTheme(tx, acting, themeId, 'publish themes');
  const objective = isId(objectiveId) && (await tx.selectFrom('strategy.objective').select('id').where('id', '=', objectiveId).where('organisation_id', '=', theme.organisation_id).executeTakeFirst());
  if (!objective) throw new Invalid('Choose an objective.', { objective: 'Choose an objective' });
  await tx.insertInto('conversations.theme_objective').values({ theme_id: theme.id, objective_id: objectiveId, organisation_id: theme.organisation_id, linked_at: acting.now, linked_by: acting.viewer.personId }).onConflict((conflict) => conflict.doNothing()).execute();
  await tellOfTheme(tx, acting, theme, 'theme answered by an objective', { objective: objectiveId });
}

/** Takes an objective off a theme again: it answers it no longer, and everyone reads why and until when it was named. Throws Invalid. */
export async function endObjective(tx: Tx, acting: Acting, { themeId, objectiveId, reason }: { themeId: string; objectiveId: string; reason: string }): Promise<void> {
  const theme = await lockTheme(tx, acting, themeId, 'publish themes');
  if (reason.length < 3) throw new Invalid('Say why.', { endReason: 'Say why it answers this theme no longer' });
  const named = isId(objectiveId) ? await tx.deleteFrom('conversations.theme_objective').where('theme_id', '=', theme.id).where('objective_id', '=', objectiveId).returning(['linked_at', 'linked_by']).executeTakeFirst() : undefined;
  if (!named) throw new Invalid('Choose an objective that is named.', { ended: 'Choose an objective that is named for this theme' });
  await tx.insertInto('conversations.theme_objective_end').values({ id: newId(), theme_id: theme.id, objective_id: objectiveId, organisation_id: theme.organisation_id, ...named, ended_at: acting.now, ended_by: acting.viewer.personId, reason }).execute();
  await tellOfTheme(tx, acting, theme, 'theme no longer answered by an objective', { objective: objectiveId, reason });
}

/** Locks a theme. Throws NotFound or Forbidden. */
export async function lockTheme(tx: Tx, acting: Acting, themeId: string, action: ConversationAction) {
  if (!isId(themeId)) throw new NotFound();
  const theme = await tx.selectFrom('conversations.theme').selectAll().where('id', '=', themeId).forUpdate().executeTakeFirst();
  if (!theme) throw new NotFound('We cannot find that theme.');
  authorise(acting, action, theme.organisation_id);
  return theme;
}

async function setCodes(tx: Tx, theme: { id: string; organisation_id: string; conversation_id: string }, codeIds: readonly string[]): Promise<void> {
  if (codeIds.length === 0) throw new Invalid('Choose the codes that make the theme.', { codes: 'Choose the codes that make the theme' });
  await checkCodes(tx, theme.conversation_id, codeIds);
  await tx.deleteFrom('conversations.theme_code').where('theme_id', '=', theme.id).execute();
  await tx.insertInto('conversations.theme_code').values([...new Set(codeIds)].map((code_id) => ({ theme_id: theme.id, code_id, organisation_id: theme.organisation_id }))).execute();
}

export const tellOfTheme = (tx: Tx, acting: Acting, theme: { id: string; organisation_id: string }, name: string, facts: Record<string, string | number> = {}, visibility?: 'public'): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: theme.organisation_id, subject: { kind: 'theme', id: theme.id }, facts, ...(visibility ? { visibility } : {}) });
