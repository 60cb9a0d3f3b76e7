/** ζ(k) − 1 for k = 2, 3, …: coefficients of ln Γ around 2. Computed to 40 digits with mpmath. */
const ZETA_LESS_ONE = [0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914, 0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853, 0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5, 3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6, 9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9, 3.725334024788457e-9];
const ONE_LESS_EULER = 0.42278433509846713;
const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * ln |Γ(x)|. Infinity at 0 and the negative whole numbers. Digits are kept around the zeros at 1 and 2, but not around
 * those between negative whole numbers. Sources: Abramowitz and Stegun 6.1.33 (series), 6.1.40 (Stirling), 6.1.17 (reflection).
 */
export function logGamma(x: number): number {
  if (x <= 0) return Number.isInteger(x) ? Infinity : Math.log(Math.PI / Math.abs(sineOfTurn(x))) - logGamma(1 - x);
  if (x < 0.5) return logGammaOnePlus(x) - Math.log(x);
  if (x < 1.5) return logGammaOnePlus(x - 1);
  if (x < 2.5) return aroundTwo(x - 2);
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
  let product = 1;
  let rest = x;
  while (rest >= 2.5) product *= rest -= 1;
  return Math.log(product) + aroundTwo(rest - 2);
}

/** sin(πx), exact at whole numbers: the turn is taken off before π makes it inexact. */
export function sineOfTurn(x: number): number {
  const turn = x - 2 * Math.round(x / 2);
  if (Math.abs(turn) > 0.5) return Math.sin(Math.PI * (Math.sign(turn) - turn));
  return Math.sin(Math.PI * turn);
}

/** ln Γ(1 + z) for −0.5 ≤ z; keeps its digits as z goes to 0. */
export const logGammaOnePlus = (z: number): number => (z <= 0.5 ? aroundTwo(z) - Math.log1p(z) : logGamma(1 + z));

/** ln Γ(2 + z), |z| ≤ ½. */
function aroundTwo(z: number): number {
  let sum = 0;
  for (let at = ZETA_LESS_ONE.length - 1; at >= 0; at -= 1) sum = (ZETA_LESS_ONE[at] ?? 0) / (at + 2) - sum * z;
  return z * (ONE_LESS_EULER + z * sum);
}

/** What Stirling's formula leaves: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x above 0. Abramowitz and Stegun 6.1.40. */
export function stirlingError(x: number): number {
  if (x < 10) return logGamma(x) - (x - 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  const square = 1 / (x * x);
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square * (1 / 156 - (square * 3617) / 122400))))))) / x;
}

/** Below this the difference of two Stirling errors is taken by its slope, because it would lose its digits. */
const SMALL = 1e-4;

/** ln Γ(b) − ln Γ(b + a) for a, b above 0; keeps its digits as a goes to 0 and as b grows. */
export function logGammaRatio(a: number, b: number): number {
  if (b < 10) {
    let sum = 0;
    let shifted = b;
    for (; shifted < 10; shifted += 1) sum += Math.log1p(a / shifted);
    return sum + logGammaRatio(a, shifted);
  }
  const errors = a < SMALL ? -a * stirlingSlope(b + a / 2) : stirlingError(b) - stirlingError(a + b);
  return errors - (b - 0.5) * Math.log1p(a / b) + a - a * Math.log(a + b);
}

function stirlingSlope(x: number): number {
  const square = 1 / (x * x);
  return -square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760 - square / 12))))));
}
