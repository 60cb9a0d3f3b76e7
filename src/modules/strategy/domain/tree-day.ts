import type { Day, FinancialYear } from '#platform/clock';

/**
 * The day whose tree says where a year's work stands when one looks at it on a day: the day itself within the year, the
 * year's last day after it, its first day before it. So whoever moves leaves its earlier years in the old place (rows S14,
 * trap 75), and takes the years from the move on along.
 */
export function treeDayOf({ firstDay, lastDay }: Pick<FinancialYear, 'firstDay' | 'lastDay'>, on: Day): Day {
  if (on > lastDay) return lastDay;
  return on < firstDay ? firstDay : on;
}
