import { standardNormal, type Random } from '#engines/random';

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
