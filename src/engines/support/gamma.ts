import { standardNormal, type Random } from '#engines/random';

/** Lanczos's approximation with g = 7 and nine terms (Godfrey's coefficients): 15 digits for what is above 0. */
const LANCZOS = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];

/** ln Γ(x) for x above 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const series = LANCZOS.reduce((sum, term, at) => (at === 0 ? term : sum + term / (shifted + at)), 0);
  const base = shifted + 7.5;
  return Math.log(2 * Math.PI) / 2 + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/** One draw from Gamma(shape, rate 1). Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26(3). Shape 0 gives 0. */
export function drawGamma(shape: number, random: Random): number {
  if (shape <= 0) return 0;
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = standardNormal(random);
    const cubed = (1 + c * normal) ** 3;
    if (cubed > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * cubed + d * Math.log(cubed)) return d * cubed;
  }
}
