import { means, type Centre, type Points } from './k-means.ts';

/**
 * Where Polis goes on from an earlier clustering: each old cluster at the present mean of its members (−1 in `clusterOf`: a newcomer),
 * and, while there are fewer than k, a new centre at the point farthest from all centres. Old clusters that hold nobody stay empty.
 */
export function continuedCentres(points: Points, clusterOf: Int32Array, { clusters, k }: { clusters: number; k: number }): Centre[] {
  const centres = means(points, clusterOf, { length: clusters });
  while (centres.filter((centre) => !centre.isEmpty).length < k) {
    const { distance, place } = farthest(points, centres);
    if (distance === 0) break;
    centres.push({ x: points.x[place] as number, y: points.y[place] as number, isEmpty: false });
  }
  return centres;
}

function farthest(points: Points, centres: readonly Centre[]): { distance: number; place: number } {
  let best = { distance: 0, place: -1 };
  for (let i = 0; i < points.x.length; i += 1) {
    let least = Infinity;
    for (const centre of centres) if (!centre.isEmpty) least = Math.min(least, Math.hypot((points.x[i] as number) - centre.x, (points.y[i] as number) - centre.y));
    if (least > best.distance) best = { distance: least, place: i };
  }
  return best;
}
