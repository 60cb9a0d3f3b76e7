import { sql } from 'kysely';
import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { sentences } from '../permissions.ts';

export interface Ending {
  membershipId: string;
  /** The first day on which they no longer belong. */
  on: string;
  reason: string;
}

/** Somebody leaves: their membership ends from a day on, with the reason. The row stays, so that earlier counts stay true. */
export async function endMembership(ctx: RequestContext, ending: Ending): Promise<string> {
  return ctx.write((tx) => endMembershipIn(tx, ctx, ending));
}

export async function endMembershipIn(tx: Tx, ctx: RequestContext, { membershipId, on, reason }: Ending): Promise<string> {
  const membership = await tx.selectFrom('directory.membership').select(['id', 'person_id', 'organisation_id', 'role', 'started_on', 'ended_on']).where('id', '=', membershipId).forUpdate().executeTakeFirst();
  if (!membership) throw new NotFound();
  const isOwn = membership.person_id === ctx.viewer.personId;
  if (!isOwn && !may(sentences, ctx.viewer, 'end a membership', membership.organisation_id)) throw new Forbidden();
  if (membership.ended_on) throw new Conflict('This membership has ended already.');
  if (on < membership.started_on) throw new Conflict('The last day cannot be before the first.');
  if (membership.role === 'administrator') await keepOneAdministrator(tx, ctx, membership.organisation_id, membership.id);
  await tx.updateTable('directory.membership').set({ ended_on: on, ended_reason: reason }).where('id', '=', membershipId).execute();
  await recordEvent(tx, ctx, {
    room: 'directory', name: 'membership ended', organisationId: membership.organisation_id, subject: { kind: 'membership', id: membershipId }, facts: { on, byThemselves: isOwn },
  });
  return membership.organisation_id;
}

/** An organisation with people in it is never left without anybody who can let people in or out. */
async function keepOneAdministrator(tx: Tx, ctx: RequestContext, organisationId: string, leaving: string): Promise<void> {
  // Two administrators who end each other's membership at once must not both find the other still there.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`administrators of ${organisationId}`}, 0))`.execute(tx);
  const others = await tx.selectFrom('directory.membership').select('id').where('organisation_id', '=', organisationId).where('role', '=', 'administrator')
    .where('id', '!=', leaving).where('started_on', '<=', londonDay(ctx.now)).where('ended_on', 'is', null).execute();
  if (others.length === 0) throw new Conflict('This is the last administrator of the organisation. Invite another one first.');
}
