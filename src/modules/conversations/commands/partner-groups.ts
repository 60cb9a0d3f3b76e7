import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import { authorise, type Acting } from '../data/acting.ts';
import type { PartnerStep } from '../domain/partner-steps.ts';

/** Adds a group to the register. Answers its id, or null when the name is there already. */
export async function addPartnerGroup(tx: Tx, acting: Acting, { organisationId, name, contactRole, isForUnder16, isExample = false }: { organisationId: string; name: string; contactRole: string; isForUnder16: boolean; isExample?: boolean }): Promise<string | null> {
  authorise(acting, 'keep partner groups', organisationId);
  const id = newId();
  const made = await tx.insertInto('conversations.partner_group').values({ id, organisation_id: organisationId, name, contact_role: contactRole, is_for_under_16: isForUnder16, is_example: isExample, made_on: londonDay(acting.now), made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return null;
  await recordEvent(tx, acting, { room: 'conversations', name: 'partner group added', organisationId, subject: { kind: 'partner group', id } });
  return id;
}

export interface StepTaken {
  partnerGroupId: string;
  phaseId: string;
  step: PartnerStep;
  happenedOn: Day;
  words: string;
}

/** Writes down that a group was invited, could not come, took part or was told something; again replaces the words. Throws Invalid, NotFound. */
export async function recordPartnerStep(tx: Tx, acting: Acting, { partnerGroupId, phaseId, step, happenedOn, words }: StepTaken): Promise<void> {
  const group = isId(partnerGroupId) ? await tx.selectFrom('conversations.partner_group').select(['id', 'organisation_id']).where('id', '=', partnerGroupId).executeTakeFirst() : undefined;
  if (!group) throw new NotFound();
  authorise(acting, 'keep partner groups', group.organisation_id);
  const phase = isId(phaseId) ? await tx.selectFrom('conversations.phase').select('id').where('id', '=', phaseId).where('organisation_id', '=', group.organisation_id).executeTakeFirst() : undefined;
  if (!phase) throw new Invalid('Choose a part of a conversation.', { phase: 'Choose a part of a conversation' });
  if (happenedOn > londonDay(acting.now)) throw new Invalid('That day is still to come.', { happenedOn: 'Enter a day that has been' });
  if (step === 'told' && words.length < 10) throw new Invalid('Write what they were told.', { words: 'Write what they were told, in a sentence or more' });
  await tx.insertInto('conversations.partner_step').values({ partner_group_id: group.id, phase_id: phase.id, organisation_id: group.organisation_id, step, happened_on: happenedOn, words, recorded_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.columns(['partner_group_id', 'phase_id', 'step']).doUpdateSet({ happened_on: happenedOn, words, recorded_by: acting.viewer.personId })).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: `partner group ${step}`, organisationId: group.organisation_id, subject: { kind: 'partner group', id: group.id } });
}
