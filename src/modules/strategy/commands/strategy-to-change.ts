import { may } from '#platform/access';
import type { Tx } from '#platform/db';
import { Forbidden, NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { lockStrategy, type StrategyRow } from '../data/strategy-rows.ts';
import { sentences } from '../permissions.ts';

/** The strategy, locked until the transaction ends, for someone who may change it. Throws NotFound or Forbidden. */
export async function strategyToChange(tx: Tx, ctx: RequestContext, code: string): Promise<StrategyRow> {
  const strategy = await lockStrategy(tx, code);
  if (!strategy) throw new NotFound('We cannot find that strategy.');
  if (!may(sentences, ctx.viewer, 'change a strategy', strategy.organisationId)) throw new Forbidden('Only the leads of the organisation that owns this strategy can change it.');
  return strategy;
}
