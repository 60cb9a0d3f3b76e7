import { isDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import type { WordingAsked } from '../../queries/strategy-head.ts';

type Query = RequestContext['query'];

/** One value of the address, cleaned; undefined where it is missing, empty or given twice. */
export function queryText(query: Query, name: string, longest = 200): string | undefined {
  const value = query[name];
  if (typeof value !== 'string') return undefined;
  const text = value.replaceAll('\0', '').toWellFormed().trim().slice(0, longest);
  return text === '' ? undefined : text;
}

/** A whole number from 1 to 1,000,000, or undefined. */
export function queryNumber(query: Query, name: string): number | undefined {
  const text = queryText(query, name);
  const number = text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= 1_000_000 ? number : undefined;
}

/** `?version=3` or `?on=2025-06-30`. Throws NotFound for a wording nobody can have asked for. */
export function wordingAsked(query: Query): WordingAsked {
  if (query['version'] !== undefined) {
    const version = queryNumber(query, 'version');
    if (version === undefined) throw new NotFound('There is no such version.');
    return { version };
  }
  const on = queryText(query, 'on');
  if (on === undefined) return {};
  if (!isDay(on)) throw new NotFound('That is not a day. Write it as year, month, day: 2025-06-30.');
  return { on };
}
