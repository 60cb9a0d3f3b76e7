/** Points in the plane; a weight for each. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

export interface Clustering {
  /** Which cluster each point belongs to. Clusters that lost every point keep their number and hold nothing. */
  readonly clusterOf: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Polis calls two clusterings the same when no centre moved this far. */
const settled = 0.01;

export interface Centre {
  readonly x: number;
  readonly y: number;
  readonly isEmpty: boolean;
}

/**
 * k-means as the Polis engine runs it from given centres: a point that is equally near two centres goes to the later one; a
 * cluster that loses every point is gone. At most `stepsMax` + 1 steps. No points give clusters that hold nothing.
 */
export function kMeansFrom(start: readonly Centre[], points: Points, stepsMax: number): Clustering {
  let centres = start;
  for (let step = 0; ; step += 1) {
    const clusterOf = nearest(points, centres);
    const next = means(points, clusterOf, centres);
    if (step >= stepsMax || areSettled(centres, next)) return { clusterOf, x: Float64Array.from(next, (one) => one.x), y: Float64Array.from(next, (one) => one.y) };
    centres = next;
  }
}

function nearest(points: Points, centres: readonly Centre[]): Int32Array {
  const clusterOf = new Int32Array(points.x.length);
  for (let i = 0; i < clusterOf.length; i += 1) {
    let least = Infinity;
    for (let c = 0; c < centres.length; c += 1) {
      const centre = centres[c] as Centre;
      if (centre.isEmpty) continue;
      const distance = Math.hypot((points.x[i] as number) - centre.x, (points.y[i] as number) - centre.y);
      if (distance <= least) {
        least = distance;
        clusterOf[i] = c;
      }
    }
  }
  return clusterOf;
}

/** The weighted mean of each cluster. */
export function means({ x, y, weight }: Points, clusterOf: Int32Array, clusters: { readonly length: number }): Centre[] {
  const sums = Array.from({ length: clusters.length }, () => ({ x: 0, y: 0, weight: 0 }));
  for (let i = 0; i < clusterOf.length; i += 1) {
    const sum = sums[clusterOf[i] as number];
    if (!sum) continue;
    const share = weight[i] as number;
    sum.x += share * (x[i] as number);
    sum.y += share * (y[i] as number);
    sum.weight += share;
  }
  return sums.map((sum) => (sum.weight > 0 ? { x: sum.x / sum.weight, y: sum.y / sum.weight, isEmpty: false } : { x: 0, y: 0, isEmpty: true }));
}

/** Polis pairs the centres after sorting them by x, then y, and looks only as far as the shorter list. */
function areSettled(before: readonly Centre[], after: readonly Centre[]): boolean {
  const sorted = (centres: readonly Centre[]) => centres.filter((centre) => !centre.isEmpty).toSorted((one, other) => one.x - other.x || one.y - other.y);
  const earlier = sorted(before);
  return sorted(after).every((centre, i) => {
    const was = earlier[i];
    return was === undefined || Math.hypot(centre.x - was.x, centre.y - was.y) < settled;
  });
}

/** The first k different points in the order given: Polis starts there, so its result depends on that order. Fewer if there are fewer. */
export function firstDifferent(points: Points, k: number): Centre[] {
  const seen = new Set<string>();
  const centres: Centre[] = [];
  for (let i = 0; i < points.x.length && centres.length < k; i += 1) {
    // Adding 0 makes −0 and 0 one place.
    const x = (points.x[i] as number) + 0;
    const y = (points.y[i] as number) + 0;
    if (seen.has(`${x} ${y}`)) continue;
    seen.add(`${x} ${y}`);
    centres.push({ x, y, isEmpty: false });
  }
  return centres;
}
