import type { Uncertain } from './convolution.ts';
import type { ValueType } from './input.ts';
import { scaleOf } from './scale.ts';

/** Above this error on its scale a value's tail is too long for its first six cumulants to tell. */
const WIDEST = 0.3;
/** How large the last terms may be, in standard deviations of the sum: what comes after them is about a tenth of the fourth. Else nothing is answered. */
const MOST_THIRD = 1e-3;
const MOST_FOURTH = 5e-5;
const ORDERS = 6;

/**
 * Σ weight·back(normal) for independent normals with small errors, by its first six cumulants: they add up, so that other weights cost next to nothing. Where that is not close enough the answer is null and
 * the convolution is asked (about a thousand times the work).
 */
export class ExpandedSum {
  readonly #cumulants: readonly number[];
  readonly #count: number;

  private constructor(cumulants: readonly number[]) {
    this.#cumulants = cumulants;
    this.#count = cumulants.length / ORDERS;
  }

  /** Null where an error is 0 or wide. */
  static of(values: readonly Uncertain[], valueType: ValueType): ExpandedSum | null {
    if (!values.every(({ error }) => error > 0 && error <= WIDEST)) return null;
    const cumulants: number[] = [];
    for (const value of values) {
      if (valueType === 'rate') lognormal(value, cumulants);
      else byPoints(value, scaleOf[valueType].back, cumulants);
    }
    return new ExpandedSum(cumulants);
  }

  /** The first six cumulants of the sum. */
  at(weights: readonly number[]): Cumulants {
    let [mean, variance, third, fourth, fifth, sixth] = [0, 0, 0, 0, 0, 0];
    const cumulants = this.#cumulants;
    for (let at = 0, place = 0; at < this.#count; at += 1, place += ORDERS) {
      const weight = weights[at] ?? 0;
      const square = weight * weight;
      mean += weight * (cumulants[place] ?? 0);
      variance += square * (cumulants[place + 1] ?? 0);
      third += square * weight * (cumulants[place + 2] ?? 0);
      fourth += square * square * (cumulants[place + 3] ?? 0);
      fifth += square * square * weight * (cumulants[place + 4] ?? 0);
      sixth += square * square * square * (cumulants[place + 5] ?? 0);
    }
    return { mean, variance, third, fourth, fifth, sixth };
  }
}

export interface Cumulants {
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
  readonly fourth: number;
  readonly fifth: number;
  readonly sixth: number;
}

/** The point below which a sum lies as often as a standard normal lies below z. Cornish and Fisher's expansion to the sixth cumulant: Abramowitz and Stegun, 26.2.49. Null where it is not close enough. */
export function expandedQuantile({ mean, variance, third, fourth, fifth, sixth }: Cumulants, z: number): number | null {
  const deviation = Math.sqrt(variance);
  const [a, b, c, d] = [third / (variance * deviation), fourth / (variance * variance), fifth / (variance * variance * deviation), sixth / (variance * variance * variance)];
  // Hermite's polynomials.
  const square = z * z;
  const [h2, h3, h4, h5] = [square - 1, z * (square - 3), square * (square - 6) + 3, z * (square * (square - 10) + 15)];
  const first = (a * h2) / 6;
  const second = (b * h3) / 24 - (a * a * (2 * h3 + z)) / 36;
  const thirdTerm = (c * h4) / 120 - (a * b * (h4 + h2)) / 24 + (a * a * a * (12 * h4 + 19 * h2)) / 324;
  const fourthTerm = (d * h5) / 720 - (b * b * (3 * h5 + 6 * h3 + 2 * z)) / 384 - (a * c * (2 * h5 + 3 * h3)) / 180 + (a * a * b * (14 * h5 + 37 * h3 + 8 * z)) / 288 - (a * a * a * a * (252 * h5 + 832 * h3 + 227 * z)) / 7776;
  if (!(Math.abs(thirdTerm) <= MOST_THIRD && Math.abs(fourthTerm) <= MOST_FOURTH)) return null;
  return mean + deviation * (z + first + second + thirdTerm + fourthTerm);
}

/**
 * The n-th cumulant of a lognormal is mean^n·(w − 1)^(n−1)·I_n(w), w = e^(error²), where I_n counts trees by their inversions: raw moments are sums over all graphs, cumulants over connected ones. Mallows and Riordan (1968),
 * The inversion enumerator for labeled trees, Bulletin of the American Mathematical Society 74. Nothing cancels, however small the error.
 */
function lognormal({ at, error }: Uncertain, into: number[]): void {
  const rest = Math.expm1(error * error);
  const w = 1 + rest;
  const mean = Math.exp(at + (error * error) / 2);
  const step = mean * rest;
  const cubed = step * step * step;
  into.push(
    mean,
    mean * step,
    mean * step * step * (2 + w),
    mean * cubed * (6 + w * (6 + w * (3 + w))),
    mean * cubed * step * (24 + w * (36 + w * (30 + w * (20 + w * (10 + w * (4 + w)))))),
    mean * cubed * step * step * (120 + w * (240 + w * (270 + w * (240 + w * (180 + w * (120 + w * (70 + w * (35 + w * (15 + w * (5 + w)))))))))),
  );
}

/** Steps of the normal distribution that stand for all of it; with this width the sum over them is exact to rounding. */
const WIDTH = 0.75;
const steps = Array.from({ length: 23 }, (_one, k) => (k - 11) * WIDTH);
const chances = steps.map((z) => (Math.exp((-z * z) / 2) * WIDTH) / Math.sqrt(2 * Math.PI));

function byPoints({ at, error }: Uncertain, back: (value: number) => number, into: number[]): void {
  const points = steps.map((z) => back(at + error * z));
  let mean = 0;
  for (let k = 0; k < points.length; k += 1) mean += (chances[k] ?? 0) * (points[k] ?? 0);
  let [second, third, fourth, fifth, sixth] = [0, 0, 0, 0, 0];
  for (let k = 0; k < points.length; k += 1) {
    const away = (points[k] ?? 0) - mean;
    const square = away * away;
    const weighed = square * (chances[k] ?? 0);
    second += weighed;
    third += weighed * away;
    fourth += weighed * square;
    fifth += weighed * square * away;
    sixth += weighed * square * square;
  }
  into.push(mean, second, third, fourth - 3 * second ** 2, fifth - 10 * third * second, sixth - 15 * fourth * second - 10 * third ** 2 + 30 * second ** 3);
}
