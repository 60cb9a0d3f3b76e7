import { factors } from '../model/sides.ts';
import type { VoteModel } from '../model/fit-votes.ts';
import type { VoteMatrix } from '../votes/vote-matrix.ts';
import type { Blobs } from './uneven-means.ts';
import { chooseRows, randomFractions } from '../random.ts';
import { standsOnScale } from './is-scale.ts';
import { findPartitions, smallestGroup, type Partition } from './partition.ts';
import type { Frame } from './positions.ts';
import { meanSilhouette } from './silhouette.ts';
import { cloudOf, measureStability } from './stability.ts';

export interface FoundGroups {
  /** Group of each person by number, −1 for those in none. Larger groups come first. */
  readonly groupOf: Int32Array;
  readonly sizes: readonly number[];
  readonly stability: readonly number[];
  /** Where the groups stand, in positions. */
  readonly blobs: Blobs;
  readonly silhouette: number | null;
  /** There are two groups, and people stand along one scale of which the groups are the halves. */
  readonly isScale: boolean;
}

export interface GroupTask {
  /** Agree and disagree votes only. */
  readonly clear: VoteMatrix;
  readonly model: VoteModel;
  readonly frame: Frame;
  /** Positions of everybody, in that frame. */
  readonly places: Float64Array;
  /** Those with enough votes to be put into a group. */
  readonly people: readonly number[];
  readonly limits: { readonly groupsMin: number; readonly groupsMax: number };
  readonly seed: number;
}

export type NoGroups = 'too-few-people' | 'no-structure' | 'groups-too-small' | 'groups-not-stable';

/** Hennig (2007): a cluster that comes back less than a half is dissolved, one that comes back three quarters is valid and stable. */
const leastStability = 0.5;
const clearStability = 0.75;
/** How near the best silhouette that of a larger number of groups must come. */
const nearlyAsApart = 0.93;
const sampleForSilhouette = 600;
const sampleForScale = 1_500;

/**
 * Groups of people who vote alike, found from positions. The largest number of groups that are all clearly stable and nearly as far apart
 * as any is taken; where there is none, of those that at least come back the one with the highest silhouette. Answers why not, where
 * none is good enough.
 */
export function findGroups({ clear, model, frame, places, people, limits, seed }: GroupTask): FoundGroups | { why: NoGroups } {
  const smallest = smallestGroup(people.length);
  if (people.length < 2 * smallest) return { why: 'too-few-people' };
  const bounds = { least: limits.groupsMin, most: limits.groupsMax, smallest };
  const partitions = findPartitions(cloudOf(places, people), bounds);
  if (partitions.length === 0) return { why: 'groups-too-small' };
  const stabilities = measureStability({ clear, model, frame, people, partitions, seed });
  const candidates = partitions.map((partition, p): Candidate => ({ partition, stability: stabilities[p] as number[], silhouette: sampledSilhouette(places, people, partition) }));
  const best = chooseNumber(candidates);
  return best ? { ...largestFirst(best, people, places.length / factors), isScale: best.partition.groups === 2 && standsOnScale(places, chooseRows(people.length, sampleForScale, randomFractions(1, 6)).map((row) => people[row] as number)) } : { why: 'groups-not-stable' };
}

interface Candidate {
  readonly partition: Partition;
  readonly stability: readonly number[];
  readonly silhouette: number | null;
}

function chooseNumber(candidates: readonly Candidate[]): Candidate | undefined {
  const apart = (one: Candidate) => one.silhouette ?? -1;
  const stable = candidates.filter((one) => Math.min(...one.stability) >= leastStability).toSorted((one, other) => apart(other) - apart(one));
  const bar = nearlyAsApart * Math.max(0, ...stable.map(apart));
  const clear = stable.filter((one) => Math.min(...one.stability) >= clearStability && apart(one) >= bar);
  return clear.toSorted((one, other) => other.partition.groups - one.partition.groups)[0] ?? stable[0];
}

function sampledSilhouette(places: Float64Array, people: readonly number[], partition: Partition): number | null {
  const rows = chooseRows(people.length, sampleForSilhouette, randomFractions(1, 5));
  const { points } = cloudOf(places, rows.map((row) => people[row] as number));
  return meanSilhouette(points, factors, Int32Array.from(rows, (row) => partition.groupOf[row] as number));
}

function largestFirst({ partition, stability, silhouette }: Candidate, people: readonly number[], everybody: number): Omit<FoundGroups, 'isScale'> {
  const sizes = Array.from({ length: partition.groups }, () => 0);
  for (const group of partition.groupOf) sizes[group] = (sizes[group] as number) + 1;
  const order = [...sizes.keys()].toSorted((one, other) => (sizes[other] as number) - (sizes[one] as number) || (partition.blobs.centres[one * factors] as number) - (partition.blobs.centres[other * factors] as number));
  const groupOf = new Int32Array(everybody).fill(-1);
  for (const [row, person] of people.entries()) groupOf[person] = order.indexOf(partition.groupOf[row] as number);
  const { centres, offset } = partition.blobs;
  const blobs = { centres: Float64Array.from(order.flatMap((group) => [...centres.subarray(group * factors, (group + 1) * factors)])), offset: Float64Array.from(order, (group) => offset[group] as number) };
  return { groupOf, sizes: order.map((group) => sizes[group] as number), stability: order.map((group) => stability[group] as number), blobs, silhouette };
}
