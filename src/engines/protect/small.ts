import { isShare } from './measures.ts';
import type { ProtectionPolicy } from './policies.ts';
import type { ReadCell } from './read-cells.ts';

/** Whether a cell may not be shown because somebody decided so, or for its own figures: too few counted, too few in the rate or below it, or too few whom the rate leaves out. */
export function isSmall({ count, rate, isHidden }: ReadCell, policy: ProtectionPolicy, cells: readonly ReadCell[]): boolean {
  const isFew = (people: number): boolean => people < policy.minimum && !(people === 0 && policy.zerosSafe);
  if (isHidden || isFew(count)) return true;
  if (!rate) return false;
  if (isFew(rate.numerator) || (rate.denominator < policy.rateBase && !(rate.denominator === 0 && policy.zerosSafe))) return true;
  return policy.complements && isShare(cells.flatMap((cell) => (cell.rate ? [cell.rate] : []))) && isFew(rate.denominator - rate.numerator);
}
