/** References that other engines reproduce: a call that names one is read, and told that there is nothing of it here. */
export const strangers = ['NHSRplotthedots-0.2.2', 'qicharts2-0.8.1', 'FunnelPlotR-0.6.0', 'PowerBI-SPC-1.7.4', 'polis'] as const;

export type RowId = string | number;
export type Measure = 'proportion' | 'rate' | 'mean' | 'direct-standardised-rate' | 'indirect-standardised-rate' | 'indirect-standardised-ratio' | 'difference' | 'ratio' | 'gap-change' | 'quantile' | 'life-expectancy';
export type PairInterval = 'newcombe' | 'katz-log' | 'score' | 'miettinen-nurminen' | 'normal';

/** Null where a figure is missing; that is not 0. */
export type Figure = number | null;

export interface Count {
  readonly numerator?: Figure;
  readonly denominator?: Figure;
}

export interface Band extends Count {
  /** People of the standard population in this band. */
  readonly standard?: Figure;
  readonly referenceNumerator?: Figure;
  readonly referenceDenominator?: Figure;
  readonly startAge?: Figure;
  readonly deaths?: Figure;
  readonly population?: Figure;
}

/** Which fields a row needs depends on the measure; schema.ts lists them. */
export interface RateRow extends Count {
  readonly id: RowId;
  readonly group?: RowId | null;
  readonly values?: readonly Figure[];
  readonly value?: Figure;
  readonly bands?: readonly Band[];
  /** `numerators` count the people with so many events, one for each band. */
  readonly eventFrequencies?: readonly { readonly frequency: number; readonly numerators: readonly Figure[] }[];
  readonly a?: Count;
  readonly b?: Count;
  readonly before?: Pair;
  readonly after?: Pair;
}

export interface Pair {
  readonly a?: Count;
  readonly b?: Count;
}

export interface RatesInput {
  readonly measure: Measure;
  /** Between 0 and 1, or a percentage from 90; the first gives `lower` and `upper`. */
  readonly confidence?: number | readonly number[];
  readonly multiplier?: number;
  readonly referenceValue?: number;
  readonly interval?: PairInterval;
  readonly quantiles?: number;
  readonly invert?: boolean;
  readonly compat?: boolean | 'PHEindicatormethods-2.1.0' | (typeof strangers)[number];
  readonly rows: readonly RateRow[];
}

/** One confidence level with what is worked out of it once. */
export interface Level {
  readonly confidence: number;
  readonly z: number;
  /** The chance left over on each side. */
  readonly tail: number;
}

export interface Settings {
  readonly levels: readonly Level[];
  readonly multiplier: number;
  readonly referenceValue: number;
  readonly interval: PairInterval;
  readonly quantiles: number;
  readonly invert: boolean;
  readonly compat: boolean;
}
