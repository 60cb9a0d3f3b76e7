import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { newId } from '#platform/ids';
import { shownAttendance } from '../domain/session-attendance.ts';
import type { Acting } from '../data/objective-rows.ts';
import { openSession, recordSessionEvent, touchSession } from '../data/session-rows.ts';
import { readSessionGaps } from '../queries/session-gaps.ts';
import { readAttendance } from '../queries/session-attendance.ts';

/**
 * Shows a session to everyone and closes it to changes: its questions, themes with their votes, who took part with small counts left
 * out, and who was not in the room. Throws Invalid naming each thing that is missing, and Conflict where the session was changed
 * since the page was made.
 */
export async function publishSession(tx: Tx, acting: Acting, { id, revision }: { id: string; revision: number }): Promise<void> {
  const session = await openSession(tx, acting, id, { whilePublished: true });
  if (session.isPublic) throw new Conflict('This session is published already.');
  if (session.revision !== revision) throw new Conflict('Somebody changed this session since you opened the page. Read it again before you publish it.');
  const gaps = await readSessionGaps(tx, { id, heldOn: session.heldOn, now: acting.now });
  if (gaps.length > 0) throw new Invalid(`This session cannot be published yet. ${gaps.map(({ sentence }) => sentence).join(' ')}`);
  const attendance = shownAttendance(await readAttendance(tx, id));
  await tx.insertInto('strategy.session_publication').values({
    id: newId(), session_id: id, organisation_id: session.organisationId, published_at: acting.now, published_by: acting.viewer.personId, attendance: JSON.stringify(attendance),
  }).execute();
  await tx.updateTable('strategy.event_session').set({ is_public: true }).where('id', '=', id).execute();
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, { ...session, isPublic: true }, { name: 'session published' });
}

/** Takes a published session back, with the reason; then it can be changed and published anew. */
export async function withdrawSession(tx: Tx, acting: Acting, { id, reason }: { id: string; reason: string }): Promise<void> {
  const session = await openSession(tx, acting, id, { whilePublished: true });
  if (!session.isPublic) throw new Conflict('This session is not published.');
  await tx.updateTable('strategy.session_publication').set({ withdrawn_at: acting.now, withdrawn_by: acting.viewer.personId, withdrawn_reason: reason }).where('session_id', '=', id).where('withdrawn_at', 'is', null).execute();
  await tx.updateTable('strategy.event_session').set({ is_public: false }).where('id', '=', id).execute();
  await touchSession(tx, id);
  await recordSessionEvent(tx, acting, { ...session, isPublic: false }, { name: 'session taken back', reason });
}
