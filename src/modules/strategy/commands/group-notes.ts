import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import type { Acting } from '../data/objective-rows.ts';
import { openSession, recordSessionEvent, touchSession, type SessionRow } from '../data/session-rows.ts';

/** Where ticked notes go: a theme made now, a theme that is there, or out of every theme. */
export type NotesGo = { to: 'new'; name: string } | { to: 'theme'; themeId: string } | { to: 'none' };

/** Puts notes into a theme; a note is in one theme at a time. Throws Invalid where no note is ticked: a theme begins with notes. */
export async function groupNotes(tx: Tx, acting: Acting, { id, noteIds, go }: { id: string; noteIds: readonly string[]; go: NotesGo }): Promise<{ themeId: string | null }> {
  const session = await openSession(tx, acting, id);
  const wanted = [...new Set(noteIds)].filter(isId);
  if (wanted.length === 0) throw new Invalid('Tick the notes first.', { notes: go.to === 'new' ? 'Tick the notes that belong to this theme' : 'Tick the notes that you want to move' });
  const themeId = await themeFor(tx, acting, session, go);
  const moved = await tx.updateTable('strategy.session_note').set({ theme_id: themeId }).where('session_id', '=', id).where('id', 'in', wanted).returning('id').execute();
  if (moved.length < wanted.length) throw new Conflict('One of the notes is not there any more. Load the page again.');
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, session, { name: go.to === 'new' ? 'theme made' : go.to === 'theme' ? 'notes moved' : 'notes taken out of themes', facts: { theme: themeId, notes: moved.length } });
  return { themeId };
}

/** Gives a theme another name. Throws Invalid where another theme of the session has it. */
export async function renameTheme(tx: Tx, acting: Acting, { id, themeId, name }: { id: string; themeId: string; name: string }): Promise<void> {
  const session = await openSession(tx, acting, id);
  await requireTheme(tx, id, themeId);
  await refuseTakenName(tx, id, { name, except: themeId });
  await tx.updateTable('strategy.session_theme').set({ name }).where('id', '=', themeId).execute();
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, session, { name: 'theme renamed', facts: { theme: themeId } });
}

/** Takes a theme away; its notes stay, in no theme. Throws Conflict where an objective began with it. */
export async function removeTheme(tx: Tx, acting: Acting, { id, themeId }: { id: string; themeId: string }): Promise<void> {
  const session = await openSession(tx, acting, id);
  await requireTheme(tx, id, themeId);
  const objective = await tx.selectFrom('strategy.session_theme_objective').select('objective_id').where('theme_id', '=', themeId).executeTakeFirst();
  if (objective) throw new Conflict('An objective began with this theme, so the theme stays.');
  await tx.updateTable('strategy.session_note').set({ theme_id: null }).where('theme_id', '=', themeId).execute();
  await tx.deleteFrom('strategy.session_theme').where('id', '=', themeId).execute();
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, session, { name: 'theme taken away', facts: { theme: themeId } });
}

async function themeFor(tx: Tx, acting: Acting, session: SessionRow, go: NotesGo): Promise<string | null> {
  if (go.to === 'none') return null;
  if (go.to === 'theme') {
    await requireTheme(tx, session.id, go.themeId);
    return go.themeId;
  }
  await refuseTakenName(tx, session.id, { name: go.name, except: null });
  const id = newId();
  await tx.insertInto('strategy.session_theme').values({ id, session_id: session.id, organisation_id: session.organisationId, name: go.name, made_at: acting.now, made_by: acting.viewer.personId }).execute();
  return id;
}

/** Answers the theme's name. Throws NotFound where the session has no such theme. */
export async function requireTheme(tx: Tx, sessionId: string, themeId: string): Promise<{ name: string }> {
  const theme = isId(themeId) ? await tx.selectFrom('strategy.session_theme').select('name').where('id', '=', themeId).where('session_id', '=', sessionId).executeTakeFirst() : undefined;
  if (!theme) throw new NotFound('We cannot find that theme.');
  return theme;
}

async function refuseTakenName(tx: Tx, sessionId: string, { name, except }: { name: string; except: string | null }): Promise<void> {
  const themes = await tx.selectFrom('strategy.session_theme').select(['id', 'name']).where('session_id', '=', sessionId).execute();
  if (themes.some((theme) => theme.id !== except && theme.name.toLowerCase() === name.toLowerCase())) throw new Invalid('There is a theme with this name already.', { name: 'There is a theme with this name already. Choose it above, or find another name' });
}
