import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';
import { addPartnership, refuseFuture, type Partnership } from '../data/partnership-rows.ts';

/** Adds to the record who took part, how, and what they decided. Throws Invalid for a day to come. */
export async function recordPartnership(tx: Tx, acting: Acting, { id, ...entry }: Partnership & { id: string }): Promise<{ entryId: string }> {
  const objective = await openObjective(tx, acting, { id, action: 'record who took part' });
  refuseFuture(acting, entry.happenedOn, 'happenedOn');
  const entryId = await addPartnership(tx, acting, objective, entry, null);
  await recordObjectiveEvent(tx, acting, objective, { name: 'partnership recorded', facts: { stage: entry.stage, evidence: entry.evidence, tookPart: entry.tookPart } });
  return { entryId };
}

/** Takes back a line that was wrong, with the reason. It stays to be read but counts no more. */
export async function takeBackPartnership(tx: Tx, acting: Acting, { id, entryId, reason }: { id: string; entryId: string; reason: string }): Promise<void> {
  const objective = await openObjective(tx, acting, { id, action: 'record who took part' });
  const entry = isId(entryId) ? await tx.selectFrom('strategy.partnership_entry').select(['stage', 'taken_back_at']).where('id', '=', entryId).where('objective_id', '=', id).executeTakeFirst() : undefined;
  if (!entry) throw new NotFound();
  if (entry.taken_back_at) throw new Conflict('This line is taken back already.');
  await tx.updateTable('strategy.partnership_entry').set({ taken_back_at: acting.now, taken_back_by: acting.viewer.personId, taken_back_reason: reason }).where('id', '=', entryId).execute();
  await recordObjectiveEvent(tx, acting, objective, { name: 'partnership taken back', reason, facts: { stage: entry.stage } });
}
