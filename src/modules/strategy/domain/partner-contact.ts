import { addDays, type Day } from '#platform/clock';

/** A partner is flagged when nobody spoke with them for this long (row O29). */
export const MONTHS_WITHOUT_CONTACT = 6;

/**
 * Whether a partner waits for a word from us: no contact in the six months before today. Without any contact the months count
 * from the day the partner was entered. A contact exactly six months ago still counts.
 */
export function needsContact({ lastContactOn, enteredOn, today }: { lastContactOn: Day | null; enteredOn: Day; today: Day }): boolean {
  return (lastContactOn ?? enteredOn) < monthsBefore(today, MONTHS_WITHOUT_CONTACT);
}

/** The same day so many calendar months earlier; the month's last day where that day does not exist. */
export function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const monthCount = year * 12 + (month - 1) - months;
  const first = `${String(Math.floor(monthCount / 12)).padStart(4, '0')}-${String((monthCount % 12) + 1).padStart(2, '0')}-01`;
  const lastDate = Number(addDays(nextMonth(first), -1).slice(8));
  return `${first.slice(0, 8)}${String(Math.min(date, lastDate)).padStart(2, '0')}`;
}

function nextMonth(first: Day): Day {
  return `${addDays(first, 31).slice(0, 8)}01`;
}
