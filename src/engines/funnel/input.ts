/** A text or a whole number; answered as it was given. */
export type UnitId = string | number;

export interface FunnelUnit {
  readonly id: UnitId;
  /** Counted events; null or absent where it is not known. */
  readonly numerator?: number | null;
  /** People, trials, population or expected events; null or absent where it is not known. */
  readonly denominator?: number | null;
  /** For rates that were standardised elsewhere: the rate as published, multiplier and all. */
  readonly rate?: number | null;
}

export type FunnelType = 'proportion' | 'ratio-of-counts' | 'standardised-ratio' | 'crude-rate' | 'direct-standardised-rate';

export const references = ['FunnelPlotR-0.6.0', 'PHEindicatormethods-2.1.0'] as const;
export const strangers = ['NHSRplotthedots-0.2.2', 'qicharts2-0.8.1', 'PowerBI-SPC-1.7.4', 'polis'] as const;

export interface FunnelInput {
  readonly type: FunnelType;
  /** Scale of a standardised ratio: logarithm ("shmi", the default) or square root ("cqc"). */
  readonly method?: 'shmi' | 'cqc';
  readonly limits?: 'exact' | 'normal';
  readonly adjust?: 'none' | 'overdispersion';
  /** Share of the units at each end that is pulled in or left out when the spread is measured. */
  readonly trim?: number;
  readonly multiplier?: number;
  readonly compat?: boolean | (typeof references)[number] | (typeof strangers)[number];
  readonly draw?: { readonly adjusted?: boolean; readonly unadjusted?: boolean };
  readonly outlierLimit?: 95 | 99.8;
  readonly roundExpected?: boolean;
  readonly denominatorRange?: readonly number[];
  readonly gridPoints?: readonly number[];
  readonly yearsOfData?: number;
  readonly units: readonly FunnelUnit[];
}

export interface Note {
  readonly code: string;
  readonly text: string;
}

export interface LimitPair {
  readonly lower95: number | null;
  readonly upper95: number | null;
  readonly lower998: number | null;
  readonly upper998: number | null;
}

export interface FunnelPoint {
  readonly id: UnitId;
  /** Summed over rows with the same id. */
  readonly numerator: number | null;
  /** What the limits were worked out for: rounded or derived where the method says so. */
  readonly denominator: number | null;
  readonly value: number | null;
  readonly transformed: number | null;
  readonly standardError: number | null;
  readonly z: number | null;
  /** Null where the unit was left out when the spread was measured. */
  readonly zWinsorised: number | null;
  readonly zAdjusted: number | null;
  readonly trimmed: boolean;
  readonly unadjusted: LimitPair | null;
  readonly adjusted: LimitPair | null;
  readonly outlier: boolean;
  readonly side: 'above' | 'below' | null;
  readonly significance?: string;
  readonly sentence: string;
  readonly notes?: readonly Note[];
}

export interface CurvePoint {
  readonly denominator: number;
  readonly unadjusted: LimitPair | null;
  readonly adjusted: LimitPair | null;
  /** Where this reference works from counts: where each of the four lines stands on the horizontal axis at this count. */
  readonly denominators?: LimitPair;
}

export interface UnitError {
  readonly id: UnitId;
  readonly error: Note;
}

export interface FunnelResult {
  readonly error?: Note;
  readonly target: number | null;
  readonly targetTransformed: number | null;
  readonly phi: number | null;
  readonly tau2: number | null;
  readonly limitsUsed: 'adjusted' | 'unadjusted';
  readonly units: readonly (FunnelPoint | UnitError)[];
  readonly curve: readonly CurvePoint[];
  readonly sentence: string;
  readonly notes: readonly Note[];
  readonly settings: Readonly<Record<string, unknown>>;
}
