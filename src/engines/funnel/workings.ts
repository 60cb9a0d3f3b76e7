import type { CurvePoint, Note, UnitError, UnitId } from './input.ts';
import type { FourLimits } from './limit-rows.ts';

/** A unit as it was worked out; what could not be is NaN or infinite and becomes null in the answer. */
export interface WorkedPoint {
  readonly id: UnitId;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  readonly transformed: number;
  readonly standardError: number;
  readonly z: number;
  readonly zWinsorised: number;
  readonly trimmed: boolean;
  readonly unadjusted: FourLimits | undefined;
  readonly adjusted: FourLimits | undefined;
  readonly side: 'above' | 'below' | null;
  readonly significance?: string;
  readonly notes: readonly Note[];
}

/** What every way of working out a funnel hands over to the answer. */
export interface Workings {
  readonly target: number;
  readonly targetTransformed: number;
  readonly phi: number;
  readonly tau2: number;
  readonly draw: { readonly adjusted: boolean; readonly unadjusted: boolean };
  readonly limitsUsed: 'adjusted' | 'unadjusted';
  readonly points: readonly (WorkedPoint | UnitError)[];
  readonly curve: readonly CurvePoint[];
  readonly notes: readonly Note[];
}

export const limitsUndefined: Note = { code: 'limits-undefined', text: 'The reference leaves a figure undefined here, so it is not given.' };
