import { gammaQuantile } from '#engines/special';
import type { Limits, Method } from './answer.ts';
import type { Level } from './input.ts';

/** From this count on the approximation is used: the rule of the Association of Public Health Observatories' technical briefing 3 (2008). */
const BYAR_FROM = 10;

export const countMethod = (count: number): Method => (count < BYAR_FROM ? 'exact' : 'byar');

/** Limits of an observed count of independent events. */
export const countLimits = (count: number, level: Level): Limits => (count < BYAR_FROM ? exactLimits(count, level) : byarLimits(count, level));

/** Exact Poisson limits: Garwood (1936), Biometrika 28(3/4). Half a chi-square quantile with 2x degrees of freedom is a gamma quantile with shape x. */
export const exactLimits = (count: number, { tail }: Level): [number, number] => [gammaQuantile(tail, count), gammaQuantile(tail, count + 1, { lowerTail: false })];

/** Byar's approximation: Breslow and Day (1987), Statistical Methods in Cancer Research II. Where it would fall below 0 there is no lower limit. */
export function byarLimits(count: number, { z }: Level): Limits {
  const lower = count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  const next = count + 1;
  return [lower < 0 ? null : lower, next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3];
}
