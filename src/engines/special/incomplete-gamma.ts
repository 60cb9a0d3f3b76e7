import { deviance } from './deviance.ts';
import { logGammaOnePlus, stirlingError } from './log-gamma.ts';
import { nothingAbove, nothingBelow, type OneTail } from './tails.ts';
import { expandDensity, UNIFORM_FROM, UNIFORM_WITHIN, uniformTail } from './uniform-tail.ts';

const gammaDensity = expandDensity(1, 0);
const MOST_STEPS = 100_000;

/**
 * One tail of the gamma distribution with this shape (≥ 0) and rate 1 at x: series below, continued fraction above (Abramowitz and
 * Stegun 6.5.29 and 6.5.31), Temme's uniform expansion where both would be slow. Shape 0 is all at 0.
 */
export function gammaTail(x: number, shape: number): OneTail {
  if (x <= 0) return nothingBelow;
  if (shape === 0) return nothingAbove;
  const exponent = shape * deviance((shape - x) / shape, x / shape);
  if (shape >= UNIFORM_FROM && exponent < (UNIFORM_WITHIN ** 2 / 2) * shape) return uniformTail(gammaDensity, { m: shape, exponent, above: x >= shape });
  if (x >= Math.max(1.1, shape < 1 ? 0 : shape + 1)) return { log: logGammaTerm(x, shape) + Math.log(shape * upperFraction(x, shape)), lower: false };
  const log = logGammaTerm(x, shape) + Math.log(lowerSeries(x, shape));
  return shape < 1 && log > -0.1 ? { log: Math.log(upperOfSmallShape(x, shape)), lower: false } : { log, lower: true };
}

/** ln of x^a·e^(−x)/Γ(a + 1); the density is a/x times it. */
export function logGammaTerm(x: number, shape: number): number {
  if (shape < 1) return shape * Math.log(x) - x - logGammaOnePlus(shape);
  return -stirlingError(shape) - shape * deviance((shape - x) / shape, x / shape) - Math.log(2 * Math.PI * shape) / 2;
}

function lowerSeries(x: number, shape: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 1; n < MOST_STEPS && term > sum * 1e-17; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** Lentz's method as modified by Thompson and Barnett (1986), Journal of Computational Physics 64. */
export function upperFraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_STEPS; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return value;
}

/** The upper tail where the lower is nearly 1: both parts of 1 − x^a/Γ(a + 1)·(1 + …) are small. After DiDonato and Morris (1986), ACM Transactions on Mathematical Software 12(4). */
function upperOfSmallShape(x: number, shape: number): number {
  let sum = 0;
  let power = 1;
  for (let n = 1; n < 60; n += 1) {
    power *= -x / n;
    sum += power / (shape + n);
  }
  const log = shape * Math.log(x) - logGammaOnePlus(shape);
  return -Math.expm1(log) - Math.exp(log) * shape * sum;
}
