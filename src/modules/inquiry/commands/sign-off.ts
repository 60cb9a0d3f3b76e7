import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { openSnapshot } from '../data/snapshot-rows.ts';
import type { InquiryActing } from '../permissions.ts';

/**
 * Signs a snapshot off: from then on the database refuses any change of what it says. A unit's says who took part and who may read it; a person's own
 * needs neither. Throws NotFound, Forbidden, Conflict where it is signed, Invalid where nothing is answered.
 */
export async function signOff(tx: Tx, acting: InquiryActing, { id, whoTookPart, seenBy }: { id: string; whoTookPart: string; seenBy: 'own' | 'anyone' }): Promise<void> {
  const snapshot = await openSnapshot(tx, acting, { id, action: 'sign off a snapshot' });
  const answered = await tx.selectFrom('inquiry.answer').select('question').where('snapshot_id', '=', id).limit(1).executeTakeFirst();
  if (!answered) throw new Invalid('Nothing is answered yet, so there is nothing to sign off.');
  const isOwn = snapshot.personId !== null;
  await tx.updateTable('inquiry.snapshot').set({ who_took_part: isOwn ? null : whoTookPart, seen_by: isOwn ? null : seenBy, signed_off_at: acting.now, signed_off_by: acting.viewer.personId }).where('id', '=', id).execute();
  if (snapshot.organisationId) {
    await recordEvent(tx, acting, {
      room: 'inquiry', name: 'snapshot signed off', organisationId: snapshot.organisationId, subject: { kind: 'snapshot', id }, facts: { questions: snapshot.template.code, asOf: snapshot.asOf, seenBy }, visibility: seenBy === 'anyone' ? 'public' : 'organisation',
    });
  }
}
