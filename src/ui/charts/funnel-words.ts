import type { ControlKind } from './control-words.ts';
import { rounded } from './control-words.ts';
import { numberOrText, type ChartTable } from './figure.tsx';

export type FunnelPoint = {
  label: string;
  denominator: number | null;
  value: number | null;
  /** Stands in place of figures that may not be shown: "Too few people to show safely". Such a unit is listed and not drawn. */
  words?: string;
  numerator?: number | null;
  /** `usual` within the limits that count (99.8 %); otherwise beyond them, and whether that is wanted. */
  kind: ControlKind;
  /** The 99.8 % limits for a unit of this size. */
  lower: number | null;
  upper: number | null;
  /** What was answered to "why?", for the table: for instance "Warranted: the team sees only people after a stroke". */
  answer?: string;
};
/** The limits for a unit of this size. */
export type FunnelCurvePoint = { denominator: number; lower95: number | null; upper95: number | null; lower998: number | null; upper998: number | null };
export type Funnel = {
  points: readonly FunnelPoint[];
  /** In ascending order of denominators. Some 40 to 100 make a smooth line. */
  curve: readonly FunnelCurvePoint[];
  target: number;
  /** What the target line is: "Average of all units". */
  targetName: string;
  pointHeading: string;
  valueHeading: string;
  numeratorHeading?: string;
  denominatorHeading: string;
  unit?: string;
};

export const funnelKindWords: Readonly<Record<ControlKind, string>> = {
  usual: 'Within the limits', better: 'Beyond the limits, for the better', worse: 'Beyond the limits, for the worse', high: 'Above the limits', low: 'Below the limits',
};

/** Every unit with its figure and limits. No units: no rows. */
export function funnelTable({ points, pointHeading, valueHeading, numeratorHeading, denominatorHeading }: Funnel): ChartTable {
  const hasAnswers = points.some(({ answer }) => answer !== undefined);
  const numeric = [...(numeratorHeading === undefined ? [] : [numeratorHeading]), denominatorHeading, valueHeading, 'Lower limit (99.8%)', 'Upper limit (99.8%)'];
  return {
    columns: [{ heading: pointHeading }, ...numeric.map((heading) => ({ heading, numeric: true })), { heading: 'What the limits say' }, ...(hasAnswers ? [{ heading: 'Answer to “why?”' }] : [])],
    rows: points.map((point) => {
      const said = point.value === null ? (point.words === undefined ? 'No figure' : 'Not judged') : funnelKindWords[point.kind];
      return [
        point.label, ...(numeratorHeading === undefined ? [] : [point.numerator ?? point.words ?? null]), point.denominator ?? point.words ?? null, rounded(point.value) ?? point.words ?? null,
        rounded(point.lower), rounded(point.upper), said, ...(hasAnswers ? [point.answer ?? ''] : []),
      ];
    }),
  };
}

/** The same in sentences, for those who do not see the drawing. */
export function funnelDescription({ points, target, targetName, unit = '' }: Funnel): string {
  const shown = points.filter(({ value }) => value !== null);
  const beyond = shown.filter(({ kind }) => kind !== 'usual');
  const outside = beyond.length === 0 ? 'All are within the limits.' : `${beyond.length} beyond the 99.8% limits: ${beyond.slice(0, 20).map(({ label, value }) => `${label} ${numberOrText(rounded(value) ?? '')}${unit}`).join(', ')}${beyond.length > 20 ? ' and others, named in the table' : ''}.`;
  return `${shown.length} of ${points.length} have a figure that can be shown. ${targetName}: ${numberOrText(rounded(target) ?? '')}${unit}. ${outside}`;
}
