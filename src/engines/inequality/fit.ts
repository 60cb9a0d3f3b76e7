/** A quantile as it is fitted: values and errors on the working scale. */
export interface Step {
  readonly population: number;
  readonly value: number;
}

export interface Fit {
  /** Each step's share of the people, and its part in the slope: slope = Σ part·value. */
  readonly shares: readonly number[];
  readonly parts: readonly number[];
  readonly mean: number;
  /** From the most deprived end (0) to the least (1). */
  readonly slope: number;
}

/**
 * Weighted least squares of values on the middle of each quantile's place from 0 to 1, weights the shares of people: Low and Low (2004), Journal of
 * Public Health 26(4). Because the weighted middle is ½, the slope is Σ a(b − ½)y ÷ Σ a(b − ½)² and the line passes the mean there.
 */
export function fitSlope(steps: readonly Step[]): Fit {
  let people = 0;
  for (const { population } of steps) people += population;
  const shares: number[] = [];
  const parts: number[] = [];
  // From the first value on, so that values that are all the same give a slope of exactly nought, not of rounding.
  const first = steps[0]?.value ?? 0;
  let [below, spread, mean, moment] = [0, 0, 0, 0];
  for (const { population, value } of steps) {
    const share = population / people;
    const offset = below + share / 2 - 0.5;
    below += share;
    shares.push(share);
    parts.push(share * offset);
    spread += share * offset * offset;
    mean += share * (value - first);
    moment += share * offset * (value - first);
  }
  for (let at = 0; at < parts.length; at += 1) parts[at] = (parts[at] ?? 0) / spread;
  return { shares, parts, mean: first + mean, slope: moment / spread };
}
