import type { Tx } from '#platform/db';
import { historyOf, type HistoryLine } from '#platform/events';
import { strategyHead, type StrategyHead } from './strategy-head.ts';

export interface HistoryPage {
  head: StrategyHead;
  lines: readonly HistoryLine[];
}

/** What happened to a strategy, newest first, as far as the viewer may see it. */
export async function historyPage(tx: Tx, code: string): Promise<HistoryPage> {
  const head = await strategyHead(tx, code);
  return { head, lines: await historyOf(tx, { kind: 'strategy', id: head.id }, 500) };
}
