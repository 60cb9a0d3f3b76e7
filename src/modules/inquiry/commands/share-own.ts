import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { openSnapshot } from '../data/snapshot-rows.ts';
import type { InquiryActing } from '../permissions.ts';
import { placesToJoin } from '../queries/own-sharing.ts';

/** Lets a person's own signed snapshot join the next count of one place where they belong, or of one above it in their organisation: eight people or more, once. No event: nobody is told who shared. */
export async function shareOwn(tx: Tx, acting: InquiryActing, { id, unitId }: { id: string; unitId: string }): Promise<void> {
  const snapshot = await ownSigned(tx, acting, id);
  const place = (await placesToJoin(tx, acting.viewer.memberships, londonDay(acting.now))).find(({ id: placeId }) => placeId === unitId);
  if (!place) throw new Invalid('Choose a place where you belong.', { unitId: 'Choose a place where you belong' });
  const added = await tx.insertInto('inquiry.share').values({ snapshot_id: id, organisation_id: place.organisationId, unit_id: unitId, template_code: snapshot.template.code, shared_at: acting.now, counted_on: null })
    .onConflict((conflict) => conflict.doNothing()).returning('snapshot_id').executeTakeFirst();
  if (!added) throw new Conflict('You let it count already.');
}

/** Takes it back before it is counted. Throws Conflict where it was counted: nobody can tell any more which one was yours. */
export async function keepToOneself(tx: Tx, acting: InquiryActing, id: string): Promise<void> {
  await ownSigned(tx, acting, id);
  const gone = await tx.deleteFrom('inquiry.share').where('snapshot_id', '=', id).where('counted_on', 'is', null).returning('snapshot_id').executeTakeFirst();
  if (!gone) throw new Conflict('It is counted already, or was never shared. In a count nobody can tell which one is yours.');
}

/** Takes a person's own snapshot away for good. */
export async function forgetOwn(tx: Tx, acting: InquiryActing, id: string): Promise<void> {
  const own = isId(id) ? await tx.selectFrom('inquiry.snapshot').select('person_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!own) throw new NotFound('We cannot find that snapshot.');
  if (own.person_id === null || own.person_id !== acting.viewer.personId) throw new Forbidden();
  await tx.deleteFrom('inquiry.snapshot').where('id', '=', id).execute();
}

async function ownSigned(tx: Tx, acting: InquiryActing, id: string) {
  const snapshot = await openSnapshot(tx, acting, { id, action: 'keep a snapshot of their own', signedToo: true });
  if (snapshot.personId === null) throw new Forbidden();
  if (!snapshot.isSigned) throw new Invalid('Sign it off first.', { unitId: 'Sign it off first' });
  return snapshot;
}
