/** The fourteen charts of PowerBI-SPC, NHSRplotthedots' XmR and qicharts2's I prime. */
export type Chart = 'xmr' | 'run' | 'i' | 'i_m' | 'i_mm' | 'ip' | 'mr' | 'p' | 'p-prime' | 'u' | 'u-prime' | 'c' | 'g' | 't' | 'xbar' | 's';
export type RuleSet = 'nhsr-0.2.2' | 'mdc-2023' | 'powerbi-spc' | 'anhoej';
export type Reference = 'NHSRplotthedots-0.2.2' | 'qicharts2-0.8.1' | 'PowerBI-SPC-1.7.4';
/** References of other engines: a call that names one is read, and told that there is nothing of it here. */
export const strangers = ['FunnelPlotR-0.6.0', 'PHEindicatormethods-2.1.0', 'polis'] as const;
export type Stranger = (typeof strangers)[number];
export type RunMethod = 'anhoej' | 'bestbox' | 'cutbox';
export type Direction = 'increase' | 'decrease' | 'neutral';
/** A date, a date with time, or a whole number; answered as it was given. */
export type Period = string | number;

export interface SpcPoint {
  readonly period: Period;
  readonly value?: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  /** The members of a subgroup, for xbar and s; other charts take their mean, c, g and t their sum. */
  readonly values?: readonly (number | null)[];
  /** A target of this period only (a trajectory); without it the series' own holds. */
  readonly target?: number | null;
  /** Drawn, but left out of centre, limits and runs. */
  readonly exclude?: boolean;
}

export interface SpcSeries {
  readonly id: string | number;
  readonly direction: Direction;
  /** Absent: no target at all. null: a target that is not known. */
  readonly target?: number | null;
  /** Centre and limits come from so many points at the start of each segment. */
  readonly baselinePoints?: number;
  /** The first periods of new segments. */
  readonly rebase?: readonly Period[];
  /** One for each of `rebase`: its segment's own number of baseline points, null for all of them. Without it `baselinePoints` holds for every segment. */
  readonly rebasePoints?: readonly (number | null)[];
  readonly centre?: number;
  readonly multiplier?: number;
  /** What stands behind a figure in the sentence, such as "%". */
  readonly unit?: string;
  /** Limits below 0 are drawn at 0. */
  readonly nonNegative?: boolean;
  readonly points: readonly SpcPoint[];
}

export interface SpcInput {
  readonly chart?: Chart;
  readonly rules: RuleSet;
  readonly compat?: boolean | Reference | Stranger;
  /** Leave moving ranges of 3.267 times their mean or more out of the limits. */
  readonly screen?: boolean;
  readonly shiftPoints?: number;
  readonly trendPoints?: number;
  readonly runMethod?: RunMethod;
  readonly facets?: boolean;
  readonly series: readonly SpcSeries[];
}

export interface Note {
  readonly code: string;
  readonly text: string;
}

/** What a series cannot be answered for; its words are for a person. */
export interface SeriesError {
  readonly code: string;
  readonly text: string;
}
