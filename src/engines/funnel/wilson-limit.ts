/**
 * The proportion in a population of this size whose Wilson interval just touches the target: Wilson's (1927) equation solved for the observed value.
 * With v = z², A = 1/v + 1/N, B = P(N/v + 1), C = P(N(P(N/v + 2) − 1) + v(P − 1)) it is (B ± √(B² − AC)) ÷ (A·N). May lie outside 0 to 1.
 */
export function wilsonPopulationLimit({ target, population, z }: { target: number; population: number; z: number }, side: 1 | -1): number {
  const v = z * z;
  const a = 1 / v + 1 / population;
  const b = target * (population / v + 1);
  const c = target * (population * (target * (population / v + 2) - 1) + v * (target - 1));
  return (b + side * Math.sqrt(Math.max(0, b * b - a * c))) / (a * population);
}
