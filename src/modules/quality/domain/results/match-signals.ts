import type { Measure } from '../measure.ts';
import type { FoundSignal } from './result.ts';

export interface OpenSignal extends FoundSignal {
  id: string;
}

/** What a new judgement does to the signals of a series that stand open. */
export interface SignalChanges {
  raised: FoundSignal[];
  /** Still the same signal: its run of periods became longer, shorter or began at another. */
  moved: OpenSignal[];
  /** Ids of those that the figures, or a new baseline, have taken back. */
  ended: string[];
}

/**
 * Which signals are new, which still stand and which are over. A signal stays the same one while its rule is broken over some of the same
 * periods: limits move a little with each month, and a response written to it must not lose it.
 */
export function matchSignals(open: readonly OpenSignal[], found: readonly FoundSignal[]): SignalChanges {
  const waiting = new Map(found.map((signal) => [`${signal.rule} ${signal.from}`, signal]));
  const changes: SignalChanges = { raised: [], moved: [], ended: [] };
  const take = (signal: OpenSignal, same: FoundSignal) => {
    waiting.delete(`${same.rule} ${same.from}`);
    if (same.from !== signal.from || same.to !== signal.to || same.completed !== signal.completed) changes.moved.push({ ...same, id: signal.id });
  };
  const others = open.filter((signal) => {
    const same = waiting.get(`${signal.rule} ${signal.from}`);
    if (same) take(signal, same);
    return !same;
  });
  for (const signal of others) {
    const same = [...waiting.values()].find(({ rule, from, to }) => rule === signal.rule && from <= signal.to && to >= signal.from);
    if (same) take(signal, same);
    else changes.ended.push(signal.id);
  }
  changes.raised.push(...waiting.values());
  return changes;
}

const up = new Set<FoundSignal['rule']>(['above-limit', 'run-above', 'trend-up', 'two-of-three-above']);

/** What a signal means where more, or less, is better. Too few crossings say only that something changed. */
export function meaningOf(rule: FoundSignal['rule'], direction: Measure['direction']): 'improvement' | 'concern' | 'neutral' {
  if (rule === 'few-crossings' || direction === 'neutral') return 'neutral';
  return up.has(rule) === (direction === 'increase') ? 'improvement' : 'concern';
}
