import type { Rule } from '../answer-types.ts';

/** Rules as bits of one number per point, so that a point may break several. Even bits point up, odd bits down. */
export const ruleOfBit: readonly Rule[] = ['above-limit', 'below-limit', 'run-above', 'run-below', 'trend-up', 'trend-down', 'two-of-three-above', 'two-of-three-below'];
export const ABOVE_LIMIT = 0;
export const RUN_ABOVE = 2;
export const TREND_UP = 4;
export const TWO_ABOVE = 6;

/** A rule broken over rows `from` to `to`, first fulfilled with row `completed`. `bit` −1: crossings too few. */
export interface Signal {
  readonly bit: number;
  readonly from: number;
  readonly to: number;
  readonly completed: number;
}

/** What the rules see of one segment: only the rows that take part, one after the other. */
export interface Track {
  /** Where each stands in the series. */
  readonly rows: Int32Array;
  readonly value: Float64Array;
  /** −1, 0 or 1 of the centre line; NaN where there is no figure or no line. */
  readonly side: Float64Array;
  /** Beyond the limits, and beyond the two-sigma lines: 1 above, −1 below, else 0. */
  readonly beyondLimit: Int8Array;
  readonly beyondNear: Int8Array;
}

export interface Marking {
  /** One number of bits for each row of the whole series. */
  readonly marks: Uint8Array;
  readonly signals: Signal[];
}

export const bitFor = (first: number, direction: number): number => (direction > 0 ? first : first + 1);

export function mark({ marks }: Marking, row: number | undefined, bit: number): void {
  if (row !== undefined) marks[row] = (marks[row] ?? 0) | (1 << bit);
}
