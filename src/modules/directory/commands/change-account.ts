import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { endOneSession, endSessionsOf } from '#platform/session';

/** The id of the signed-in person; programs have no account. */
export function ownPersonId({ viewer }: RequestContext): string {
  if (!viewer.personId) throw new Forbidden('Sign in as a person first.');
  return viewer.personId;
}

/** Gives the name by which colleagues see this person. */
export async function giveName(ctx: RequestContext, name: string): Promise<void> {
  const personId = ownPersonId(ctx);
  await ctx.write(async (tx) => {
    await tx.updateTable('directory.person').set({ display_name: name }).where('id', '=', personId).execute();
    await recordEvent(tx, ctx, { room: 'directory', name: 'name given', organisationId: null, subject: { kind: 'person', id: personId } });
  });
}

/** Takes an email address off the account; the last one stays, or nobody could sign in. */
export async function removeAddress(ctx: RequestContext, address: string): Promise<void> {
  const personId = ownPersonId(ctx);
  await ctx.write(async (tx) => {
    const own = await tx.selectFrom('directory.email_address').select('address').where('person_id', '=', personId).orderBy('address').execute();
    if (!own.some((row) => row.address === address)) throw new NotFound('That address is not on your account.');
    if (own.length === 1) throw new Conflict('This is your only address. Add another one first.');
    await tx.deleteFrom('directory.email_address').where('address', '=', address).where('person_id', '=', personId).execute();
    await recordEvent(tx, ctx, { room: 'directory', name: 'address removed', organisationId: null, subject: { kind: 'person', id: personId } });
  });
}

/** Ends one session of the viewer, wherever it is open. */
export async function endSessionOf(ctx: RequestContext, sessionId: string): Promise<void> {
  const personId = ownPersonId(ctx);
  await ctx.write(async (tx) => {
    if (!(await endOneSession(tx, personId, sessionId))) throw new NotFound('This session has ended already.');
    await recordEvent(tx, ctx, { room: 'directory', name: 'session ended', organisationId: null, subject: { kind: 'person', id: personId } });
  });
}

/** Signs the viewer out everywhere, here too. */
export async function endAllSessions(ctx: RequestContext): Promise<void> {
  const personId = ownPersonId(ctx);
  await ctx.write(async (tx) => {
    const count = await endSessionsOf(tx, personId);
    await recordEvent(tx, ctx, { room: 'directory', name: 'signed out everywhere', organisationId: null, subject: { kind: 'person', id: personId }, facts: { sessions: count } });
  });
}

export async function removePasskey(ctx: RequestContext, passkeyId: string): Promise<void> {
  const personId = ownPersonId(ctx);
  await ctx.write(async (tx) => {
    const removed = await tx.deleteFrom('directory.passkey').where('id', '=', passkeyId).where('person_id', '=', personId).executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw new NotFound('This passkey is not on your account.');
    await recordEvent(tx, ctx, { room: 'directory', name: 'passkey removed', organisationId: null, subject: { kind: 'person', id: personId } });
  });
}

export async function withdrawRequest(ctx: RequestContext, requestId: string): Promise<void> {
  const personId = ownPersonId(ctx);
  await ctx.write(async (tx) => {
    const changed = await tx.updateTable('directory.membership_request').set({ answered_at: ctx.now, answered_by: personId, answer: 'withdrawn' })
      .where('id', '=', requestId).where('person_id', '=', personId).where('answered_at', 'is', null).executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new NotFound('This request is not open.');
    await recordEvent(tx, ctx, { room: 'directory', name: 'request to join withdrawn', organisationId: null, subject: { kind: 'membership request', id: requestId } });
  });
}
