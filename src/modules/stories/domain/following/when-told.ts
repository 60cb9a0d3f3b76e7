import { addDays, type Day } from '#platform/clock';

export const howOften = ['each change', 'weekly', 'monthly'] as const;
export type HowOften = (typeof howOften)[number];

/** Until which day a letter of this kind tells on a day: the day itself, its Monday, or the first of its month. It tells of whole days that are over, and a run that was missed is made up by the next one. */
export function toldUntil(often: HowOften, today: Day): Day {
  if (often === 'monthly') return `${today.slice(0, 7)}-01`;
  if (often === 'each change') return today;
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay();
  return addDays(today, -((weekday + 6) % 7));
}
