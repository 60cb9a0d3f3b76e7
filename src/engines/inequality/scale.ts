import type { ValueType } from './input.ts';

/** A scale on which a kind of value is about normal, and the way back. */
export interface Scale {
  readonly to: (value: number) => number;
  readonly back: (value: number) => number;
}

const natural: Scale = { to: (value) => value, back: (value) => value };
const logarithm: Scale = { to: Math.log, back: Math.exp };
const logit: Scale = { to: (share) => Math.log(share) - Math.log1p(-share), back: (odds) => (odds > 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds))) };

export const scaleOf: Readonly<Record<ValueType, Scale>> = { other: natural, rate: logarithm, proportion: logit };
