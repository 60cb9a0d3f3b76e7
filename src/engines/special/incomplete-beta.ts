import { deviance, distanceFromMean } from './deviance.ts';
import { logGammaOnePlus, logGammaRatio, stirlingError } from './log-gamma.ts';
import { nothingAbove, nothingBelow, type OneTail } from './tails.ts';
import { expandDensity, roomForDensity, UNIFORM_FROM, UNIFORM_WITHIN, uniformTail } from './uniform-tail.ts';

/** So many steps of the fraction are enough for every pair of shapes up to about 10^11; beyond, the answer is NaN and is said to be. */
const MOST_STEPS = 1_000_000;
const NEARLY_ALL = Math.log(0.9);
/** Written over by each call: what an expansion needs it needs at once. */
const density = roomForDensity();

/**
 * One tail of the beta distribution at x, shapes a and b above 0: continued fraction from the side where it is quick, a uniform
 * expansion around the mean of large shapes (uniform-tail.ts), and a series where one tail of a small shape is nearly 1.
 */
export function betaTail(x: number, a: number, b: number): OneTail {
  if (x <= 0) return nothingBelow;
  if (x >= 1) return nothingAbove;
  const [n, m] = [a + b, (a / (a + b)) * b];
  if (m >= UNIFORM_FROM) {
    const { distance, exponent } = distanceOf(x, 1 - x, a, b);
    if (exponent < (UNIFORM_WITHIN ** 2 / 2) * m) return uniformTail(expandDensity((b - a) / n, m / n, density), { m, exponent, above: distance <= 0 });
  }
  const lower = x < (a + 1) / (n + 2);
  return lower ? directTail(x, 1 - x, [a, b], true) : directTail(1 - x, x, [b, a], false);
}

/** The tail from 0 to x of shapes [a, b], called lower or upper as the caller turned it round. */
function directTail(x: number, y: number, [a, b]: readonly [number, number], lower: boolean): OneTail {
  const log = logBetaTerm(x, y, a, b) + Math.log(a / fractionBelow(x, y, a, b));
  return a < 1 && log > NEARLY_ALL ? { log: Math.log(restOfSmallShape(x, a, b)), lower: !lower } : { log, lower };
}

/** ln of x^a·y^b/(a·B(a, b)), y = 1 − x given apart; the density is a/(x·y) times it. */
export function logBetaTerm(x: number, y: number, a: number, b: number): number {
  if (a >= 1 && b >= 1) return stirlingError(a + b) - stirlingError(a) - stirlingError(b) - distanceOf(x, y, a, b).exponent + Math.log(b / (2 * Math.PI * (a + b) * a)) / 2;
  return a * logOf(x, y) + b * logOf(y, x) - logScale(a, b);
}

/** ln of a·B(a, b): what x^a is divided by in the lower tail as x goes to 0. */
export function logScale(a: number, b: number): number {
  if (a <= b || b >= 1) return logGammaOnePlus(a) + logGammaRatio(a, b);
  return logGammaOnePlus(b) + logGammaRatio(b, a) + Math.log(a / b);
}

/** ln x by way of 1 − x where x is the larger: then 1 − x is the one that was given exactly. */
const logOf = (x: number, y: number): number => (x < 0.5 ? Math.log(x) : Math.log1p(-y));

/** How far x is below the mean, times a + b, and −ln of how much lower x^a·y^b is there than at the mean. The smaller of x and y is taken as exact. */
function distanceOf(x: number, y: number, a: number, b: number): { distance: number; exponent: number } {
  const distance = x <= y ? distanceFromMean(x, a, b) : -distanceFromMean(y, b, a);
  return { distance, exponent: a * deviance(distance / a, ((a + b) / a) * x) + b * deviance(-distance / b, ((a + b) / b) * y) };
}

/** x^a·y^b/B(a, b) ÷ I_x(a, b): the fraction of DiDonato and Morris (1992), ACM Transactions on Mathematical Software 18(3), by Lentz's method. */
function fractionBelow(x: number, y: number, a: number, b: number): number {
  const { distance } = distanceOf(x, y, a, b);
  let value = (a * (distance + 1)) / (a + 1);
  let c = value;
  let d = 0;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    const before = a + 2 * n - 1;
    const part = ((n * (b - n)) / before) * x;
    const alpha = ((a + n - 1) / before) * (a + b + n - 1) * part * x;
    const beta = n + part + ((a + n) / (before + 2)) * (distance + 1 + n * (1 + y));
    d = 1 / (beta + alpha * d);
    c = beta + alpha / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) return value;
  }
  return NaN;
}

/** 1 − I_x(a, b) for a below 1 where that is small: I_x = x^a/(a·B)·(1 + a·Σ (1 − b)…(n − b)·xⁿ/(n!·(a + n))), Abramowitz and Stegun 26.5.4, with the 1 taken off before it is rounded. */
function restOfSmallShape(x: number, a: number, b: number): number {
  let sum = 0;
  let power = 1;
  for (let n = 1; n < 10_000; n += 1) {
    power *= ((n - b) * x) / n;
    sum += power / (a + n);
    if (Math.abs(power) < 1e-18 * Math.abs(sum)) break;
  }
  const log = a * Math.log(x) - logScale(a, b);
  return -Math.expm1(log) - Math.exp(log) * a * sum;
}
