import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import type { Acting } from '../data/objective-rows.ts';
import { openSession, recordSessionEvent, touchSession } from '../data/session-rows.ts';

/** Writes down a group that was not in the room and what was done about it. */
export async function recordAbsence(tx: Tx, acting: Acting, { id, who, whatWasDone }: { id: string; who: string; whatWasDone: string }): Promise<void> {
  const session = await openSession(tx, acting, id);
  await tx.insertInto('strategy.session_absence').values({
    id: newId(), session_id: id, organisation_id: session.organisationId, who, what_was_done: whatWasDone, recorded_at: acting.now, recorded_by: acting.viewer.personId,
  }).execute();
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, session, { name: 'absence recorded' });
}

/** Takes a line away that was wrong. */
export async function removeAbsence(tx: Tx, acting: Acting, { id, absenceId }: { id: string; absenceId: string }): Promise<void> {
  const session = await openSession(tx, acting, id);
  const gone = isId(absenceId) ? await tx.deleteFrom('strategy.session_absence').where('id', '=', absenceId).where('session_id', '=', id).returning('id').executeTakeFirst() : undefined;
  if (!gone) throw new NotFound('This line is not there any more.');
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, session, { name: 'absence taken away' });
}
