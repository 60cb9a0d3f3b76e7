export type Grain = 'month' | 'quarter' | 'year';

const monthsIn: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };
const named = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const isFirstOfMonth = /^\d{4}-(0[1-9]|1[0-2])-01$/;

/** Whether these words name a period's first day, as files and the database write it: 2026-04-01. */
export const isPeriod = (words: string): boolean => isFirstOfMonth.test(words);

/** The first days of so many periods on from one, that one included. */
export const periodsFrom = (first: string, grain: Grain, count: number): string[] => Array.from({ length: count }, (_, at) => periodAt(first, grain, at));

/** The first day of the n-th period after one; n may be negative. */
export function periodAt(first: string, grain: Grain, n: number): string {
  const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + n * monthsIn[grain];
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

/** How many periods lie from one first day to another; null where the second is not the start of a period of this series. */
export function periodsBetween(first: string, other: string, grain: Grain): number | null {
  const months = (Number(other.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(other.slice(5, 7)) - Number(first.slice(5, 7));
  return months % monthsIn[grain] === 0 ? months / monthsIn[grain] : null;
}

/** A period as people read it: "Apr 2026", "Apr to Jun 2026", "Year from Apr 2026". */
export function periodName(first: string, grain: Grain): string {
  const start = new Date(`${first}T00:00:00Z`);
  if (grain === 'month') return named.format(start);
  if (grain === 'year') return `Year from ${named.format(start)}`;
  return `${named.format(start).slice(0, -5)} to ${named.format(new Date(`${periodAt(first, 'month', 2)}T00:00:00Z`))}`;
}

/** A sentence of an engine, which names periods by their first day, with periods as people read them. */
export const inPlainPeriods = (sentence: string, grain: Grain): string => sentence.replaceAll(/\b\d{4}-\d{2}-01\b/g, (first) => periodName(first, grain));

/** The first day of the period that holds a day; null where the day is before the first period. */
export function periodHolding(first: string, day: string, grain: Grain): string | null {
  const months = (Number(day.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(day.slice(5, 7)) - Number(first.slice(5, 7));
  return months < 0 ? null : periodAt(first, grain, Math.floor(months / monthsIn[grain]));
}
