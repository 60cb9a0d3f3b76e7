/**
 * Mean silhouette (Rousseeuw 1987) of points given as rows of `dimensions` numbers: (b − a) / max(a, b), where a is the mean
 * distance to the others of the own cluster and b the mean distance to the nearest other cluster. A point alone in its
 * cluster counts 0. Null with fewer than two clusters or no points.
 */
export function meanSilhouette(points: Float64Array, dimensions: number, clusterOf: Int32Array): number | null {
  const clusters = clusterOf.reduce((largest, one) => Math.max(largest, one), -1) + 1;
  const sizes = new Int32Array(clusters);
  for (const cluster of clusterOf) sizes[cluster] = (sizes[cluster] as number) + 1;
  if (sizes.filter((size) => size > 0).length < 2) return null;
  let sum = 0;
  const distances = new Float64Array(clusters);
  for (let i = 0; i < clusterOf.length; i += 1) {
    distances.fill(0);
    for (let other = 0; other < clusterOf.length; other += 1) {
      const cluster = clusterOf[other] as number;
      distances[cluster] = (distances[cluster] as number) + distance(points, dimensions, [i, other]);
    }
    sum += silhouetteOf(clusterOf[i] as number, distances, sizes);
  }
  return sum / clusterOf.length;
}

function distance(points: Float64Array, dimensions: number, [one, other]: readonly [number, number]): number {
  let square = 0;
  for (let d = 0; d < dimensions; d += 1) {
    const difference = (points[one * dimensions + d] as number) - (points[other * dimensions + d] as number);
    square += difference * difference;
  }
  return Math.sqrt(square);
}

function silhouetteOf(own: number, distances: Float64Array, sizes: Int32Array): number {
  const others = (sizes[own] as number) - 1;
  if (others === 0) return 0;
  const within = (distances[own] as number) / others;
  let between = Infinity;
  for (let cluster = 0; cluster < sizes.length; cluster += 1) {
    if (cluster !== own && (sizes[cluster] as number) > 0) between = Math.min(between, (distances[cluster] as number) / (sizes[cluster] as number));
  }
  const larger = Math.max(within, between);
  return larger === 0 ? 0 : (between - within) / larger;
}
