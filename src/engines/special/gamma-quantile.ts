import { gammaTail, logGammaTerm } from './incomplete-gamma.ts';
import { logGammaOnePlus } from './log-gamma.ts';
import { solveTail, type LogTail } from './newton.ts';
import { normalQuantile } from './normal.ts';
import { bothTails, probabilityOf, type TailChoice } from './tails.ts';

/**
 * The x below which a gamma distribution with this shape (≥ 0) and rate 1 lies with this probability: Infinity for all, 0 where the answer
 * is below the smallest number. It solves for the smaller tail, so that neither tail loses digits.
 */
export function gammaQuantile(probability: number, shape: number, tail: TailChoice = {}): number {
  const { logLower, logUpper } = bothTails(probability, tail);
  if (shape === 0 || logLower === -Infinity) return 0;
  if (logUpper === -Infinity) return Infinity;
  // As x goes to 0 the lower tail is x^a/Γ(a + 1), and exactly that to the last digit below 1e-18.
  const logSmallest = (logLower + logGammaOnePlus(shape)) / shape;
  if (logSmallest < -41.5) return Math.exp(logSmallest);
  const lowerTail = logLower <= logUpper;
  return solveTail((x) => gammaLogTail(x, shape, lowerTail), { target: Math.min(logLower, logUpper), start: startOf({ logLower, logUpper, shape, logSmallest }), scale: Math.sqrt(shape) });
}

/** Twice a gamma quantile: the chi-square distribution with these degrees of freedom (≥ 0, whole or not). */
export const chiSquareQuantile = (probability: number, degreesOfFreedom: number, tail: TailChoice = {}): number => 2 * gammaQuantile(probability, degreesOfFreedom / 2, tail);

/** Wilson and Hilferty (1931), Proceedings of the National Academy of Sciences 17(12), where it holds; else the end of the tail in question. */
export function startOf({ logLower, logUpper, shape, logSmallest }: { logLower: number; logUpper: number; shape: number; logSmallest: number }): number {
  const z = logLower <= logUpper ? normalQuantile(logLower, { log: true }) : -normalQuantile(logUpper, { log: true });
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  if (root > 0.3) return shape * root ** 3;
  return logLower <= logUpper ? Math.exp(Math.min(logSmallest, 700)) : Math.max(Math.exp(Math.min(logSmallest, 0)), Math.log(shape) - logUpper);
}

export function gammaLogTail(x: number, shape: number, lowerTail: boolean): LogTail {
  const log = probabilityOf(gammaTail(x, shape), { lowerTail, log: true });
  const slope = Math.exp(logGammaTerm(x, shape) + Math.log(shape) - log) * (lowerTail ? 1 : -1);
  return { log, slope, bend: shape - x - slope };
}
