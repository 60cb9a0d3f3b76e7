import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type QualityActing } from '../../permissions.ts';

/** Shows held words to everyone, or keeps them back with a reason. Throws NotFound, Forbidden, Conflict for words that were read before. */
export async function readWords(tx: Tx, acting: QualityActing, { id, keepBackBecause }: { id: string; keepBackBecause: string | null }): Promise<{ objectiveId: string }> {
  const words = isId(id) ? await tx.selectFrom('quality.co_evaluation_words as w').innerJoin('quality.co_evaluation as c', 'c.id', 'w.co_evaluation_id').select(['c.objective_id', 'w.organisation_id']).where('w.id', '=', id).executeTakeFirst() : undefined;
  if (!words) throw new NotFound();
  authorise(acting, 'review objectives', words.organisation_id);
  const read = await tx.updateTable('quality.co_evaluation_words').set({ read_by: acting.viewer.personId, ...(keepBackBecause === null ? { shown_at: acting.now } : { not_shown_reason: keepBackBecause }) })
    .where('id', '=', id).where('shown_at', 'is', null).where('not_shown_reason', 'is', null).returning('id').executeTakeFirst();
  if (!read) throw new Conflict('Somebody has read these words already.');
  await recordEvent(tx, acting, { room: 'quality', name: keepBackBecause === null ? 'words shown' : 'words kept back', organisationId: words.organisation_id, subject: { kind: 'objective', id: words.objective_id }, reason: keepBackBecause });
  return { objectiveId: words.objective_id };
}
