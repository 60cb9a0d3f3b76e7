import { rounded } from './control-words.ts';
import type { ChartTable } from './figure.tsx';
import type { Annotation } from './line-notes.tsx';

export type GapGroup = {
  label: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  /** Stands in place of a figure that may not be shown: "Too few people to show safely". */
  words?: string;
  parts?: { numerator: number | null; denominator: number | null };
  /** The people whose group is not known: drawn last, hollow, apart from the groups. */
  isNotKnown?: boolean;
  /** A sentence for the table, for instance "Lower than the comparison, more than chance". */
  says?: string;
};
export type Gap = {
  groups: readonly GapGroup[];
  /** The line the groups are held against: a group of its own or everybody. */
  comparison?: { label: string; value: number };
  groupHeading: string;
  valueHeading: string;
  partHeadings?: readonly [string, string];
  unit?: string;
  /** The confidence of the intervals, in words for the headings: "95%". */
  confidence?: string;
};

/** Every group with its figure and interval; the group "not known" last. No groups: no rows. */
export function gapTable({ groups, comparison, groupHeading, valueHeading, partHeadings, confidence = '95%' }: Gap): ChartTable {
  const saying = groups.some(({ says }) => says !== undefined);
  const numeric = [...(partHeadings ?? []), valueHeading, `Lowest (${confidence} interval)`, `Highest (${confidence} interval)`];
  const empty = numeric.length - 1 - (partHeadings?.length ?? 0);
  const rows = inOrder(groups).map((group) => [
    group.label, ...(partHeadings ? [group.parts?.numerator ?? group.words ?? null, group.parts?.denominator ?? group.words ?? null] : []),
    ...[group.value, group.lower, group.upper].map((value) => rounded(value) ?? group.words ?? null), ...(saying ? [group.says ?? ''] : []),
  ]);
  const line = comparison === undefined || rows.length === 0 ? [] : [[comparison.label, ...(partHeadings ? ['', ''] : []), rounded(comparison.value), ...Array.from({ length: empty }, () => ''), ...(saying ? [''] : [])]];
  return { columns: [{ heading: groupHeading }, ...numeric.map((heading) => ({ heading, numeric: true })), ...(saying ? [{ heading: 'What it says' }] : [])], rows: [...rows, ...line] };
}

export const inOrder = (groups: readonly GapGroup[]): GapGroup[] => groups.toSorted((a, b) => Number(a.isNotKnown ?? false) - Number(b.isNotKnown ?? false));

// Made once: to make a format takes longer than to draw a chart.
const tenths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'negative' });

/** As the tables of a gap tell it, so that one page does not say 20.4 and 20.38, or 10.0 and 10. */
export const toATenth = (value: number): string => tenths.format(value).replace('-', '−');

/** The figure of a group with its interval, or what stands in its place. */
export function gapWords({ value, lower, upper, words }: GapGroup | GapPeriod, unit: string): string {
  if (value === null) return words ?? 'not recorded';
  return lower === null || upper === null ? `${toATenth(value)}${unit}` : `${toATenth(value)}${unit} (${toATenth(lower)} to ${toATenth(upper)})`;
}

/** The same in sentences, for those who do not see the drawing. */
export function gapDescription({ groups, comparison, unit = '', confidence = '95%' }: Gap): string {
  const parts = inOrder(groups).map((group) => `${group.label}: ${gapWords(group, unit)}`);
  return `${parts.join('; ')}. Ranges are ${confidence} intervals.${comparison === undefined ? '' : ` Line: ${comparison.label} ${toATenth(comparison.value)}${unit}.`}`;
}

/** One period's gap: the difference of two groups, with its interval. */
export type GapPeriod = { period: string; value: number | null; lower: number | null; upper: number | null; words?: string; says?: string };
export type GapTrend = {
  periods: readonly GapPeriod[];
  periodHeading: string;
  /** Of whom to whom: "Gap in percentage points, most to least deprived fifth". */
  valueHeading: string;
  unit?: string;
  confidence?: string;
  annotations?: readonly Annotation[];
};

/** Every period's gap with its interval. No values at all and nothing hidden: no rows. */
export function gapTrendTable({ periods, periodHeading, valueHeading, confidence = '95%', annotations = [] }: GapTrend): ChartTable {
  if (periods.every(({ value, words }) => value === null && words === undefined)) return { columns: [{ heading: periodHeading }], rows: [] };
  const saying = periods.some(({ says }) => says !== undefined);
  const numeric = [valueHeading, `Lowest (${confidence} interval)`, `Highest (${confidence} interval)`];
  return {
    columns: [{ heading: periodHeading }, ...numeric.map((heading) => ({ heading, numeric: true })), ...(saying ? [{ heading: 'What it says' }] : []), ...(annotations.length > 0 ? [{ heading: 'What happened' }] : [])],
    rows: periods.map((one) => [
      one.period, ...[one.value, one.lower, one.upper].map((value) => rounded(value) ?? one.words ?? null), ...(saying ? [one.says ?? ''] : []),
      ...(annotations.length > 0 ? [annotations.filter(({ period }) => period === one.period).map(({ text }) => text).join('; ')] : []),
    ]),
  };
}

/** The same in sentences, for those who do not see the drawing. */
export function gapTrendDescription({ periods, unit = '', confidence = '95%' }: GapTrend): string {
  const known = periods.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return 'No figure can be shown.';
  return `The gap in ${known.length} of ${periods.length} periods, with ${confidence} intervals. ${first.period}: ${gapWords(first, unit)}; ${last.period}: ${gapWords(last, unit)}. The heavy line is no gap.`;
}
