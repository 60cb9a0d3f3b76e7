import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { bumpStrategies } from '../data/cache-topics.ts';
import { isPublicState, stateFromCode, stateToCode } from '../data/strategy-state.ts';
import { checkLifeCycleStep } from '../domain/life-cycle.ts';
import type { StrategyState } from '../domain/life-cycle-states.ts';
import { openComments } from '../queries/draft-comments.ts';
import { strategyToChange } from './strategy-to-change.ts';

interface Change {
  code: string;
  /** The state the form was made in. */
  from: StrategyState;
  to: StrategyState;
  reason: string;
}

/** Takes one step of the life cycle. Once it was opened to everyone, a strategy stays open, so that nobody loses what they read. */
export async function changeState(tx: Tx, ctx: RequestContext, { code, from, to, reason }: Change): Promise<void> {
  const strategy = await strategyToChange(tx, ctx, code);
  const now = stateFromCode(strategy.state);
  if (now !== from) throw new Conflict(`Someone else changed it first: the strategy is now in “${now}”.`);
  const answer = checkLifeCycleStep(from, to, reason);
  if (!answer.ok) throw new Invalid(answer.sentence, { [answer.reason === 'reason-missing' ? 'reason' : 'to']: answer.sentence });
  if (from === 'check and challenge' && to === 'live') await refuseOpenComments(tx, strategy.id);
  const isPublic = strategy.isPublic || isPublicState(to);
  await tx.updateTable('strategy.strategy').set({ state: stateToCode(to), is_public: isPublic }).where('id', '=', strategy.id).execute();
  await recordEvent(tx, ctx, {
    room: 'strategy', name: 'state changed', organisationId: strategy.organisationId, subject: { kind: 'strategy', id: strategy.id },
    reason: reason.trim() || null, facts: { code, fromState: from, toState: to }, visibility: isPublic ? 'public' : 'organisation',
  });
  await bumpStrategies(tx, [code]);
}

/** Row S163: every comment has an outcome and a reason before the strategy starts. */
async function refuseOpenComments(tx: Tx, strategyId: string): Promise<void> {
  const waiting = await openComments(tx, strategyId);
  if (waiting === 0) return;
  const sentence = `${waiting === 1 ? '1 comment still waits' : `${waiting} comments still wait`} for an answer. Answer each one first.`;
  throw new Invalid(sentence, { to: sentence });
}
