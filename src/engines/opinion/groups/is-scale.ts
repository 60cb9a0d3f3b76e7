import { factors } from '../model/sides.ts';

/**
 * Whether people stand along one scale rather than in two separate camps: on the main axis one normal curve tells positions no worse than a
 * mixture of two of one spread (Bayesian information criterion, Schwarz 1978; the mixture has two more numbers to learn), or the two are
 * at most two standard deviations apart, so that there is no dip between them (Robertson & Fryer 1969).
 */
export function standsOnScale(places: Float64Array, people: readonly number[]): boolean {
  const values = Float64Array.from(people, (i) => places[i * factors] as number);
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length;
  if (!(variance > 1e-12)) return true;
  const single = -0.5 * values.length * (Math.log(2 * Math.PI * variance) + 1);
  const { likelihood, apart } = twoCurves(values, mean, Math.sqrt(variance));
  return apart <= 2 || 2 * (likelihood - single) <= 2 * Math.log(values.length);
}

const steps = 200;

function twoCurves(values: Float64Array, mean: number, deviation: number): { likelihood: number; apart: number } {
  let low = mean - deviation;
  let high = mean + deviation;
  let share = 0.5;
  let variance = deviation ** 2 / 2;
  let likelihood = -Infinity;
  for (let step = 0; step < steps; step += 1) {
    const next = { low: 0, high: 0, weight: 0, square: 0, likelihood: 0 };
    for (const value of values) {
      const one = (1 - share) * Math.exp(-((value - low) ** 2) / (2 * variance));
      const other = share * Math.exp(-((value - high) ** 2) / (2 * variance));
      const belongs = other / Math.max(1e-300, one + other);
      next.likelihood += Math.log(Math.max(1e-300, one + other) / Math.sqrt(2 * Math.PI * variance));
      next.weight += belongs;
      next.low += (1 - belongs) * value;
      next.high += belongs * value;
      next.square += (1 - belongs) * (value - low) ** 2 + belongs * (value - high) ** 2;
    }
    ({ likelihood } = next);
    if (next.weight < 1e-6 || values.length - next.weight < 1e-6) break;
    low = next.low / (values.length - next.weight);
    high = next.high / next.weight;
    share = next.weight / values.length;
    variance = Math.max(1e-9, next.square / values.length);
  }
  return { likelihood, apart: Math.abs(high - low) / Math.sqrt(variance) };
}
