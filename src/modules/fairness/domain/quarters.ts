import { formatDay, type Day } from '#platform/clock';
import { periodAt, periodName } from '#modules/quality';

/** The first day of the quarter that holds this day; quarters begin in January, April, July and October. */
export const quarterOf = (day: Day): Day => `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;

/** The quarter that ended last before this day. */
export const lastQuarter = (day: Day): Day => periodAt(quarterOf(day), 'quarter', -1);

export const quarterName = (quarter: Day): string => periodName(quarter, 'quarter');

/** What stands about the review of a quarter: a quarter that is over and has none is overdue (requirement O23). */
export function reviewState(quarter: Day, today: Day, heldOn: Day | null): { isOverdue: boolean; words: string } {
  if (heldOn) return { isOverdue: false, words: `Held on ${formatDay(heldOn)}` };
  return quarter < quarterOf(today) ? { isOverdue: true, words: 'Overdue: the quarter is over and there is no review' } : { isOverdue: false, words: 'Not held yet: the quarter is not over' };
}
