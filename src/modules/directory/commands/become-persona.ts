import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { sessionCookie, type RequestContext } from '#platform/http';
import { hashToken, newToken } from '#platform/ids';
import { sessionUntil } from '#platform/session';
import { deviceName } from '../domain/device-name.ts';
import { endHeldSession, giveSessionCookie } from './open-signed-in.ts';

/**
 * Opens a session as one of the demo's example people, or with an empty choice becomes a visitor again. The database
 * opens it only if it was made as a demo, and only for an example person: no setting can open this in production.
 */
export async function becomePersona(ctx: RequestContext, persona: string): Promise<void> {
  if (ctx.config.mode !== 'demo') throw new NotFound();
  await endHeldSession(ctx);
  if (persona === '') {
    ctx.setCookie(sessionCookie, '', { remove: true });
    return;
  }
  const token = newToken();
  const opened = await ctx.store.unscoped((database) => sql<{ person: string | null }>`
    select directory.open_example_session(${persona}, ${hashToken(token)}, ${deviceName(ctx.headers['user-agent'])}, ${ctx.now}, ${sessionUntil(ctx.now)}) as person`.execute(database));
  const personId = opened.rows[0]?.person;
  if (!personId) throw new NotFound('There is no such example person.');
  await ctx.store.unscoped((database) => sql`select directory.mark_seen(${personId}, ${londonDay(ctx.now)})`.execute(database));
  giveSessionCookie(ctx, token);
}
