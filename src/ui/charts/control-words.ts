import { numberOrText, type ChartTable } from './figure.tsx';
import type { Annotation } from './line-notes.tsx';

export type ControlKind = 'usual' | 'better' | 'worse' | 'high' | 'low';
export type ControlPoint = {
  period: string;
  value: number | null;
  /** Stands in place of a value that may not be shown, in the table and under the drawing: "Too few people to show safely". */
  words?: string;
  kind: ControlKind;
  /** The same point in words, for instance "above the upper limit"; empty where nothing fired. */
  why: string;
  /** What it was made of, for the table; left out where there is nothing to say. */
  parts?: { numerator: number | null; denominator: number | null };
  centre: number | null;
  lower: number | null;
  upper: number | null;
  target?: number | null;
  /** Where the planned course to the target stands in this period. */
  trajectory?: number | null;
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
  const hasTrajectory = points.some(({ trajectory }) => trajectory !== undefined && trajectory !== null);
  const notes = annotations.length > 0;
  const numeric = [...(partHeadings ?? []), valueHeading, centreName, ...(hasLimits ? ['Lower limit', 'Upper limit'] : []), ...(hasTarget ? ['Target'] : []), ...(hasTrajectory ? ['Planned course'] : [])];
  return {
    columns: [{ heading: periodHeading }, ...numeric.map((heading) => ({ heading, numeric: true })), { heading: 'What the rules say' }, ...(notes ? [{ heading: 'What happened' }] : [])],
    rows: points.map((point) => [
      point.period, ...(partHeadings ? [point.parts?.numerator ?? point.words ?? null, point.parts?.denominator ?? point.words ?? null] : []), rounded(point.value) ?? point.words ?? null, rounded(point.centre),
      ...(hasLimits ? [rounded(point.lower), rounded(point.upper)] : []), ...(hasTarget ? [point.target ?? null] : []), ...(hasTrajectory ? [rounded(point.trajectory ?? null)] : []), said(point),
      ...(notes ? [annotations.filter(({ period }) => period === point.period).map(({ text }) => text).join('; ')] : []),
    ]),
  };
}

const said = ({ value, words, kind, why }: ControlPoint): string => (value === null ? (words === undefined ? 'No figure for this period' : 'Not judged') : why === '' ? kindWords[kind] : `${kindWords[kind]}: ${why}`);

/** Two decimals are enough to read; the file of the numbers has them all. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

/** What the lines are, as they stand at the last point with a value. */
export function lineWords({ points, centreName, unit = '' }: Control): string {
  const last = points.findLast(({ value }) => value !== null);
  const words = (value: number | null) => `${numberOrText(rounded(value) ?? 'not given')}${unit}`;
  const hasLimits = last !== undefined && (last.lower !== null || last.upper !== null);
  const [target, trajectory] = [last?.target ?? null, last?.trajectory ?? null];
  return [
    `Line: ${centreName.toLowerCase()} ${words(last?.centre ?? null)}`, ...(hasLimits ? [`broken lines: limits ${words(last.lower)} to ${words(last.upper)}`] : []),
    ...(target === null ? [] : [`dots: target ${words(target)}`]), ...(trajectory === null ? [] : [`dashes and dots: planned course ${words(trajectory)}`]),
  ].join('; ');
}

/** The same in sentences, for those who do not see the drawing. */
export function controlDescription({ points, unit = '', centreName }: Control): string {
  const known = points.filter(({ value }) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return 'Nothing recorded.';
  const limits = last.lower === null && last.upper === null ? '' : `, limits ${numberOrText(rounded(last.lower) ?? 'not given')}${unit} to ${numberOrText(rounded(last.upper) ?? 'not given')}${unit}`;
  const changed = known.filter(({ kind }) => kind !== 'usual').length;
  return `${known.length} of ${points.length} periods have a figure, from ${first.period} to ${last.period}. The last is ${numberOrText(rounded(last.value) ?? '')}${unit}; ${centreName.toLowerCase()} ${numberOrText(rounded(last.centre) ?? 'not given')}${unit}${limits}. ${changed === 0 ? 'No point shows more than usual variation.' : `${changed} ${changed === 1 ? 'point shows' : 'points show'} more than usual variation.`}`;
}
