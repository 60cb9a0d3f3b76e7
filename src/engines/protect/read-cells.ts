import { isTotalWord } from './dimension.ts';
import type { CellKey, Note, PublishedTable, Rate } from './input.ts';

/** A cell that can be used: its values in the order of the dimensions, '' where it is summed over. */
export interface ReadCell {
  readonly values: readonly string[];
  readonly count: number;
  readonly rate: Rate | null;
  readonly isHidden: boolean;
}

/** What an earlier table showed; null counts were hidden. */
export interface EarlierCell {
  readonly values: readonly string[];
  readonly count: number | null;
  readonly rate: Rate | null;
  readonly isSamePeriod: boolean;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Counts beyond this are no counts of people. */
const LARGEST_COUNT = 1e12;
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= LARGEST_COUNT;

/** All names that keys may hold: the request's dimensions and those by which earlier tables were filtered, sorted. */
export function dimensionNames(dimensions: readonly string[], published: readonly unknown[]): string[] {
  const keys = published.flatMap((table) => cellsOf(table)).flatMap((cell) => (isObject(cell) && isObject(cell['key']) ? Object.keys(cell['key']) : []));
  return [...new Set([...dimensions, ...keys])].toSorted();
}

const cellsOf = (table: unknown): readonly unknown[] => (isObject(table) && Array.isArray(table['cells']) ? (table['cells'] as unknown[]) : []);

export function readCell(cell: unknown, names: readonly string[], allowed: ReadonlySet<string>): ReadCell | Note {
  if (!isObject(cell)) return unreadable('a cell {key, count}', cell);
  const values = valuesOf(cell['key'], names, allowed);
  if (!Array.isArray(values)) return values;
  if (!isCount(cell['count'])) return unreadable('count to be a whole number from 0 to 1,000,000,000,000', cell['count']);
  const rate = rateOf(cell['rate']);
  if (rate !== null && 'code' in rate) return rate;
  return { values, count: cell['count'], rate, isHidden: cell['isHidden'] === true };
}

/** Earlier tables flattened; `unread` counts the cells that could not be used. */
export function readPublished(published: readonly PublishedTable[], names: readonly string[], period: unknown): { earlier: EarlierCell[]; unread: number } {
  const earlier: EarlierCell[] = [];
  let unread = 0;
  const allowed = new Set(names);
  for (const table of published as readonly unknown[]) {
    const own = isObject(table) ? table['period'] : undefined;
    const isSamePeriod = !given(period) || !given(own) || String(own) === String(period);
    if (!isObject(table) || !Array.isArray(table['cells'])) unread += 1;
    for (const cell of cellsOf(table)) {
      const values = isObject(cell) ? valuesOf(cell['key'], names, allowed) : null;
      const count = isObject(cell) ? (cell['shown'] === undefined ? cell['count'] : cell['shown']) : undefined;
      const rate = isObject(cell) ? rateOf(cell['rate']) : null;
      if (!Array.isArray(values) || !(isCount(count) || count === null || count === undefined)) unread += 1;
      else earlier.push({ values, count: count ?? null, rate: rate !== null && 'code' in rate ? null : rate, isSamePeriod });
    }
  }
  return { earlier, unread };
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

function valuesOf(key: unknown, names: readonly string[], allowed: ReadonlySet<string>): string[] | Note {
  if (!isObject(key)) return unreadable('key to be an object of values by dimension', key);
  const stranger = Object.keys(key).find((name) => !allowed.has(name));
  if (stranger !== undefined) return { code: 'unknown-dimension', text: `The key names "${stranger.slice(0, 60)}", which is not among the dimensions.` };
  const bad = Object.values(key).find((value) => !['string', 'boolean', 'undefined'].includes(typeof value) && value !== null && !(typeof value === 'number' && Number.isFinite(value)));
  if (bad !== undefined) return unreadable('each value of the key to be a text, a number, true, false or null', bad);
  return names.map((name) => normal(Object.hasOwn(key, name) ? (key as CellKey)[name] : null));
}

function normal(value: CellKey[string] | undefined): string {
  const text = value === null || value === undefined ? '' : String(value).normalize('NFC').replaceAll('\u0000', '\uFFFD').trim();
  return isTotalWord(text) ? '' : text;
}

function rateOf(rate: unknown): Rate | null | Note {
  if (rate === undefined || rate === null) return null;
  if (!isObject(rate) || !isCount(rate['numerator'])) return unreadable('rate to be {numerator, denominator} with a whole number of 0 or more as numerator', isObject(rate) ? rate['numerator'] : rate);
  const denominator = rate['denominator'];
  if (typeof denominator !== 'number' || !Number.isFinite(denominator) || denominator < 0 || denominator > LARGEST_COUNT) return unreadable('the denominator of the rate to be a number of 0 or more', denominator);
  return { numerator: rate['numerator'], denominator };
}

const unreadable = (expected: string, found: unknown): Note => ({ code: 'unreadable', text: `Expected ${expected}, found ${kindOf(found)}.` });

/** Without what was found itself: the answer may be read by people who may not see it. */
function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return { number: 'another number', string: 'a text', boolean: 'true or false' }[typeof value as string] ?? 'an object';
}
