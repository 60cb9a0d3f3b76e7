import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import { membershipGroups } from '#modules/directory';
import { authorise, type Acting } from '../../data/acting.ts';
import { phaseActing } from '../../data/phase-acting.ts';
import type { InvitationPlanLine } from '../../queries/invitations/invitations.ts';

export type InvitationPlanned = Pick<InvitationPlanLine, 'phaseId' | 'roleGroup' | 'community' | 'through' | 'plannedOn' | 'note'>;

/** Adds whom we invite to a part of a conversation, through whom and when. Throws NotFound, Invalid. */
export async function planInvitation(tx: Tx, acting: Acting, plan: InvitationPlanned): Promise<string> {
  const { phaseId, roleGroup, community, through, plannedOn, note } = plan;
  const phase = await phaseActing(tx, acting, phaseId, 'organise conversations');
  if ((roleGroup === null) === (community === null)) throw new Invalid('Choose a role group or write a community.', { community: 'Choose a role group, or write which community. One of the two' });
  if (roleGroup !== null && !membershipGroups.some(({ code }) => code === roleGroup)) throw new Invalid('Choose a role group.', { roleGroup: 'Choose a role group from the list' });
  const id = newId();
  await tx.insertInto('conversations.invitation_plan').values({ id, phase_id: phase.id, organisation_id: phase.organisation_id, role_group: roleGroup, community, through, planned_on: plannedOn, note, made_on: londonDay(acting.now), made_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'invitation planned', organisationId: phase.organisation_id, subject: { kind: 'phase', id: phase.id } });
  return id;
}

/** Writes down that a group was invited, on which day and how many: a count, never names. Throws NotFound, Invalid, Conflict. */
export async function recordInvited(tx: Tx, acting: Acting, { planId, doneOn, invitedCount, revision }: { planId: string; doneOn: Day; invitedCount: number | null; revision: number }): Promise<string> {
  const plan = isId(planId) ? await tx.selectFrom('conversations.invitation_plan').select(['id', 'phase_id', 'organisation_id']).where('id', '=', planId).executeTakeFirst() : undefined;
  if (!plan) throw new NotFound();
  authorise(acting, 'organise conversations', plan.organisation_id);
  if (doneOn > londonDay(acting.now)) throw new Invalid('That day is still to come.', { doneOn: 'Enter a day that has been' });
  const changed = await tx.updateTable('conversations.invitation_plan').set({ done_on: doneOn, invited_count: invitedCount, revision: revision + 1 }).where('id', '=', plan.id).where('revision', '=', revision).executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw new Conflict('Somebody changed this meanwhile. Open the page again.');
  await recordEvent(tx, acting, { room: 'conversations', name: 'group invited', organisationId: plan.organisation_id, subject: { kind: 'phase', id: plan.phase_id } });
  return plan.phase_id;
}
