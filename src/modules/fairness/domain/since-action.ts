import { periodAt, type Grain, type SplitFigures } from '#modules/quality';
import type { Span } from './counts.ts';
import type { Gap, GapChange } from './gap.ts';
import { viewGaps, type GapView } from './gap-view.ts';

/** The gap of an action before it began, and in the last whole period after it; `why` says what is wanting. */
export type SinceAction =
  | { view: GapView; groupName: string; change: GapChange }
  | { view: GapView; groupName: string; gap: Gap; why: string }
  | { why: string };

/**
 * How the gap that an action answers has changed since: the last whole period that was over when it began against the last whole one that began after
 * it. It says that a gap changed, never that the action did it. `groupCode` '' is the group that the gap touches most.
 */
export function changeSince(split: SplitFigures, { groupCode, madeOn }: { groupCode: string; madeOn: string }): SinceAction {
  const asked = { ...(groupCode === '' ? {} : { group: groupCode }), priority: [] };
  const view = viewGaps(split, asked);
  const focus = view?.focus;
  if (!view || !focus?.gap || (groupCode !== '' && focus.group.code !== groupCode)) return { why: 'No gap can be worked out: figures are missing, or too few people stand behind them.' };
  const whole = view.spans.filter(({ isWhole }) => isWhole);
  const before = whole.findLast(({ from }) => periodAt(from, view.step, 1) <= madeOn);
  const after = whole.findLast(({ from }) => from >= madeOn);
  const now = { view, groupName: focus.group.name, gap: focus.gap };
  if (!before) return { ...now, why: 'There are no figures from before it began.' };
  if (!after) return { ...now, why: `No whole ${stepWords[view.step]} has figures since it began.` };
  return compared(split, { ...asked, group: focus.group.code, step: view.step }, { before, after }) ?? { ...now, why: 'The two times cannot be compared: too few people stand behind one of them.' };
}

const stepWords: Readonly<Record<Grain, string>> = { month: 'month', quarter: 'quarter', year: 'year' };

function compared(split: SplitFigures, asked: { group: string; step: Grain; priority: readonly string[] }, { before, after }: { before: Span; after: Span }): SinceAction | null {
  const view = viewGaps(split, { ...asked, before: before.from, now: after.from });
  return view?.focus && view.change && view.focus.group.code === asked.group ? { view, groupName: view.focus.group.name, change: view.change } : null;
}
