import { periodName, type SplitFigures } from '#modules/quality';
import type { GapView } from '../../domain/gap-view.ts';
import { countWords, gapSentence, peopleSentence, rateWords } from '../words.ts';
import { changeSentences } from './change-words.ts';

export const NO_GAP = 'No group shows figures that can be compared, so no gap is worked out.';
export const NO_EARLIER = 'There is no earlier time to compare with.';

export interface InShort {
  group: string;
  /** "Apr 2026: 205 of 300, 68.3%. The others together: …" */
  counts: string;
  gap: string;
  change: { heading: string; sentences: string[] } | null;
}

/** What a page and a document say first of a gap; null where no group shows figures that can be compared. */
export function inShort({ definition }: SplitFigures, view: GapView): InShort | null {
  const { focus, change, comparison, now, step, scale } = view;
  if (!focus?.gap || !focus.count || !focus.comparison || !focus.rate) return null;
  const theirs = focus.comparison.denominator === 0 ? 0 : (focus.comparison.numerator / focus.comparison.denominator) * scale.multiplier;
  return {
    group: focus.group.name,
    counts: `${periodName(now.from, step)}: ${countWords(focus.count)}, ${rateWords(focus.rate.value, definition)}. ${comparison.name}: ${countWords(focus.comparison)}, ${rateWords(theirs, definition)}.`,
    gap: `${gapSentence(focus.gap, definition)} ${peopleSentence(focus.gap, definition)}`.trim(),
    change: change && changeSentences({ ...view, change }, definition),
  };
}
