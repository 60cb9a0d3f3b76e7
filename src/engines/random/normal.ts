import type { Random } from './random.ts';

/** One draw from the normal distribution with mean 0 and standard deviation 1 (Box and Muller, 1958). Uses two numbers of the generator. */
export function standardNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
