import type { Columns } from './columns.ts';
import type { ValueType } from './input.ts';

/** Above this error on its scale a value's tail is too long for its first six cumulants to tell. */
const WIDEST = 0.3;
/** How large the last terms may be, in standard deviations of the sum: what comes after them is about a tenth of the fourth. Else nothing is answered. */
const MOST_THIRD = 1e-3;
const MOST_FOURTH = 5e-5;
const ORDERS = 6;

/**
 * Σ weight·back(normal) for independent normals with small errors, by its first six cumulants: they add up, so that other weights cost next to nothing. Where that is not close enough the answer is null and
 * the convolution is asked (about a thousand times the work). One is used for area after area: `read` its values, `weigh` them, and ask.
 */
export class ExpandedSum {
  /** The cumulants of the weighted sum: what `weigh` leaves. */
  readonly #sum = new Float64Array(ORDERS);
  /** Those of each value, one value after the other. */
  #cumulants = new Float64Array(0);
  #count = 0;

  /** False where an error is 0 or wide: nothing may be asked then. */
  read({ count, at, error }: Columns, valueType: ValueType): boolean {
    for (let place = 0; place < count; place += 1) if (!((error[place] ?? 0) > 0 && (error[place] ?? 0) <= WIDEST)) return false;
    if (this.#cumulants.length < count * ORDERS) this.#cumulants = new Float64Array(2 * count * ORDERS);
    this.#count = count;
    for (let place = 0; place < count; place += 1) {
      if (valueType === 'rate') lognormal(at[place] ?? 0, error[place] ?? 0, this.#cumulants, place * ORDERS);
      else logitNormal(at[place] ?? 0, error[place] ?? 0, this.#cumulants, place * ORDERS);
    }
    return true;
  }

  /** Each value weighs first − ratio·second. */
  weigh(first: Float64Array, second = first, ratio = 0): void {
    let mean = 0, variance = 0, third = 0, fourth = 0, fifth = 0, sixth = 0;
    const cumulants = this.#cumulants;
    for (let at = 0, place = 0; at < this.#count; at += 1, place += ORDERS) {
      const weight = (first[at] ?? 0) - ratio * (second[at] ?? 0);
      const square = weight * weight;
      mean += weight * (cumulants[place] ?? 0);
      variance += square * (cumulants[place + 1] ?? 0);
      third += square * weight * (cumulants[place + 2] ?? 0);
      fourth += square * square * (cumulants[place + 3] ?? 0);
      fifth += square * square * weight * (cumulants[place + 4] ?? 0);
      sixth += square * square * square * (cumulants[place + 5] ?? 0);
    }
    const sum = this.#sum;
    sum[0] = mean;
    sum[1] = variance;
    sum[2] = third;
    sum[3] = fourth;
    sum[4] = fifth;
    sum[5] = sixth;
  }

  get mean(): number {
    return this.#sum[0] ?? 0;
  }

  get deviation(): number {
    return Math.sqrt(this.#sum[1] ?? 0);
  }

  /** The point below which the sum lies as often as a standard normal lies below z. Cornish and Fisher's expansion to the sixth cumulant: Abramowitz and Stegun, 26.2.49. NaN where it is not close enough. */
  quantile(z: number): number {
    const variance = this.#sum[1] ?? 0;
    const deviation = Math.sqrt(variance);
    const a = (this.#sum[2] ?? 0) / (variance * deviation);
    const b = (this.#sum[3] ?? 0) / (variance * variance);
    const c = (this.#sum[4] ?? 0) / (variance * variance * deviation);
    const d = (this.#sum[5] ?? 0) / (variance * variance * variance);
    // Hermite's polynomials.
    const square = z * z;
    const h2 = square - 1;
    const h3 = z * (square - 3);
    const h4 = square * (square - 6) + 3;
    const h5 = z * (square * (square - 10) + 15);
    const one = (a * h2) / 6;
    const two = (b * h3) / 24 - (a * a * (2 * h3 + z)) / 36;
    const three = (c * h4) / 120 - (a * b * (h4 + h2)) / 24 + (a * a * a * (12 * h4 + 19 * h2)) / 324;
    const four = (d * h5) / 720 - (b * b * (3 * h5 + 6 * h3 + 2 * z)) / 384 - (a * c * (2 * h5 + 3 * h3)) / 180 + (a * a * b * (14 * h5 + 37 * h3 + 8 * z)) / 288 - (a * a * a * a * (252 * h5 + 832 * h3 + 227 * z)) / 7776;
    if (!(Math.abs(three) <= MOST_THIRD && Math.abs(four) <= MOST_FOURTH)) return NaN;
    return this.mean + deviation * (z + one + two + three + four);
  }
}

/**
 * The n-th cumulant of a lognormal is mean^n·(w − 1)^(n−1)·I_n(w), w = e^(error²), where I_n counts trees by their inversions: raw moments are sums over all graphs, cumulants over connected ones. Mallows and Riordan (1968),
 * The inversion enumerator for labeled trees, Bulletin of the American Mathematical Society 74. Nothing cancels, however small the error.
 */
function lognormal(at: number, error: number, into: Float64Array, place: number): void {
  const rest = Math.expm1(error * error);
  const w = 1 + rest;
  const mean = Math.exp(at + (error * error) / 2);
  const step = mean * rest;
  const cubed = step * step * step;
  into[place] = mean;
  into[place + 1] = mean * step;
  into[place + 2] = mean * step * step * (2 + w);
  into[place + 3] = mean * cubed * (6 + w * (6 + w * (3 + w)));
  into[place + 4] = mean * cubed * step * (24 + w * (36 + w * (30 + w * (20 + w * (10 + w * (4 + w))))));
  into[place + 5] = mean * cubed * step * step * (120 + w * (240 + w * (270 + w * (240 + w * (180 + w * (120 + w * (70 + w * (35 + w * (15 + w * (5 + w))))))))));
}

/** Steps of the normal distribution that stand for all of it, eleven on either side; with this width the sum over them is exact to rounding. */
const WIDTH = 0.75;
const EACH_WAY = 11;
const STEPS = 2 * EACH_WAY + 1;
const chances = Float64Array.from({ length: STEPS }, (_one, k) => (Math.exp(-(((k - EACH_WAY) * WIDTH) ** 2) / 2) * WIDTH) / Math.sqrt(2 * Math.PI));
const points = new Float64Array(STEPS);

/** From one step to the next the odds grow by the same factor: two exponentials a value, not one a step. */
function logitNormal(at: number, error: number, into: Float64Array, place: number): void {
  const factor = Math.exp(error * WIDTH);
  let odds = Math.exp(at - EACH_WAY * error * WIDTH);
  let mean = 0;
  for (let k = 0; k < STEPS; k += 1, odds *= factor) {
    const point = odds / (1 + odds);
    points[k] = point;
    mean += (chances[k] ?? 0) * point;
  }
  let second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0;
  for (let k = 0; k < STEPS; k += 1) {
    const away = (points[k] ?? 0) - mean;
    const square = away * away;
    const weighed = square * (chances[k] ?? 0);
    second += weighed;
    third += weighed * away;
    fourth += weighed * square;
    fifth += weighed * square * away;
    sixth += weighed * square * square;
  }
  into[place] = mean;
  into[place + 1] = second;
  into[place + 2] = third;
  into[place + 3] = fourth - 3 * second * second;
  into[place + 4] = fifth - 10 * third * second;
  into[place + 5] = sixth - 15 * fourth * second - 10 * third * third + 30 * second * second * second;
}
