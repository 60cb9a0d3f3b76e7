import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { newId } from '#platform/ids';

/**
 * Takes in what somebody says about the wording of a draft. Kept are the words, the day and the part; nothing about who said
 * it, and no event is written. It is held until the strategy's organisation has read it.
 * Throws NotFound for a strategy one may not see, Conflict when it is not open for comments, Invalid for an unknown part.
 */
export async function commentOnDraft(tx: Tx, now: Date, { strategyCode, nodeCode, words }: { strategyCode: string; nodeCode: string; words: string }): Promise<void> {
  const strategy = await tx.selectFrom('strategy.strategy').select(['id', 'state', 'current_version']).where('code', '=', strategyCode).executeTakeFirst();
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  if (strategy.state !== 'check-and-challenge') throw new Conflict('This strategy is not open for comments now.');
  const node = await tx.selectFrom('strategy.node').select('code').where('strategy_id', '=', strategy.id).where('version_number', '=', strategy.current_version).where('code', '=', nodeCode).executeTakeFirst();
  if (!node) throw new Invalid('Choose the part you mean from the list.', { node: 'Choose the part you mean from the list' });
  await tx.insertInto('strategy.draft_comment').values({ id: newId(), strategy_id: strategy.id, version_number: strategy.current_version, node_code: nodeCode, words, received_on: londonDay(now) }).execute();
}
