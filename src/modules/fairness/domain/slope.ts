import { analyseInequality } from '#engines/inequality';
import type { Count } from './counts.ts';
import { rateOf, type Interval, type Scale } from './gap.ts';

export interface Slope {
  /** From the first group in order to the last, over everybody: the fitted difference in the measure's own unit. */
  slope: Interval;
  /** The fitted figure at the last end divided by that at the first. */
  relative: Interval | null;
}

/** The slope and relative index of inequality across groups in order, in closed form (methods 3.5); a reason in words where there is none. */
export function slopeOf(steps: readonly (Count | null)[], scale: Scale): Slope | { why: string } {
  if (scale.unit !== 'percent' && scale.unit !== 'rate') return { why: 'A slope is worked out for shares and rates only.' };
  const counts = steps.flatMap((step) => step ?? []);
  if (counts.length < steps.length) return { why: 'A slope needs a figure of every group, and one of them cannot be shown.' };
  if (counts.length < 3) return { why: 'A slope needs at least three groups in order.' };
  const { areas: [area] } = analyseInequality({
    valueType: scale.unit === 'percent' ? 'proportion' : 'rate', transform: true, multiplier: scale.multiplier,
    areas: [{ id: 1, quantiles: counts.map((count, at) => ({ quantile: at + 1, population: count.denominator, value: count.numerator / count.denominator, ...limitsOf(count, scale) })) }],
  });
  if (!area || 'error' in area || area.slopeIndex === null) return { why: area && 'error' in area ? area.error.text : 'A slope cannot be worked out of these figures.' };
  return {
    slope: { value: area.slopeIndex, lower: area.slopeLower, upper: area.slopeUpper },
    relative: area.relativeIndex === null ? null : { value: area.relativeIndex, lower: area.relativeLower, upper: area.relativeUpper },
  };
}

function limitsOf(count: Count, scale: Scale): { lower: number | null; upper: number | null } {
  const rate = rateOf(count, { ...scale, multiplier: 1 });
  return { lower: rate?.lower ?? null, upper: rate?.upper ?? null };
}
