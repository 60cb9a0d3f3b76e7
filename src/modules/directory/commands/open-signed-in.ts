import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import { recordEvent } from '#platform/events';
import { sessionCookie, type RequestContext } from '#platform/http';
import { endOneSession, openSession } from '#platform/session';
import { deviceName } from '../domain/device-name.ts';

export type SignInWay = 'link' | 'passkey' | 'oidc';

/** Opens a new session under a new secret, ends the one this browser held, and hands over the cookie. */
export async function openSignedIn(ctx: RequestContext, personId: string, how: SignInWay): Promise<void> {
  await endHeldSession(ctx);
  const token = await ctx.store.within({ as: 'person', personId, organisationIds: [] }, async (tx) => {
    await sql`select directory.mark_seen(${personId}, ${londonDay(ctx.now)})`.execute(tx);
    const source = { now: ctx.now, id: ctx.id, viewer: { kind: 'person' as const, personId } };
    await recordEvent(tx, source, { room: 'directory', name: 'signed in', organisationId: null, subject: { kind: 'person', id: personId }, facts: { how } });
    return openSession(tx, { personId, how, device: deviceName(ctx.headers['user-agent']), now: ctx.now });
  });
  giveSessionCookie(ctx, token);
}

/** The cookie lasts as long as the browser is open; the database decides when the session is over. */
export function giveSessionCookie(ctx: RequestContext, token: string): void {
  ctx.setCookie(sessionCookie, token, {});
}

/** Ends the session this browser came with, if any. */
export async function endHeldSession(ctx: RequestContext): Promise<void> {
  const { personId, sessionId } = ctx.viewer;
  if (personId && sessionId) await ctx.write((tx) => endOneSession(tx, personId, sessionId));
}
