import { sql } from 'kysely';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { hashToken } from '#platform/ids';
import { openSignedIn } from './open-signed-in.ts';

export type LinkUse =
  | { ok: true; goTo: string; isNew: boolean; signedIn: boolean }
  | { ok: false; reason: 'used' | 'over' | 'unknown' | 'closed' | 'address-taken' };

interface Used {
  outcome: 'signed-in' | 'address-added' | 'address-taken' | 'closed' | 'used' | 'over' | 'unknown';
  person_id: string | null;
  then_path: string | null;
  is_new: boolean;
}

/** Uses a link up, once however many clicks race, and signs its person in; an address nobody had makes a new person. */
export async function useLink(ctx: RequestContext, token: string): Promise<LinkUse> {
  const used = await ctx.write(async (tx) => (await sql<Used>`select * from directory.use_sign_in_link(${hashToken(token)}, ${ctx.now})`.execute(tx)).rows[0]);
  if (!used) return { ok: false, reason: 'unknown' };
  const goTo = used.then_path ?? '/';
  if (used.outcome === 'address-added') {
    await tellAddressAdded(ctx, used.person_id ?? '');
    return { ok: true, goTo, isNew: false, signedIn: false };
  }
  if (used.outcome !== 'signed-in' || !used.person_id) return { ok: false, reason: used.outcome === 'signed-in' ? 'unknown' : used.outcome };
  await openSignedIn(ctx, used.person_id, 'link');
  return { ok: true, goTo, isNew: used.is_new, signedIn: true };
}

async function tellAddressAdded(ctx: RequestContext, personId: string): Promise<void> {
  await ctx.store.within({ as: 'person', personId, organisationIds: [] }, (tx) =>
    recordEvent(tx, { now: ctx.now, id: ctx.id, viewer: { kind: 'person', personId } }, { room: 'directory', name: 'address added', organisationId: null, subject: { kind: 'person', id: personId } }));
}
