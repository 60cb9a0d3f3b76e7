import { readNumber, readPeriod } from '#modules/quality';
import { areaCode, columnOf, type AreaRow, type FileProblem } from './area-file.ts';

/** What counts by area can be sorted into. */
export const areaSplits = ['deprivation-fifth', 'core20', 'core20-plus', 'rurality'] as const;
export type AreaSplit = (typeof areaSplits)[number];

/** A PLUS group with the days on which it holds. */
export interface PlusGroup {
  characteristic: string;
  group: string;
  from: string;
  to: string | null;
}

export interface SplitCount {
  period: string;
  profession: string;
  split: AreaSplit;
  group: string;
  numerator: number;
  denominator: number;
}

export interface SortedCounts {
  counts: SplitCount[];
  problems: FileProblem[];
  /** Rows whose area the lookup does not name. */
  unknownAreas: number;
  rows: number;
}

const NOT_KNOWN = 'not-known';
const names = {
  area: ['area', 'area code', 'lsoa', 'lsoa code', 'postcode'], numerator: ['numerator', 'count', 'events'], denominator: ['denominator', 'total', 'out of', 'people'],
  period: ['period', 'month', 'quarter', 'date', 'year'], profession: ['profession'], characteristic: ['characteristic'], group: ['group'],
} as const;

/**
 * Sorts counts by area into fifths, Core20 and rurality. An area that the lookup does not name, or names without saying it, is "not known":
 * nothing is guessed from its code. PLUS groups are those that hold on the first day of the period.
 */
export function sortCounts({ header, rows }: { header: readonly string[]; rows: readonly { line: number; values: readonly string[] }[] }, { areas, plus, splits, period }: { areas: ReadonlyMap<string, AreaRow>; plus: readonly PlusGroup[]; splits: readonly AreaSplit[]; period: string | null }): SortedCounts {
  const at = Object.fromEntries(Object.entries(names).map(([key, wanted]) => [key, columnOf(header, wanted)])) as Record<keyof typeof names, number>;
  const missing = (['area', 'numerator', 'denominator'] as const).filter((key) => at[key] < 0);
  const sorted: SortedCounts = { counts: [], problems: missing.map((key) => ({ line: 1, text: `No column is called ${names[key][0]}.` })), unknownAreas: 0, rows: 0 };
  if (missing.length > 0) return sorted;
  const sums = new Map<string, SplitCount>();
  for (const { line, values } of rows) {
    const cell = (key: keyof typeof names) => (at[key] < 0 ? '' : (values[at[key]] ?? '').trim());
    const row = { period: cell('period') === '' ? period : readPeriod(cell('period')), numerator: readNumber(cell('numerator')), denominator: readNumber(cell('denominator')) };
    if (row.period === null || typeof row.numerator !== 'number' || typeof row.denominator !== 'number' || row.numerator < 0 || row.denominator < 0) {
      sorted.problems.push({ line, text: row.period === null ? 'The period cannot be read.' : 'The two numbers must be 0 or more.' });
      continue;
    }
    const area = areas.get(areaCode(cell('area')));
    sorted.rows += 1;
    if (!area) sorted.unknownAreas += 1;
    const inPlus = isPlus(plus, row.period, [{ characteristic: cell('characteristic').toLowerCase(), group: cell('group').toLowerCase() }, { characteristic: 'rurality', group: area?.rurality ?? '' }]);
    for (const split of splits) add(sums, { period: row.period, profession: cell('profession'), split, group: groupIn(split, area, inPlus), numerator: row.numerator, denominator: row.denominator });
  }
  return { ...sorted, counts: [...sums.values()] };
}

function add(sums: Map<string, SplitCount>, count: SplitCount): void {
  const key = [count.period, count.profession, count.split, count.group].join(' ');
  const sum = sums.get(key);
  sums.set(key, sum ? { ...sum, numerator: sum.numerator + count.numerator, denominator: sum.denominator + count.denominator } : count);
}

const isPlus = (plus: readonly PlusGroup[], period: string, of: readonly { characteristic: string; group: string }[]): boolean =>
  plus.some(({ characteristic, group, from, to }) => from <= period && (to === null || period < to) && of.some((one) => one.characteristic === characteristic && one.group === group));

function groupIn(split: AreaSplit, area: AreaRow | undefined, inPlus: boolean): string {
  if (split === 'rurality') return area?.rurality ?? NOT_KNOWN;
  const fifth = area?.fifth ?? null;
  if (split === 'deprivation-fifth') return fifth === null ? NOT_KNOWN : String(fifth);
  if (fifth === null) return split === 'core20-plus' && inPlus ? 'plus' : NOT_KNOWN;
  if (fifth === 1) return 'core20';
  return split === 'core20-plus' && inPlus ? 'plus' : 'others';
}
