import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { unitPath, type UnitLine } from '#modules/directory';
import { openSnapshot, type SnapshotRow } from '../data/snapshot-rows.ts';
import type { InquiryActing } from '../permissions.ts';

/** The systems and regions above a unit today, the nearest first: where its snapshot may be sent. */
export async function levelsAbove(tx: Tx, unitId: string, now: Date): Promise<UnitLine[]> {
  return (await unitPath(tx, unitId, londonDay(now))).filter(({ id, level }) => id !== unitId && (level === 'system' || level === 'region')).toReversed();
}

/** Sends a signed snapshot up: it joins the counts of that level and nothing else of it is seen there. Throws NotFound, Forbidden, Invalid, Conflict where it was sent there. */
export async function sendUp(tx: Tx, acting: InquiryActing, { id, toUnitId }: { id: string; toUnitId: string }): Promise<void> {
  const snapshot = await openSnapshot(tx, acting, { id, action: 'send a snapshot up', signedToo: true });
  if (snapshot.organisationId === null || snapshot.unitId === null) throw new Invalid('A person’s own snapshot is never sent up.');
  if (!snapshot.isSigned) throw new Invalid('Sign it off first.', { toUnitId: 'Sign it off first' });
  if (!(await levelsAbove(tx, snapshot.unitId, acting.now)).some((unit) => unit.id === toUnitId)) throw new Invalid('Choose a level above from the list.', { toUnitId: 'Choose a level above from the list' });
  const added = await tx.insertInto('inquiry.sending').values({ organisation_id: snapshot.organisationId, snapshot_id: id, to_unit_id: toUnitId, sent_at: acting.now, sent_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('It was sent there already.');
  await tell(tx, acting, snapshot, 'snapshot sent up', { toUnitId });
}

/** Takes it back before it is counted; a count that was told cannot be told anew without it, for the two could be held against each other. Throws NotFound, Forbidden. */
export async function takeBack(tx: Tx, acting: InquiryActing, { id, toUnitId }: { id: string; toUnitId: string }): Promise<void> {
  const snapshot = await openSnapshot(tx, acting, { id, action: 'send a snapshot up', signedToo: true });
  const taken = await tx.updateTable('inquiry.sending').set({ taken_back_at: acting.now, taken_back_by: acting.viewer.personId }).where('snapshot_id', '=', id).where('to_unit_id', '=', toUnitId).where('taken_back_at', 'is', null).where('counted_on', 'is', null).returning('id').executeTakeFirst();
  if (!taken) throw new NotFound('It was not sent there, was taken back, or is counted already.');
  await tell(tx, acting, snapshot, 'snapshot taken back', { toUnitId });
}

async function tell(tx: Tx, acting: InquiryActing, { id, organisationId }: SnapshotRow, name: string, facts: Record<string, unknown>): Promise<void> {
  if (organisationId) await recordEvent(tx, acting, { room: 'inquiry', name, organisationId, subject: { kind: 'snapshot', id }, facts });
}
