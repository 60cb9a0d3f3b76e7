import { nearerEnd } from './beta-quantile.ts';
import { betaTail } from './incomplete-beta.ts';
import { gammaTail } from './incomplete-gamma.ts';
import { normalQuantile } from './normal.ts';
import { bothTails, logComplement, nothingAbove, nothingBelow, probabilityOf, type OneTail, type TailChoice } from './tails.ts';

/** P(X ≤ x) of a gamma distribution with this shape (≥ 0) and rate 1. */
export const gammaCumulative = (x: number, shape: number, tail: TailChoice = {}): number => probabilityOf(gammaTail(x, shape), tail);

/** P(X ≤ x) of a beta distribution with shapes a and b (≥ 0; a shape of 0 is all at that end). */
export function betaCumulative(x: number, a: number, b: number, tail: TailChoice = {}): number {
  if (x <= 0) return probabilityOf(nothingBelow, tail);
  if (x >= 1) return probabilityOf(nothingAbove, tail);
  if (a === 0 && b === 0) return probabilityOf({ log: -Math.LN2, lower: true }, tail);
  if (a === 0 || b === 0) return probabilityOf(a === 0 ? nothingAbove : nothingBelow, tail);
  return probabilityOf(betaTail(x, a, b), tail);
}

/** Counts come from divisions at times: R takes what is within 1e-7 of the next whole number as that number, and so do we. */
const wholeCount = (count: number): number => Math.floor(count + 1e-7);

const turned = ({ log, lower }: OneTail): OneTail => ({ log, lower: !lower });

/** P(X ≤ count) of a Poisson distribution with this mean (≥ 0): a gamma tail, Abramowitz and Stegun 26.4.21. */
export function poissonCumulative(count: number, mean: number, tail: TailChoice = {}): number {
  const whole = wholeCount(count);
  return probabilityOf(whole < 0 ? nothingBelow : turned(gammaTail(mean, whole + 1)), tail);
}

/** P(X ≤ count) of a binomial distribution with `trials` and `chance`: a beta tail, Abramowitz and Stegun 26.5.24. */
export function binomialCumulative(count: number, { trials, chance }: { trials: number; chance: number }, tail: TailChoice = {}): number {
  const whole = wholeCount(count);
  if (whole < 0) return probabilityOf(nothingBelow, tail);
  if (whole >= trials) return probabilityOf(nothingAbove, tail);
  return probabilityOf(turned(betaTail(chance, whole + 1, trials - whole)), tail);
}

/** Student's t and the normal distribution are the same to the last digit from here. */
const MANY_DEGREES = 1e17;

/**
 * The t below which Student's distribution with these degrees of freedom (above 0, whole or not) lies with this probability, by the beta
 * distribution of ν/(ν + t²): Abramowitz and Stegun 26.7.1 with 26.5.
 */
export function studentQuantile(probability: number, degreesOfFreedom: number, tail: TailChoice = {}): number {
  if (degreesOfFreedom >= MANY_DEGREES) return normalQuantile(probability, tail);
  const { logLower, logUpper } = bothTails(probability, tail);
  const smaller = Math.min(logLower, logUpper);
  if (smaller === -Infinity) return logLower < logUpper ? -Infinity : Infinity;
  // 1 − 2p holds its digits near p = ½ only when it is taken before the logarithm.
  const logMiddle = tail.log ? logComplement(Math.min(0, smaller + Math.LN2)) : Math.log(Math.abs(1 - 2 * probability));
  if (logMiddle === -Infinity) return 0;
  const { logX, ofX } = nearerEnd({ logLower: smaller + Math.LN2, logUpper: logMiddle, a: degreesOfFreedom / 2, b: 0.5 });
  const logOdds = ofX ? Math.log1p(-Math.exp(logX)) - logX : logX - Math.log1p(-Math.exp(logX));
  const distance = Math.exp((Math.log(degreesOfFreedom) + logOdds) / 2);
  return logLower < logUpper ? -distance : distance;
}
