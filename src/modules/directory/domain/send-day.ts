import { addDays, type Day } from '#platform/clock';

/** Days of the week as ISO 8601 counts them, beginning with Monday as 1. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The latest day up to this one that is this day of the week: until then the letter of a week tells, also when it is late. */
export function sendDay(weekday: number, today: Day): Day {
  const isToday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7;
  return addDays(today, -((isToday - weekday + 7) % 7));
}
