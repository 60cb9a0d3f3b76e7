import type { Scale } from './scale.ts';

/** A value that is normal with this error on its scale, centred there on `at`. */
export interface Uncertain {
  readonly at: number;
  readonly error: number;
}

/** Steps of the normal distribution that stand for all of it; the sum over them converges faster than any power. */
const REACH = 7;
const MOST_FREQUENCIES = 4096;
const LEFT_OUT = 1e-7;
/** Above this at the last frequency, too much of the distribution is still missing: its tail is too long for the sum. */
const TOO_MUCH = 1e-4;
/** In chance: a hundredth of what is left out anyway. */
const CLOSE_ENOUGH = 1e-9;
/** How close the steps must be so that the sum stays exact at the frequencies that wide errors need. */
const WIDTHS: readonly (readonly [above: number, width: number])[] = [[0.8, 0.025], [0.3, 0.05], [0.12, 0.1]];

/**
 * The distribution of Σ weight·back(normal) for independent normals: by its characteristic function, turned back by Davies' sum: Davies (1973), Numerical
 * inversion of a characteristic function, Biometrika 60(2). Exact but for rounding and what lies beyond the reach; nothing is drawn at random.
 */
export class WeightedSum {
  readonly mean: number;
  readonly deviation: number;
  /** Whether the whole distribution is in the sum. */
  readonly resolved: boolean;
  readonly #step: number;
  readonly #cosines: number[] = [];
  readonly #sines: number[] = [];

  constructor(values: readonly Uncertain[], weights: readonly number[], scale: Scale) {
    const grids = values.map((value, at) => gridOf(value, weights[at] ?? 0, scale));
    this.mean = grids.reduce((sum, { mean }) => sum + mean, 0);
    this.deviation = Math.sqrt(grids.reduce((sum, { variance }) => sum + variance, 0));
    this.#step = (2 * Math.PI) / (14 * this.deviation + Math.max(...grids.map(({ reach }) => reach)));
    this.resolved = this.deviation === 0 || this.#transform(grids) <= TOO_MUCH;
  }

  /** The characteristic function of the centred sum at (j + ½) steps, each grid point turned on by its own angle from one to the next. Answers its last size. */
  #transform(grids: readonly Grid[]): number {
    let size = NaN;
    const wheels = grids.map(({ points, chances }) => turnAll(points, chances, this.#step));
    for (let j = 0; j < MOST_FREQUENCIES; j += 1) {
      let [real, imaginary] = [1, 0];
      for (const wheel of wheels) {
        const [x, y] = nextOf(wheel);
        [real, imaginary] = [real * x - imaginary * y, real * y + imaginary * x];
      }
      this.#cosines.push(real);
      this.#sines.push(imaginary);
      size = Math.hypot(real, imaginary);
      if (!(size >= LEFT_OUT)) break;
    }
    return size;
  }

  /** The chance of a sum up to x. */
  cumulative(x: number): number {
    if (this.deviation === 0) return x >= this.mean ? 1 : 0;
    // Davies' sum repeats itself beyond this; what lies there is less than it can tell.
    if (Math.abs(x - this.mean) > Math.PI / this.#step) return x > this.mean ? 1 : 0;
    let sum = 0;
    for (let j = 0; j < this.#cosines.length; j += 1) {
      const angle = (j + 0.5) * this.#step * (x - this.mean);
      sum += ((this.#sines[j] ?? 0) * Math.cos(angle) - (this.#cosines[j] ?? 0) * Math.sin(angle)) / (j + 0.5);
    }
    return 0.5 - sum / Math.PI;
  }
}

interface Grid {
  readonly points: Float64Array;
  readonly chances: Float64Array;
  readonly mean: number;
  readonly variance: number;
  readonly reach: number;
}

function gridOf({ at, error }: Uncertain, weight: number, scale: Scale): Grid {
  const width = WIDTHS.find(([above]) => error > above)?.[1] ?? 0.25;
  const count = 2 * Math.round(REACH / width) + 1;
  const points = new Float64Array(count);
  const chances = new Float64Array(count);
  let mean = 0;
  for (let k = 0; k < count; k += 1) {
    const z = -REACH + k * width;
    chances[k] = (Math.exp((-z * z) / 2) * width) / Math.sqrt(2 * Math.PI);
    points[k] = weight * scale.back(at + error * z);
    mean += (chances[k] ?? 0) * (points[k] ?? 0);
  }
  let variance = 0;
  let reach = 0;
  for (let k = 0; k < count; k += 1) {
    points[k] = (points[k] ?? 0) - mean;
    variance += (chances[k] ?? 0) * (points[k] ?? 0) ** 2;
    reach = Math.max(reach, Math.abs(points[k] ?? 0) * (Math.abs(-REACH + k * width) <= 4.5 ? 1 : 0));
  }
  return { points, chances, mean, variance, reach };
}

/** Each point's chance as a hand of a clock, and the angle it turns on by. */
interface Wheel {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
}

function turnAll(points: Float64Array, chances: Float64Array, step: number): Wheel {
  const angles = points.map((point) => step * point);
  return {
    x: angles.map((angle, k) => (chances[k] ?? 0) * Math.cos(-angle / 2)), y: angles.map((angle, k) => (chances[k] ?? 0) * Math.sin(-angle / 2)),
    cosine: angles.map((angle) => Math.cos(angle)), sine: angles.map((angle) => Math.sin(angle)),
  };
}

/** Turns every hand on by its angle and adds them up. */
function nextOf({ x, y, cosine, sine }: Wheel): [number, number] {
  let [sumX, sumY] = [0, 0];
  for (let k = 0; k < x.length; k += 1) {
    const [oldX, oldY, c, s] = [x[k] ?? 0, y[k] ?? 0, cosine[k] ?? 0, sine[k] ?? 0];
    const newX = oldX * c - oldY * s;
    const newY = oldX * s + oldY * c;
    x[k] = newX;
    y[k] = newY;
    sumX += newX;
    sumY += newY;
  }
  return [sumX, sumY];
}

/** Where a rising chance passes `target`, by false position between two bounds that are widened until they hold it; null where they never do. */
export function findChance(chance: (x: number) => number, { target, from, to }: { target: number; from: number; to: number }): number | null {
  let [low, high] = [from, to];
  for (let round = 0; round < 60 && chance(low) > target; round += 1) low -= high - low;
  for (let round = 0; round < 60 && chance(high) < target; round += 1) high += high - low;
  let [below, above] = [chance(low) - target, chance(high) - target];
  if (!(below <= 0 && above >= 0)) return null;
  let last = 0;
  for (let round = 0; round < 100 && high - low > 1e-13 * Math.max(Math.abs(low), Math.abs(high)); round += 1) {
    const x = low - (below * (high - low)) / (above - below);
    const miss = chance(x) - target;
    if (Math.abs(miss) < CLOSE_ENOUGH) return x;
    // The Illinois rule keeps an end from standing still: Dowell and Jarratt (1971), BIT 11.
    const again = Math.sign(miss) === last;
    last = Math.sign(miss);
    if (miss < 0) [low, below, above] = [x, miss, again ? above / 2 : above];
    else [high, above, below] = [x, miss, again ? below / 2 : below];
  }
  return (low + high) / 2;
}
