import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

/** Throws NotFound when the viewer sees no such strategy, Invalid when its current version has no such node. */
export async function requireNode(tx: Tx, { strategyId, nodeCode }: { strategyId: string; nodeCode: string }): Promise<void> {
  if (!isId(strategyId)) throw new NotFound();
  const strategy = await tx.selectFrom('strategy.strategy').select(['current_version', 'state']).where('id', '=', strategyId).executeTakeFirst();
  if (!strategy) throw new NotFound();
  if (strategy.state === 'legacy') throw new Invalid('This strategy has closed. Choose a strategy that is in use.', { node: 'Choose a strategy that is in use' });
  const node = await tx.selectFrom('strategy.node').select('code')
    .where('strategy_id', '=', strategyId).where('version_number', '=', strategy.current_version).where('code', '=', nodeCode).executeTakeFirst();
  if (!node) throw new Invalid('Choose a part of the strategy from the list.', { node: 'Choose a part of the strategy from the list' });
}
