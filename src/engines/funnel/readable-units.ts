import type { FunnelType, FunnelUnit, Note, UnitError } from './input.ts';
import { FEWEST_EVENTS } from './like-phe.ts';
import { sumUnits, type SummedUnit } from './sums.ts';

/** A unit that can be put on the scale, with what the funnel's horizontal axis and its limits go by. */
export interface ReadableUnit extends SummedUnit {
  /** Denominator as used: rounded expected events, or the population at which the standardised rate would have given this count. */
  readonly base: number;
  /** Too few events for a standardised rate: shown, but neither judged nor part of the average. */
  readonly few: boolean;
}

/** Each unit, or the reason why it cannot be compared. */
export function readUnits(units: readonly FunnelUnit[], type: FunnelType, rateFor: number): (ReadableUnit | UnitError)[] {
  return sumUnits(units).map((unit) => {
    const reason = whyNot(unit, type);
    if (reason) return { id: unit.id, error: reason };
    const few = type === 'direct-standardised-rate' && unit.numerator < FEWEST_EVENTS;
    const base = type === 'direct-standardised-rate' && !few ? (unit.numerator / (unit.rate ?? NaN)) * rateFor : unit.denominator;
    return { ...unit, base, few };
  });
}

function whyNot({ numerator, denominator, rate, rows }: SummedUnit, type: FunnelType): Note | undefined {
  if (Number.isNaN(numerator)) return { code: 'missing-numerator', text: 'The numerator of this unit is missing, so it cannot be compared.' };
  if (Number.isNaN(denominator)) return { code: 'missing-denominator', text: 'The denominator of this unit is missing, so it cannot be compared.' };
  if (denominator === 0) return { code: 'no-denominator', text: 'The denominator of this unit is 0, so it has no value to compare.' };
  if (type === 'proportion' && numerator > denominator) return { code: 'more-than-all', text: 'The numerator is larger than the denominator, which a proportion cannot be.' };
  if (type !== 'direct-standardised-rate' || numerator < FEWEST_EVENTS) return undefined;
  if (rows > 1) return { code: 'rates-not-added', text: 'Standardised rates of several rows cannot be added; give one row for this unit.' };
  if (rate === undefined) return { code: 'rate-needed', text: 'The standardised rate of this unit is missing, so it cannot be compared.' };
  return rate > 0 ? undefined : { code: 'rate-zero', text: 'The standardised rate is 0 although there are events.' };
}
