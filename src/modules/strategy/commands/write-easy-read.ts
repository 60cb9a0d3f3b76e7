import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { bumpStrategies } from '../data/cache-topics.ts';
import { authoriseAround, type AroundActing } from '../data/around-acting.ts';

/**
 * Saves the easy-read version of one's own strategy, or the day it is planned for. Throws NotFound, Forbidden for the strategy
 * of others, Invalid when there are neither words nor a day.
 */
export async function writeEasyRead(tx: Tx, acting: AroundActing, { strategyCode, words, plannedFor }: { strategyCode: string; words: string | null; plannedFor: Day | null }): Promise<void> {
  const strategy = await tx.selectFrom('strategy.strategy').select('organisation_id').where('code', '=', strategyCode).executeTakeFirst();
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  authoriseAround(acting, 'write easy read', strategy.organisation_id);
  if (!words && !plannedFor) throw new Invalid('Write the words, or say when they are planned for.', { words: 'Write the words, or say when they are planned for' });
  const held = await tx.selectFrom('strategy.easy_read').select('organisation_id').where('subject_kind', '=', 'strategy').where('subject_id', '=', strategyCode).executeTakeFirst();
  if (held && held.organisation_id !== strategy.organisation_id) throw new Conflict('This easy-read version belongs to another organisation.');
  const row = { words, planned_for: plannedFor, changed_at: acting.now, changed_by: acting.viewer.personId };
  await tx.insertInto('strategy.easy_read').values({ subject_kind: 'strategy', subject_id: strategyCode, organisation_id: strategy.organisation_id, ...row })
    .onConflict((conflict) => conflict.columns(['subject_kind', 'subject_id']).doUpdateSet(row)).execute();
  await recordEvent(tx, acting, { room: 'strategy', name: words ? 'easy read written' : 'easy read planned', organisationId: strategy.organisation_id, subject: { kind: 'strategy', id: strategyCode }, facts: { plannedFor }, visibility: 'public' });
  await bumpStrategies(tx, [strategyCode]);
}
