import { scaledErrorComplement } from './normal.ts';
import type { OneTail } from './tails.ts';

const TERMS = 24;

/** From here, and for `zeta` up to this, the expansion is good to the last digits. */
export const UNIFORM_FROM = 25;
export const UNIFORM_WITHIN = 0.5;

/**
 * Coefficients of f(ζ) = ζ/τ where τ dτ/dζ = ζ(1 + gτ − hτ²), τ ≈ ζ: gamma has g = 1, h = 0, beta with mean m has g = 1 − 2m, h = m(1 − m).
 * Source: Temme (1987), On the computation of the incomplete gamma functions for large values of the parameters, where the
 * coefficients are those of the gamma; the same substitution with the beta's density gives the equation above. Written to `f`, which may be used again.
 */
export function expandDensity(g: number, h: number, f = roomForDensity()): Float64Array {
  t[1] = 1;
  for (let m = 2; m <= TERMS + 1; m += 1) t[m] = (g * at(t, m - 1) - h * convolve(t, 1, m - 1) - ((m + 1) / 2) * convolve(t, 2, m + 1)) / (m + 1);
  f[0] = 1;
  for (let n = 1; n <= TERMS; n += 1) {
    let sum = 0;
    for (let k = 1; k <= n; k += 1) sum += at(t, k + 1) * at(f, n - k);
    f[n] = -sum;
  }
  return f;
}

/** The coefficients of τ, written over by each call: the beta distribution asks anew for each of its shapes. */
const t = new Float64Array(TERMS + 2);
export const roomForDensity = (): Float64Array => new Float64Array(TERMS + 1);

const at = (list: Float64Array, place: number): number => list[place] ?? 0;

/** Σ t_i·t_(sum − i) for i from `first` to sum − first. */
function convolve(t: Float64Array, first: number, sum: number): number {
  let total = 0;
  for (let i = first; i <= sum - first; i += 1) total += at(t, i) * at(t, sum - i);
  return total;
}

/**
 * The tail beyond ζ (upper for ζ ≥ 0, lower for ζ < 0) of a density ∝ e^(−mζ²/2)·f(ζ), from `exponent` = mζ²/2:
 * e^(−exponent)·[½ e^(y²) erfc(y) ± S/√(2πm)], y² = exponent. S comes from the recursion of Temme (1987): it is stable downwards, and no
 * digit is lost in either tail.
 */
export function uniformTail(f: Float64Array, { m, exponent, above }: { m: number; exponent: number; above: boolean }): OneTail {
  const zeta = Math.sqrt((2 * exponent) / m) * (above ? 1 : -1);
  let [next, afterNext] = [0, 0];
  let series = 0;
  for (let n = TERMS; n >= 1; n -= 1) {
    [next, afterNext] = [at(f, n) + ((n + 1) * afterNext) / m, next];
    series = series * zeta + next;
  }
  // `next` and `afterNext` now stand for n = 0 and n = 1; the latter makes the whole probability 1.
  const correction = (m / (m + afterNext)) * series / Math.sqrt(2 * Math.PI * m);
  const scaled = scaledErrorComplement(Math.sqrt(exponent)) / 2 + (above ? correction : -correction);
  return { log: Math.log(scaled) - exponent, lower: !above };
}
