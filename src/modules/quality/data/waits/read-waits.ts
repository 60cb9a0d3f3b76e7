import { parseCsv } from '#platform/csv';
import type { WaitCount } from '../../domain/waits/summarise-waits.ts';

export type ReadWaits = { ok: true; counts: WaitCount[] } | { ok: false; problems: string[] };

/** Reads a table with the columns weeks and people: how many waited so many whole weeks. */
export function readWaits(text: string | Uint8Array): ReadWaits {
  const { header, rows, problems } = parseCsv(text);
  const names = header.map((name) => name.trim().toLowerCase());
  const [weeksAt, peopleAt] = [names.indexOf('weeks'), names.indexOf('people')];
  if (weeksAt < 0 || peopleAt < 0) return { ok: false, problems: ['The file needs the columns weeks and people.'] };
  const found = problems.map(({ line, text: words }) => `Line ${line}: ${words}.`);
  const counts = rows.map(({ line, values }) => {
    const [weeks, people] = [values[weeksAt]?.trim() ?? '', values[peopleAt]?.trim() ?? ''];
    if (!/^\d{1,3}$/.test(weeks)) found.push(`Line ${line}: “${weeks}” is no whole number of weeks.`);
    else if (!/^\d{1,6}$/.test(people)) found.push(`Line ${line}: “${people}” is no whole number of people.`);
    return { weeks: Number(weeks), people: Number(people) };
  });
  if (found.length === 0 && counts.length === 0) found.push('The file has no lines.');
  return found.length > 0 ? { ok: false, problems: found } : { ok: true, counts };
}
