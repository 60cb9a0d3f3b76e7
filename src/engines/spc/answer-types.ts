import type { Note, Period, SeriesError } from './input.ts';

export type Rule = 'above-limit' | 'below-limit' | 'run-above' | 'run-below' | 'trend-up' | 'trend-down' | 'two-of-three-above' | 'two-of-three-below';
export type PointType = 'common-cause' | 'improvement' | 'concern' | 'neutral-high' | 'neutral-low';
export type Variation = 'common-cause' | 'improvement-high' | 'improvement-low' | 'concern-high' | 'concern-low' | 'neutral-high' | 'neutral-low';
export type Assurance = 'pass' | 'fail' | 'inconsistent';

export interface PointAnswer {
  readonly period: Period;
  readonly value: number | null;
  /** The denominator, or how many members a subgroup has. */
  readonly n?: number | null;
  readonly segment: number;
  readonly included: boolean;
  readonly centre: number | null;
  /** null where there is none, and where it was screened out. */
  readonly movingRange: number | null;
  readonly movingRangeMean: number | null;
  readonly lowerLimit: number | null;
  readonly upperLimit: number | null;
  readonly lowerNear: number | null;
  readonly upperNear: number | null;
  readonly outside: boolean | null;
  readonly near: boolean | null;
  readonly side: -1 | 0 | 1 | null;
  readonly rule: Rule | null;
  readonly rules: readonly Rule[];
  readonly type: PointType;
}

export interface SegmentAnswer {
  readonly segment: number;
  readonly from: Period;
  readonly to: Period;
  readonly n: number;
  /** How many values centre and limits rest on. */
  readonly baseline: number;
  readonly centre: number | null;
  readonly movingRangeMean: number | null;
  /** null where they differ from point to point. */
  readonly lowerLimit: number | null;
  readonly upperLimit: number | null;
}

export interface SignalAnswer {
  readonly rule: Rule | 'few-crossings';
  readonly from: Period;
  readonly to: Period;
  /** The period with which the rule was first fulfilled. */
  readonly completedAt: Period;
}

export interface RunsAnswer {
  readonly segment: number;
  readonly n: number;
  readonly useful: number;
  readonly longest: number | null;
  readonly longestMax: number | null;
  readonly crossings: number | null;
  readonly crossingsMin: number | null;
  readonly signal: boolean;
}

export interface SeriesAnswer {
  readonly id: string | number;
  readonly variation: Variation;
  readonly variations?: readonly Variation[];
  readonly assurance: Assurance | null;
  readonly sentence: string;
  readonly notes: readonly Note[];
  readonly missingPeriods: readonly Period[];
  readonly segments: readonly SegmentAnswer[];
  readonly signals: readonly SignalAnswer[];
  readonly runs?: readonly RunsAnswer[];
  readonly points: readonly PointAnswer[];
}

export interface SpcResult {
  /** Why nothing at all could be answered. */
  readonly error?: SeriesError;
  readonly series: readonly (SeriesAnswer | { readonly id: string | number; readonly error: SeriesError })[];
  readonly sentence: string;
  readonly notes: readonly Note[];
  readonly settings: Readonly<Record<string, unknown>>;
}
