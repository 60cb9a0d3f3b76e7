import type { Check } from './walk.ts';

/** The page says these words. */
export const says = (what: string, expected: string): Check => ({ what, expected, see: (words) => (words.includes(expected) ? expected : undefined) });

/** The page must not say them: a name for what was looked for, never a figure. */
export const saysNot = (what: string, unwanted: RegExp): Check => ({ what, expected: 'not there', see: (words) => (unwanted.test(words) ? 'there' : 'not there') });

/** The figure that the pattern catches; several parts are joined by a blank. */
export const figure = (what: string, expected: string, pattern: RegExp): Check => ({ what, expected, see: (words) => pattern.exec(words)?.slice(1).filter((part) => part !== undefined).join(' ') });

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
const FIRST_MONTH = 'Dec 2024';

/** The number of a month in the thread's series, whose first is December 2024. Undefined for what is no month. */
export function monthNumber(month: string): string | undefined {
  const [name = '', year = ''] = month.split(' ');
  const [first = '', firstYear = ''] = FIRST_MONTH.split(' ');
  const number = (Number(year) - Number(firstYear)) * 12 + MONTHS.indexOf(name) - MONTHS.indexOf(first) + 1;
  return Number.isInteger(number) && MONTHS.includes(name) ? String(number) : undefined;
}

/** The month that the pattern catches, as its number in the series. */
export const month = (what: string, expected: string, pattern: RegExp): Check => ({ what, expected, see: (words) => monthNumber(pattern.exec(words)?.[1] ?? '') });
