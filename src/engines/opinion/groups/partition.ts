import { kMeans, nearestCentre, type Cloud } from './k-means.ts';
import { chooseRows, randomFractions } from '../random.ts';
import { fitBlobs, type Blobs } from './uneven-means.ts';

/** A division of points into groups, all of them large enough. */
export interface Partition {
  readonly groups: number;
  readonly groupOf: Int32Array;
  readonly blobs: Blobs;
}

/** No group may be smaller than five people or three in a hundred. */
export const smallestGroup = (people: number): number => Math.max(5, Math.ceil(0.03 * people));

/**
 * Divides points by k-means for k from `least` to `most` + 2; a cluster that is too small is dissolved into its neighbours. Answers
 * one partition per number of groups found between `least` and `most`, none if no such division exists.
 */
export function findPartitions(cloud: Cloud, { least, most, smallest }: { least: number; most: number; smallest: number }): Partition[] {
  const found = new Map<number, Partition>();
  const part = samplePoints(cloud);
  for (let k = least; k <= most + 2; k += 1) {
    const partition = dissolveSmall(cloud, centresOf(part, k), smallest);
    if (partition !== null && partition.groups >= least && partition.groups <= most && !found.has(partition.groups)) found.set(partition.groups, partition);
  }
  return [...found.values()];
}

/** Above this many people centres are found from some of them. */
const enoughForCentres = 1_500;
const stepsMax = 60;

function samplePoints({ points, dimensions, size }: Cloud): Cloud {
  if (size <= enoughForCentres) return { points, dimensions, size };
  const rows = chooseRows(size, enoughForCentres, randomFractions(1, 4));
  const sample = new Float64Array(rows.length * dimensions);
  for (const [to, from] of rows.entries()) sample.set(points.subarray(from * dimensions, (from + 1) * dimensions), to * dimensions);
  return { points: sample, dimensions, size: rows.length };
}

function centresOf(part: Cloud, k: number): Blobs {
  const { dimensions } = part;
  const { centres } = kMeans(part, k);
  const there = Array.from({ length: k }, (_, cluster) => cluster).filter((cluster) => Number.isFinite(centres[cluster * dimensions]));
  return fitBlobs(part, Float64Array.from(there.flatMap((cluster) => [...centres.subarray(cluster * dimensions, (cluster + 1) * dimensions)])), stepsMax);
}

function dissolveSmall(cloud: Cloud, start: Blobs, smallest: number): Partition | null {
  const { dimensions } = cloud;
  let blobs = start;
  for (;;) {
    const { centres, offset } = blobs;
    const groupOf = Int32Array.from({ length: cloud.size }, (_, i) => nearestCentre(cloud.points, i, { centres, offset, dimensions }));
    const sizes = new Int32Array(offset.length);
    for (const group of groupOf) sizes[group] = (sizes[group] as number) + 1;
    const least = sizes.indexOf(Math.min(...sizes));
    if ((sizes[least] as number) >= smallest) return { groups: sizes.length, groupOf, blobs };
    if (sizes.length <= 2) return null;
    blobs = { centres: centres.filter((_, place) => Math.floor(place / dimensions) !== least), offset: offset.filter((_, cluster) => cluster !== least) };
  }
}
