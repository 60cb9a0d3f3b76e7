import { addDays, londonDay, type Day } from '#platform/clock';

export const answerOutcomes = ['done', 'under way', 'will be done', 'will not be done', 'passed on'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];

/**
 * The last day of the quarter before this one, by London's calendar. While people vote, support is looked at on these days only, and
 * only in full tens (docs/adr/0019): whoever watches the page learns at most four times a year that ten or more people support an idea.
 */
export function lastQuarterEnd(now: Date): Day {
  const today = londonDay(now);
  const [year = '', month = ''] = today.split('-');
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return addDays(`${year}-${String(first).padStart(2, '0')}-01`, -1);
}

export type AnswerState = 'answered' | 'waits' | 'late';

/** Late from the day after the day on which the answer was due. */
export function answerState({ dueOn, hasAnswer }: { dueOn: Day; hasAnswer: boolean }, now: Date): AnswerState {
  if (hasAnswer) return 'answered';
  return londonDay(now) > dueOn ? 'late' : 'waits';
}
