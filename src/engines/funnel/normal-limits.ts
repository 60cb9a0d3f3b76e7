import { normalQuantile } from '#engines/special';
import { fourOf, tails, type FourLimits, type LimitsAt } from './limit-rows.ts';
import type { Scale } from './scales.ts';

const Z = [normalQuantile(1 - tails[0]), normalQuantile(1 - tails[1])] as const;

/**
 * Normal limits on the transformed scale with variance τ² between units, brought back to the scale of the values: the square root is squared, an
 * arcsine stops at 0 and 1, and a ratio of two counts has the standard error that its z has, at the count the target leads to expect.
 */
export function normalLimits({ scale, target, tau2, times }: { scale: Scale; target: number; tau2: number; times: number }): LimitsAt {
  if (scale.name === 'log') return (expected) => fourOf((distance) => times * Math.exp(distance), Z, Math.sqrt(1 / expected + tau2));
  if (scale.name === 'square-root') return (expected) => fourOf((distance) => times * Math.max(0, 1 + distance) ** 2, Z, Math.sqrt(1 / (4 * expected) + tau2));
  if (scale.name === 'arcsine') {
    const angle = Math.asin(Math.sqrt(target));
    const back = (distance: number): number => times * Math.sin(Math.min(Math.PI / 2, Math.max(0, angle + distance))) ** 2;
    return (denominator) => fourOf(back, Z, Math.sqrt(1 / (4 * denominator) + tau2));
  }
  return (denominator) => {
    const back = (distance: number): number => (times * Math.max(0, (denominator + 0.5) * target * Math.exp(distance) - 0.5)) / denominator;
    return fourOf(back, Z, Math.hypot(scale.standardError(target * denominator, denominator), Math.sqrt(tau2)));
  };
}

/** The outer of two pairs of lines: limits that allow for more than chance are never inside those of chance alone. */
export const outer = (one: FourLimits, other: FourLimits): FourLimits => [Math.min(one[0], other[0]), Math.max(one[1], other[1]), Math.min(one[2], other[2]), Math.max(one[3], other[3])];
