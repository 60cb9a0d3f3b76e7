import { isPeriod } from '../periods.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The first day of the month that these words name, as files write it: 2026-04, 2026-04-01, 01/04/2026, 30.04.2026, 04/2026, Apr 2026, April-26,
 * 202604. null for words that name none, and for a day that no month has.
 */
export function readPeriod(words: string): string | null {
  const text = words.trim().toLowerCase();
  const iso = /^(\d{4})-?(\d{2})(?:-(\d{2}))?(?:t.*)?$/.exec(text);
  if (iso) return firstDay(iso[1], iso[2], iso[3]);
  const british = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/.exec(text);
  if (british) return firstDay(british[3], british[2], british[1]);
  const named = /^(?:(\d{1,2})[ -])?([a-z]{3,9})\.?[ -]*(\d{4}|\d{2})$/.exec(text);
  const month = named?.[2] === undefined ? -1 : months.findIndex((start) => named[2]?.startsWith(start));
  return named && month >= 0 ? firstDay(named[3]?.length === 2 ? `20${named[3]}` : named[3], String(month + 1), named[1]) : null;
}

function firstDay(year = '', month = '', day = '1'): string | null {
  const first = `${year}-${month.padStart(2, '0')}-01`;
  if (!isPeriod(first) || Number(year) < 1990 || Number(year) > 2199) return null;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay ? first : null;
}

/** The day that a spreadsheet keeps as this number, by the calendar of 1900 (ECMA-376-1, 18.17.4.1); null for what is none between 1990 and 2100. */
export function dayOfSerial(words: string): string | null {
  if (!/^\d{5}(\.0+)?$/.test(words.trim())) return null;
  const serial = Number(words);
  return serial >= 32_874 && serial <= 73_050 ? new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10) : null;
}

/** A number as files write it: 1,234.5 is read; 12%, words and "n/a" are not (null). Nothing written: undefined. */
export function readNumber(words: string): number | null | undefined {
  const text = words.trim();
  if (text === '' || text === '-' || text === '–') return undefined;
  if (!/^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text)) return null;
  return Number(text.replaceAll(',', ''));
}
