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
  const people = steps.reduce((sum, { population }) => sum + population, 0);
  const shares = steps.map(({ population }) => population / people);
  let below = 0;
  const offsets = shares.map((share) => {
    below += share;
    return below - share / 2 - 0.5;
  });
  const spread = shares.reduce((sum, share, at) => sum + share * (offsets[at] ?? 0) ** 2, 0);
  const parts = shares.map((share, at) => (share * (offsets[at] ?? 0)) / spread);
  return { shares, parts, mean: weigh(shares, steps), slope: weigh(parts, steps) };
}

const weigh = (weights: readonly number[], steps: readonly Step[]): number => weights.reduce((sum, weight, at) => sum + weight * (steps[at]?.value ?? 0), 0);
