import { may } from '#platform/access';
import { formatLondonDate } from '#platform/clock';
import { Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { hashToken, newToken } from '#platform/ids';
import { queueMail } from '#platform/mail';
import type { Level } from '../domain/role-groups.ts';
import { roleFits, whereRoleFits } from '../domain/roles.ts';
import { sentences } from '../permissions.ts';

/** An invitation stays open for two weeks. */
export const INVITATION_DAYS = 14;

export interface InvitationEntry {
  organisationId: string;
  address: string;
  unitId: string;
  roleGroup: string;
  role: string;
}

/** Invites an address to join a unit in a role group and a role. The letter's link is the only copy of the secret. */
export async function invite(ctx: RequestContext, entry: InvitationEntry): Promise<void> {
  if (!may(sentences, ctx.viewer, 'invite people', entry.organisationId)) throw new Forbidden();
  const token = newToken();
  const expiresAt = new Date(ctx.now.getTime() + INVITATION_DAYS * 86_400_000);
  await ctx.write(async (tx) => {
    const unit = await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id').select(['u.id', 'u.name', 'u.level', 'o.name as organisation'])
      .where('u.id', '=', entry.unitId).where('u.organisation_id', '=', entry.organisationId).where('u.closed_on', 'is', null).executeTakeFirst();
    if (!unit) throw new Invalid('Choose a place from the list.', { unit: 'Choose where they will belong' });
    refuseUnfit(entry.role, unit);
    const { id } = await tx.insertInto('directory.invitation').values({
      organisation_id: entry.organisationId, unit_id: entry.unitId, address: entry.address, role_group: entry.roleGroup, role: entry.role,
      token_hash: hashToken(token), invited_by: ctx.viewer.personId, invited_at: ctx.now, expires_at: expiresAt,
    }).returning('id').executeTakeFirstOrThrow();
    await queueMail(tx, {
      to: entry.address, subject: `${unit.organisation} invites you to Allied`, purpose: 'invitation',
      body: `You are invited to join ${unit.organisation} (${unit.name}) on Allied.\n\nOpen this link to read the invitation:\n\n${ctx.config.baseUrl}/invitations/${token}\n\nIt is open until ${formatLondonDate(expiresAt)}. If you do not want to join, you need do nothing.\n`,
    }, ctx.now);
    await recordEvent(tx, ctx, { room: 'directory', name: 'person invited', organisationId: entry.organisationId, subject: { kind: 'invitation', id }, facts: { unitId: entry.unitId, role: entry.role, roleGroup: entry.roleGroup } });
  });
}

/** A lead of a level is a lead only there: nobody is made "national team" at a trust. */
function refuseUnfit(role: string, unit: { name: string; level: string }): void {
  if (roleFits(role, unit.level as Level)) return;
  const message = `This role does not fit ${unit.name}. It can be held only at this level: ${whereRoleFits(role)}.`;
  throw new Invalid(message, { role: message });
}

/** Takes an open invitation back; its link then says so. */
export async function withdrawInvitation(ctx: RequestContext, invitationId: string): Promise<void> {
  await ctx.write(async (tx) => {
    const invitation = await tx.selectFrom('directory.invitation').selectAll().where('id', '=', invitationId).forUpdate().executeTakeFirst();
    if (!invitation || invitation.accepted_at || invitation.withdrawn_at) throw new NotFound('This invitation is not open.');
    if (!may(sentences, ctx.viewer, 'invite people', invitation.organisation_id)) throw new Forbidden();
    await tx.updateTable('directory.invitation').set({ withdrawn_at: ctx.now }).where('id', '=', invitationId).execute();
    await recordEvent(tx, ctx, { room: 'directory', name: 'invitation withdrawn', organisationId: invitation.organisation_id, subject: { kind: 'invitation', id: invitationId } });
  });
}
