import { numberOrText, type ChartTable } from './figure.tsx';
import type { Annotation } from './line-notes.tsx';

/** `absent` says why a value is not there, where it is known and is not that nothing was recorded: protected figures must not read as missing ones. */
export type Series = { name: string; values: readonly (number | null)[]; absent?: readonly (string | null)[] };
export type Lines = {
  /** The periods in order, as people read them; every series has one value, or null, for each. */
  periods: readonly string[];
  series: readonly Series[];
  periodHeading: string;
  unit?: string;
  /** What happened when: marked with a letter in the drawing and told under it. */
  annotations?: readonly Annotation[];
  /** Lines across, for instance a target or a dated national figure. */
  references?: readonly { label: string; value: number }[];
};

/** The same numbers in rows: one row per period, what happened then in the last column. No values at all: no rows. */
export function lineTable({ periods, series, periodHeading, annotations = [], references = [] }: Lines): ChartTable {
  if (!series.some((one) => one.values.some((value) => value !== null))) return { columns: [{ heading: periodHeading }], rows: [] };
  const numeric = [...series.map((one) => one.name), ...references.map((line) => line.label)];
  const notes = annotations.length > 0;
  return {
    columns: [
      { heading: periodHeading }, ...numeric.map((heading) => ({ heading, numeric: true })), ...(notes ? [{ heading: 'What happened' }] : []),
    ],
    rows: periods.map((period, at) => [
      period, ...series.map((one) => one.values[at] ?? one.absent?.[at] ?? null), ...references.map((line) => line.value),
      ...(notes ? [annotations.filter((note) => note.period === period).map((note) => note.text).join('; ')] : []),
    ]),
  };
}

/** The same in sentences, for those who do not see the drawing. */
export function lineDescription({ series, periods, unit = '' }: Lines): string {
  return series.map((one) => {
    const known = one.values.flatMap((value, at) => (value === null ? [] : [{ value, period: periods[at] ?? '' }]));
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return `${one.name}: ${one.absent?.find((words) => words !== null)?.toLowerCase() ?? 'nothing recorded'}.`;
    if (known.length === 1) return `${one.name}: ${numberOrText(first.value)}${unit} in ${first.period}.${gapWords(one, periods.length)}`;
    return `${one.name}: ${numberOrText(first.value)}${unit} in ${first.period}, ${numberOrText(last.value)}${unit} in ${last.period}.${gapWords(one, periods.length)}`;
  }).join(' ');
}

function gapWords({ values, absent }: Series, periods: number): string {
  const missing = values.flatMap((value, at) => (value === null ? [absent?.[at]?.toLowerCase() ?? 'not recorded'] : []));
  return [...new Set(missing)].map((words) => ` ${missing.filter((each) => each === words).length} of ${periods} values ${words}.`).join('');
}
