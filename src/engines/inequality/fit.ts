import type { Columns } from './columns.ts';

export interface Fit {
  readonly mean: number;
  /** From the most deprived end (0) to the least (1). */
  readonly slope: number;
}

/**
 * Weighted least squares of `values` on the middle of each quantile's place from 0 to 1, weights the shares of people: Low and Low (2004), Journal of
 * Public Health 26(4). Because the weighted middle is ½, the slope is Σ a(b − ½)y ÷ Σ a(b − ½)² and the line passes the mean there. Writes each share and part.
 */
export function fitSlope({ count, population, share, part }: Columns, values: Float64Array): Fit {
  let people = 0;
  for (let at = 0; at < count; at += 1) people += population[at] ?? 0;
  // From the first value on, so that values that are all the same give a slope of exactly nought, not of rounding.
  const first = values[0] ?? 0;
  let [below, spread, mean, moment] = [0, 0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const weight = (population[at] ?? 0) / people;
    const offset = below + weight / 2 - 0.5;
    const away = (values[at] ?? 0) - first;
    below += weight;
    share[at] = weight;
    part[at] = weight * offset;
    spread += weight * offset * offset;
    mean += weight * away;
    moment += weight * offset * away;
  }
  for (let at = 0; at < count; at += 1) part[at] = (part[at] ?? 0) / spread;
  return { mean: first + mean, slope: moment / spread };
}
