import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { hashToken } from '#platform/ids';
import type { Level } from '../domain/role-groups.ts';
import { roleFits } from '../domain/roles.ts';
import { invitationByToken } from '../queries/invitation.ts';

/**
 * Accepts an invitation, once however many clicks race. Only the holder of the invited address may: a forwarded letter
 * does not let its reader in. Answers the organisation joined.
 */
export async function acceptInvitation(ctx: RequestContext, token: string): Promise<string> {
  const { personId, grants } = ctx.viewer;
  if (!personId) throw new Forbidden('Sign in first.');
  const seen = await ctx.read((tx) => invitationByToken(tx, token, ctx.now));
  if (!seen) throw new NotFound('We do not know this invitation.');
  // The invited organisation joins the scope of this one transaction: the invitation is the reason the database may show it.
  const organisationIds = [...new Set([...grants.map(({ organisationId }) => organisationId), seen.organisationId])];
  await ctx.store.within({ as: 'person', personId, organisationIds }, (tx) => acceptIn(tx, ctx, token, personId));
  return seen.organisationName;
}

async function acceptIn(tx: Tx, ctx: RequestContext, token: string, personId: string): Promise<void> {
  const invitation = await tx.selectFrom('directory.invitation').selectAll().where('token_hash', '=', hashToken(token)).forUpdate().executeTakeFirst();
  if (!invitation || invitation.accepted_at || invitation.withdrawn_at || invitation.expires_at <= ctx.now) throw new Conflict('This invitation is no longer open.');
  const { level } = await tx.selectFrom('directory.unit').select('level').where('id', '=', invitation.unit_id).executeTakeFirstOrThrow();
  if (!roleFits(invitation.role, level as Level)) throw new Conflict('This role does not fit the level of the place you are invited to. Ask whoever invited you to send a new invitation.');
  const own = await tx.selectFrom('directory.email_address').select('address').where('person_id', '=', personId).execute();
  if (invitation.address && !own.some(({ address }) => address === invitation.address)) {
    throw new Forbidden('This invitation was sent to another email address. Sign in with that address, or add it to your account, and open the link again.');
  }
  await tx.updateTable('directory.invitation').set({ accepted_at: ctx.now }).where('id', '=', invitation.id).execute();
  const added = await tx.insertInto('directory.membership').values({
    person_id: personId, organisation_id: invitation.organisation_id, unit_id: invitation.unit_id, role_group: invitation.role_group, role: invitation.role, started_on: londonDay(ctx.now),
  }).onConflict((conflict) => conflict.columns(['person_id', 'unit_id', 'role']).where('ended_on', 'is', null).doNothing()).returning('id').executeTakeFirst();
  await recordEvent(tx, ctx, {
    room: 'directory', name: 'invitation accepted', organisationId: invitation.organisation_id, subject: { kind: 'invitation', id: invitation.id },
    facts: { membershipId: added?.id ?? null, role: invitation.role, roleGroup: invitation.role_group },
  });
}
