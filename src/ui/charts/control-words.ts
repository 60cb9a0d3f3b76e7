import { numberOrText, type ChartTable } from './figure.tsx';
import type { Annotation } from './line-notes.tsx';

export type ControlKind = 'usual' | 'better' | 'worse' | 'high' | 'low';
export type ControlPoint = {
  period: string;
  value: number | null;
  kind: ControlKind;
  /** The same point in words, for instance "above the upper limit"; empty where nothing fired. */
  why: string;
  /** What it was made of, for the table; left out where there is nothing to say. */
  parts?: { numerator: number | null; denominator: number | null };
  centre: number | null;
  lower: number | null;
  upper: number | null;
  target?: number | null;
};
export type Control = {
  points: readonly ControlPoint[];
  periodHeading: string;
  valueHeading: string;
  /** What the numerator and the denominator are called, where points have parts. */
  partHeadings?: readonly [string, string];
  unit?: string;
  centreName: 'Mean' | 'Median';
  annotations?: readonly Annotation[];
};

/** What each kind of point is called wherever it is drawn or listed. */
export const kindWords: Readonly<Record<ControlKind, string>> = {
  usual: 'Usual variation', better: 'Change for the better', worse: 'Change for the worse', high: 'Change upwards', low: 'Change downwards',
};

/** The same numbers in rows: value, limits and what the rules say of each period. No values at all: no rows. */
export function controlTable({ points, periodHeading, valueHeading, partHeadings, centreName, annotations = [] }: Control): ChartTable {
  if (points.every(({ value }) => value === null)) return { columns: [{ heading: periodHeading }], rows: [] };
  const hasLimits = points.some(({ lower, upper }) => lower !== null || upper !== null);
  const hasTarget = points.some(({ target }) => target !== undefined && target !== null);
  const notes = annotations.length > 0;
  const numeric = [...(partHeadings ?? []), valueHeading, centreName, ...(hasLimits ? ['Lower limit', 'Upper limit'] : []), ...(hasTarget ? ['Target'] : [])];
  return {
    columns: [{ heading: periodHeading }, ...numeric.map((heading) => ({ heading, numeric: true })), { heading: 'What the rules say' }, ...(notes ? [{ heading: 'What happened' }] : [])],
    rows: points.map((point) => [
      point.period, ...(partHeadings ? [point.parts?.numerator ?? null, point.parts?.denominator ?? null] : []), rounded(point.value), rounded(point.centre),
      ...(hasLimits ? [rounded(point.lower), rounded(point.upper)] : []), ...(hasTarget ? [point.target ?? null] : []), said(point),
      ...(notes ? [annotations.filter(({ period }) => period === point.period).map(({ text }) => text).join('; ')] : []),
    ]),
  };
}

const said = ({ value, kind, why }: ControlPoint): string => (value === null ? 'No figure for this period' : why === '' ? kindWords[kind] : `${kindWords[kind]}: ${why}`);

/** Two decimals are enough to read; the file of the numbers has them all. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

/** The same in sentences, for those who do not see the drawing. */
export function controlDescription({ points, unit = '', centreName }: Control): string {
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return 'Nothing recorded.';
  const limits = last.lower === null && last.upper === null ? '' : `, limits ${numberOrText(rounded(last.lower) ?? 'not given')}${unit} to ${numberOrText(rounded(last.upper) ?? 'not given')}${unit}`;
  const changed = known.filter(({ kind }) => kind !== 'usual').length;
  return `${known.length} of ${points.length} periods have a figure, from ${first.period} to ${last.period}. The last is ${numberOrText(rounded(last.value) ?? '')}${unit}; ${centreName.toLowerCase()} ${numberOrText(rounded(last.centre) ?? 'not given')}${unit}${limits}. ${changed === 0 ? 'No point shows more than usual variation.' : `${changed} ${changed === 1 ? 'point shows' : 'points show'} more than usual variation.`}`;
}
