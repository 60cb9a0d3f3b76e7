import { normalQuantile } from '#engines/special';
import type { CountDistribution, CountFamily } from './count-families.ts';
import { tails, type FourLimits, type LimitsAt } from './limit-rows.ts';
import { smoothLine, type Line } from './smooth-line.ts';
import { solveCount } from './solve-count.ts';

/**
 * The count beyond which chance puts less than `tail`: below the lower one P(X ≤ count) < tail, above the upper one P(X ≥ count) < tail, and so for
 * no other count. Not whole, so that the line is smooth; which whole counts are beyond is the same. The start is Cornish and Fisher's (1938).
 */
export function exactCount(distribution: CountDistribution, tail: number, side: 'lower' | 'upper'): number {
  const { mean, deviation, bend, most } = distribution;
  const goal = normalQuantile(tail);
  const shift = (bend * (goal * goal - 1)) / 6;
  const lower = side === 'lower';
  const start = mean + (lower ? goal : -goal) * deviation + shift + (lower ? -0.5 : 0.5);
  const found = solveCount({ logTail: lower ? distribution.logAtMost : distribution.logAtLeast, goal, start, slope: lower ? deviation : -deviation, between: [0, lower ? mean + 1 : most] });
  // The start is good to sixteen figures where counts are so large that the tail itself cannot be worked out.
  return Number.isNaN(found) ? start : found;
}

/** The four exact lines as values, worked out once for all these denominators. */
export function exactLimits(family: CountFamily, scale: number, denominators: readonly number[]): LimitsAt {
  const lines = tails.flatMap((tail) => [lineOf(family, tail, 'lower', denominators), lineOf(family, tail, 'upper', denominators)]);
  const [lower95, upper95, lower998, upper998] = lines;
  const value = (line: Line | undefined, denominator: number): number => ((line?.(denominator) ?? NaN) / denominator) * scale;
  return (denominator): FourLimits => [value(lower95, denominator), value(upper95, denominator), value(lower998, denominator), value(upper998, denominator)];
}

/** Up to the family's threshold no count is low (the line is 0), or none is high (the line is all). */
function lineOf(family: CountFamily, tail: number, side: 'lower' | 'upper', denominators: readonly number[]): Line {
  const threshold = side === 'lower' ? family.lowFrom(tail) : family.highFrom(tail);
  const flat = (denominator: number): number => (side === 'lower' ? 0 : family.at(denominator).most);
  const standardised = !(family.at(1).deviation > 0) ? () => 0 : smoothLine((denominator) => {
    const distribution = family.at(denominator);
    return (exactCount(distribution, tail, side) - distribution.mean) / distribution.deviation;
  }, denominators, threshold);
  return (denominator) => {
    const { mean, deviation, most } = family.at(denominator);
    // An average of nothing, or of all, leaves chance no room.
    if (!(deviation > 0)) return mean;
    if (!(denominator > threshold)) return flat(denominator);
    return Math.min(most, Math.max(0, mean + deviation * standardised(denominator)));
  };
}
