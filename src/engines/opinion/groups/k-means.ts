import { principalAxes } from './principal-axes.ts';

/** Points as rows of `dimensions` numbers. */
export interface Cloud {
  readonly points: Float64Array;
  readonly dimensions: number;
  readonly size: number;
}

const stepsMax = 60;

/**
 * k-means that does not depend on the order of the points: it begins by cutting, again and again, the cluster with the largest
 * sum of squares through its mean across its longest axis (Su & Dy 2007, PCA-Part), then moves centres to their means until
 * nobody changes. Answers each point's cluster; fewer than k where the points do not differ enough.
 */
export function kMeans(cloud: Cloud, k: number): { clusterOf: Int32Array; centres: Float64Array } {
  const clusterOf = cutRepeatedly(cloud, k);
  let centres = clusterMeans(cloud, clusterOf, k);
  for (let step = 0; step < stepsMax; step += 1) {
    if (!moveToNearest(cloud, centres, clusterOf)) break;
    centres = clusterMeans(cloud, clusterOf, k);
  }
  return { clusterOf, centres };
}

function cutRepeatedly(cloud: Cloud, k: number): Int32Array {
  const clusterOf = new Int32Array(cloud.size);
  const { dimensions } = cloud;
  for (let next = 1; next < k; next += 1) {
    const centres = clusterMeans(cloud, clusterOf, next);
    const squares = Array.from({ length: next }, (_, cluster) => scatter(cloud, clusterOf, { cluster, centres }));
    const traces = squares.map((square) => Array.from({ length: dimensions }, (_, a) => square[a * dimensions + a] as number).reduce((sum, part) => sum + part, 0));
    const widest = traces.indexOf(Math.max(...traces));
    if ((traces[widest] ?? 0) <= 1e-12) break;
    const { axes } = principalAxes(squares[widest] ?? new Float64Array(dimensions * dimensions), dimensions);
    for (let i = 0; i < cloud.size; i += 1) {
      if (clusterOf[i] === widest && along(cloud, i, { axes, centre: centres.subarray(widest * dimensions) }) > 0) clusterOf[i] = next;
    }
  }
  return clusterOf;
}

function along({ points, dimensions }: Cloud, i: number, { axes, centre }: { axes: Float64Array; centre: Float64Array }): number {
  let sum = 0;
  for (let a = 0; a < dimensions; a += 1) sum += (axes[a] as number) * ((points[i * dimensions + a] as number) - (centre[a] as number));
  return sum;
}

function scatter({ points, dimensions, size }: Cloud, clusterOf: Int32Array, { cluster, centres }: { cluster: number; centres: Float64Array }): Float64Array {
  const square = new Float64Array(dimensions * dimensions);
  for (let i = 0; i < size; i += 1) {
    if (clusterOf[i] !== cluster) continue;
    for (let a = 0; a < dimensions; a += 1) {
      const first = (points[i * dimensions + a] as number) - (centres[cluster * dimensions + a] as number);
      for (let b = 0; b < dimensions; b += 1) square[a * dimensions + b] = (square[a * dimensions + b] as number) + first * ((points[i * dimensions + b] as number) - (centres[cluster * dimensions + b] as number));
    }
  }
  return square;
}

/** The mean of each cluster; an empty cluster stands infinitely far away, so that nobody joins it. */
function clusterMeans({ points, dimensions, size }: Cloud, clusterOf: Int32Array, k: number): Float64Array {
  const sums = new Float64Array(k * dimensions);
  const counts = new Int32Array(k);
  for (let i = 0; i < size; i += 1) {
    const cluster = clusterOf[i] as number;
    counts[cluster] = (counts[cluster] as number) + 1;
    for (let a = 0; a < dimensions; a += 1) sums[cluster * dimensions + a] = (sums[cluster * dimensions + a] as number) + (points[i * dimensions + a] as number);
  }
  return sums.map((sum, place) => {
    const count = counts[Math.floor(place / dimensions)] as number;
    return count > 0 ? sum / count : Infinity;
  });
}

function moveToNearest(cloud: Cloud, centres: Float64Array, clusterOf: Int32Array): boolean {
  let moved = false;
  for (let i = 0; i < cloud.size; i += 1) {
    const cluster = nearestCentre(cloud.points, i, { centres, dimensions: cloud.dimensions });
    if (cluster !== clusterOf[i]) moved = true;
    clusterOf[i] = cluster;
  }
  return moved;
}

/** The centre nearest to point i, the first of equals. `offset`, one per centre, is added to the squared distance. */
export function nearestCentre(points: Float64Array, i: number, { centres, offset, dimensions }: { centres: Float64Array; offset?: Float64Array; dimensions: number }): number {
  let best = 0;
  let least = Infinity;
  for (let cluster = 0; cluster * dimensions < centres.length; cluster += 1) {
    let square = offset?.[cluster] ?? 0;
    for (let a = 0; a < dimensions; a += 1) {
      const difference = (points[i * dimensions + a] as number) - (centres[cluster * dimensions + a] as number);
      square += difference * difference;
    }
    if (square < least) {
      least = square;
      best = cluster;
    }
  }
  return best;
}
