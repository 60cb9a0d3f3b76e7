import type { Cloud } from './k-means.ts';

/** Clusters of one common spread but of different sizes. `offset` is what each adds to a point's squared distance. */
export interface Blobs {
  readonly centres: Float64Array;
  readonly offset: Float64Array;
}

/**
 * Improves given centres to a mixture of round normal clusters of one spread and free sizes (EM algorithm, Dempster, Laird & Rubin
 * 1977). k-means alone likes clusters of one size and would cut a large camp in two rather than leave a small one whole.
 */
export function fitBlobs(cloud: Cloud, start: Float64Array, steps: number): Blobs {
  const k = start.length / cloud.dimensions;
  let mixture: Mixture = { centres: start, shares: new Float64Array(k).fill(1 / k), variance: meanSquare(cloud, start) / cloud.dimensions };
  for (let step = 0; step < steps && mixture.variance > 1e-12; step += 1) {
    const next = oneStep(cloud, mixture);
    const moved = largestMove(mixture.centres, next.centres);
    mixture = next;
    if (moved < 1e-3 * Math.sqrt(mixture.variance)) break;
  }
  const { centres, shares, variance } = mixture;
  // −2σ² ln π: a point goes to the cluster most likely to have made it.
  return { centres, offset: shares.map((share) => -2 * variance * Math.log(Math.max(share, 1e-12))) };
}

interface Mixture {
  readonly centres: Float64Array;
  readonly shares: Float64Array;
  readonly variance: number;
}

function oneStep({ points, dimensions, size }: Cloud, mixture: Mixture): Mixture {
  const k = mixture.shares.length;
  const sums = new Float64Array(k * dimensions);
  const weights = new Float64Array(k);
  const squared = new Float64Array(k);
  const parts = new Float64Array(k);
  let squares = 0;
  for (let i = 0; i < size; i += 1) {
    const at = i * dimensions;
    const total = weigh({ points, dimensions, size }, at, { mixture, squared, parts });
    for (let cluster = 0; cluster < k; cluster += 1) {
      const share = (parts[cluster] as number) / total;
      weights[cluster] = (weights[cluster] as number) + share;
      squares += share * (squared[cluster] as number);
      const to = cluster * dimensions;
      for (let a = 0; a < dimensions; a += 1) sums[to + a] = (sums[to + a] as number) + share * (points[at + a] as number);
    }
  }
  const centres = sums.map((sum, place) => {
    const weight = weights[Math.floor(place / dimensions)] as number;
    return weight > 1e-9 ? sum / weight : (mixture.centres[place] as number);
  });
  return { centres, shares: weights.map((weight) => weight / size), variance: squares / (size * dimensions) };
}

/** Fills `squared` with the point's squared distances and `parts` with how likely each cluster made it, up to the factor returned. */
function weigh({ points, dimensions }: Cloud, at: number, { mixture, squared, parts }: { mixture: Mixture; squared: Float64Array; parts: Float64Array }): number {
  const { centres, shares, variance } = mixture;
  let highest = -Infinity;
  for (let cluster = 0; cluster < shares.length; cluster += 1) {
    let square = 0;
    for (let a = 0; a < dimensions; a += 1) {
      const difference = (points[at + a] as number) - (centres[cluster * dimensions + a] as number);
      square += difference * difference;
    }
    squared[cluster] = square;
    const log = Math.log(Math.max(shares[cluster] as number, 1e-300)) - square / (2 * variance);
    parts[cluster] = log;
    if (log > highest) highest = log;
  }
  let total = 0;
  for (let cluster = 0; cluster < shares.length; cluster += 1) {
    const part = Math.exp((parts[cluster] as number) - highest);
    parts[cluster] = part;
    total += part;
  }
  return total;
}

function meanSquare({ points, dimensions, size }: Cloud, centres: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < size; i += 1) {
    let least = Infinity;
    for (let start = 0; start < centres.length; start += dimensions) {
      let square = 0;
      for (let a = 0; a < dimensions; a += 1) square += ((points[i * dimensions + a] as number) - (centres[start + a] as number)) ** 2;
      least = Math.min(least, square);
    }
    sum += least;
  }
  return sum / Math.max(1, size);
}

function largestMove(one: Float64Array, other: Float64Array): number {
  return one.reduce((most, part, place) => Math.max(most, Math.abs(part - (other[place] as number))), 0);
}
