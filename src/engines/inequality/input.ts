/** References that other engines reproduce: a call that names one is read, and told that there is nothing of it here. */
export const strangers = ['NHSRplotthedots-0.2.2', 'qicharts2-0.8.1', 'FunnelPlotR-0.6.0', 'PowerBI-SPC-1.7.4', 'polis'] as const;

export type AreaId = string | number;
export type ValueType = 'other' | 'rate' | 'proportion';
export type Figure = number | null;

export interface QuantileValue {
  /** 1 is the most deprived. */
  readonly quantile: number;
  readonly population?: Figure;
  readonly value?: Figure;
  /** On the scale on which the value is about normal: natural, ln for a rate, logit for a proportion. */
  readonly standardError?: Figure;
  /** 95% limits of the value. */
  readonly lower?: Figure;
  readonly upper?: Figure;
}

export interface InequalityInput {
  readonly valueType: ValueType;
  /** Fit on ln (rate) or logit (proportion) and map back, instead of on the values themselves. */
  readonly transform?: boolean;
  /** Scales the indices; below 0 where high values are bad: then the relative index is turned over. */
  readonly multiplier?: number;
  readonly confidence?: number | readonly number[];
  readonly compat?: boolean | 'PHEindicatormethods-2.1.0' | (typeof strangers)[number];
  readonly areas: readonly { readonly id: AreaId; readonly quantiles: readonly QuantileValue[] }[];
}

export interface Note {
  readonly code: string;
  readonly text: string;
}

/** An area that cannot be answered; thrown on the way to its answer and caught with it. */
export class AreaFault extends Error {
  readonly code: string;
  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}
