import { chiSquareQuantile } from '#engines/special';
import type { FunnelType } from './input.ts';
import { fourOf, type FourLimits, type LimitsAt } from './limit-rows.ts';
import { smoothLine, type Line } from './smooth-line.ts';

/** The two normal quantiles of FunnelPlotR 0.6.0, to six decimals as it has them. */
const COPIED_Z = [1.959964, 3.090232] as const;

export interface CopiedFunnel {
  readonly type: FunnelType;
  readonly method: 'shmi' | 'cqc';
  readonly target: number;
  readonly multiplier: number;
}

/**
 * The limits of FunnelPlotR 0.6.0 with variance τ² between units: normal on the transformed scale, times the multiplier. Its defects are kept:
 * a ratio of counts has 1/(2√E) here but another standard error in z, and the square-root scale is not squared back.
 */
export function copiedNormalLimits({ type, method, target, multiplier }: CopiedFunnel, tau2: number): LimitsAt {
  const arcsine = Math.asin(Math.sqrt(target));
  if (type === 'standardised-ratio' && method === 'shmi') return (denominator) => fourOf((distance) => multiplier * Math.exp(distance), COPIED_Z, Math.sqrt(1 / denominator + tau2));
  const back = type === 'standardised-ratio' ? (distance: number) => multiplier * (1 + distance)
    : type === 'proportion' ? (distance: number) => multiplier * Math.sin(arcsine + distance) ** 2
      : (distance: number) => multiplier * Math.exp(Math.log(target) + distance);
  return (denominator) => fourOf(back, COPIED_Z, Math.sqrt((1 / (2 * Math.sqrt(denominator))) ** 2 + tau2));
}

/** The unadjusted limits of a standardised ratio there: the exact Poisson interval around E events (chi-square), divided by E. */
export function copiedExactLimits(multiplier: number, denominators: readonly number[]): LimitsAt {
  const lower = (tail: number): Line => logRatio((expected) => chiSquareQuantile(tail, 2 * expected));
  const upper = (tail: number): Line => logRatio((expected) => chiSquareQuantile(tail, 2 * (expected + 1), { lowerTail: false }));
  // ln(limit)·√E, not the limit: so its relative error is the same for lower limits near 0.
  const logRatio = (quantile: Line): Line => smoothLine((expected) => Math.log(quantile(expected) / (2 * expected)) * Math.sqrt(expected), denominators);
  const [lower95, upper95, lower998, upper998] = [lower(0.025), upper(0.025), lower(0.001), upper(0.001)];
  const value = (line: Line, expected: number): number => multiplier * Math.exp(line(expected) / Math.sqrt(expected));
  return (expected): FourLimits => (expected > 0 ? [value(lower95, expected), value(upper95, expected), value(lower998, expected), value(upper998, expected)] : [NaN, NaN, NaN, NaN]);
}

/**
 * What FunnelPlotR does to the limits of proportions, row by row over rising denominators: a lower limit above that of the next row becomes 0,
 * an upper limit below that of the next row becomes 1 × multiplier. The last row stays.
 */
export function cleanUp(rows: readonly FourLimits[], multiplier: number): FourLimits[] {
  return rows.map((row, at) => {
    const next = rows[at + 1];
    if (!next) return row;
    const lower = (place: 0 | 2): number => (row[place] > next[place] ? 0 : row[place]);
    const upper = (place: 1 | 3): number => (row[place] < next[place] ? multiplier : row[place]);
    return [lower(0), upper(1), lower(2), upper(3)];
  });
}
