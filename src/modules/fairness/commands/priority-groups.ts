import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type FairnessActing } from '../permissions.ts';

export interface ChosenGroup {
  organisationId: string;
  characteristic: string;
  group: string;
  isPlus: boolean;
  reason: string;
  validFrom: Day;
}

/**
 * Puts a group on the list of those that an organisation looks at first. Not for a day that is over: figures of that day are sorted already.
 * Throws Forbidden, Invalid for a group that is not known, Conflict where it is on the list.
 */
export async function choosePriorityGroup(tx: Tx, acting: FairnessActing, { organisationId, characteristic, group, isPlus, reason, validFrom }: ChosenGroup): Promise<void> {
  authorise(acting, 'choose groups and areas', organisationId);
  if (validFrom < londonDay(acting.now)) throw new Invalid('The list can change from today on. Days that are over keep the list they had.', { validFrom: 'Enter today or a later day' });
  const known = await tx.selectFrom('quality.characteristic_group').select('is_not_known').where('characteristic_code', '=', characteristic).where('code', '=', group)
    .where((where) => where.or([where('organisation_id', 'is', null), where('organisation_id', '=', organisationId)])).executeTakeFirst();
  if (!known || known.is_not_known) throw new Invalid('Choose a group from the list.', { group: 'Choose a group from the list' });
  const added = await tx.insertInto('fairness.priority_group').values({
    organisation_id: organisationId, characteristic_code: characteristic, group_code: group, is_plus: isPlus, reason, valid_from: validFrom, made_at: acting.now, made_by: acting.viewer.personId,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('This group is on the list already. Take it off first, then it can be chosen anew.');
  await recordEvent(tx, acting, { room: 'fairness', name: 'priority group chosen', organisationId, subject: { kind: 'priority group', id: added.id }, facts: { characteristic, group, isPlus, reason, validFrom } });
}

/** Takes a group off the list from a day on; the days before keep it. Throws Forbidden, NotFound, Conflict where it is off. */
export async function endPriorityGroup(tx: Tx, acting: FairnessActing, { id, reason }: { id: string; reason: string }): Promise<void> {
  const row = isId(id) ? await tx.selectFrom('fairness.priority_group').select(['organisation_id', 'valid_from', 'valid_to']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that group.');
  authorise(acting, 'choose groups and areas', row.organisation_id);
  if (row.valid_to !== null) throw new Conflict('This group is off the list already.');
  const today = londonDay(acting.now);
  const validTo = row.valid_from > today ? row.valid_from : today;
  await tx.updateTable('fairness.priority_group').set({ valid_to: validTo, end_reason: reason, ended_at: acting.now, ended_by: acting.viewer.personId }).where('id', '=', id).where('valid_to', 'is', null).execute();
  await recordEvent(tx, acting, { room: 'fairness', name: 'priority group ended', organisationId: row.organisation_id, subject: { kind: 'priority group', id }, facts: { reason, validTo } });
}
