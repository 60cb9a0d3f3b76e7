import { addDays, londonDay, startOfLondonDay, type Day } from '#platform/clock';

/** The last moment of the day, or now while the day goes on. */
export function momentOf(on: Day, now: Date): Date {
  return on >= londonDay(now) ? now : new Date(startOfLondonDay(addDays(on, 1)).getTime() - 1);
}
