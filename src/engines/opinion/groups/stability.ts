import { factors } from '../model/sides.ts';
import { fitVotes, type VoteModel } from '../model/fit-votes.ts';
import { randomFractions } from '../random.ts';
import { keepCells, thinPeople, type VoteMatrix } from '../votes/vote-matrix.ts';
import { nearestCentre, type Cloud } from './k-means.ts';
import type { Partition } from './partition.ts';
import { placePeople, type Frame } from './positions.ts';
import { fitBlobs } from './uneven-means.ts';

const draws = 20;
const sweepsPerDraw = 2;
const stepsPerDraw = 12;
/** Above this many votes or people only some of the people are drawn from; their overlap says the same. */
const votesPerDraw = 25_000;
const peoplePerDraw = 400;

export interface StabilityTask {
  readonly clear: VoteMatrix;
  readonly model: VoteModel;
  readonly frame: Frame;
  readonly people: readonly number[];
  readonly partitions: readonly Partition[];
  readonly seed: number;
}

/**
 * How well each group comes back when the votes are drawn anew with replacement (bootstrap) and statements, people and groups are
 * learnt again: the mean over draws of its largest overlap with a group found then, as shared people over people in either (Hennig
 * 2007, "Cluster-wise assessment of cluster stability"). One list per partition, one figure per group.
 */
export function measureStability(task: StabilityTask): number[][] {
  const { matrix: part, chosen } = thinPeople(task.clear, Math.min(votesPerDraw, Math.ceil((task.clear.column.length * peoplePerDraw) / Math.max(1, task.people.length))));
  const placeOf = new Map(task.people.map((person, place) => [person, place]));
  // Rows of the thinned matrix that hold somebody who is in a group, and where that person stands in the partitions.
  const rows = Array.from(chosen.keys()).filter((row) => placeOf.has(chosen[row] as number));
  const before = rows.map((row) => placeOf.get(chosen[row] as number) as number);
  const sums = task.partitions.map((partition) => new Float64Array(partition.groups));
  const random = randomFractions(task.seed, 2);
  for (let draw = 0; draw < draws; draw += 1) {
    const cloud = cloudOf(drawAgain(task, part, random), rows);
    for (const [p, partition] of task.partitions.entries()) {
      const { centres, offset } = fitBlobs(cloud, partition.blobs.centres, stepsPerDraw);
      const after = Int32Array.from(rows, (_, point) => nearestCentre(cloud.points, point, { centres, offset, dimensions: factors }));
      const overlaps = largestOverlaps(Int32Array.from(before, (place) => partition.groupOf[place] as number), after, partition.groups);
      for (const [group, overlap] of overlaps.entries()) (sums[p] as Float64Array)[group] = ((sums[p] as Float64Array)[group] as number) + overlap / draws;
    }
  }
  return sums.map((sum) => [...sum]);
}

function drawAgain({ model, frame }: StabilityTask, part: VoteMatrix, random: () => number): Float64Array {
  const copies = new Uint8Array(part.value.length);
  for (let cell = 0; cell < copies.length; cell += 1) copies[cell] = poissonOne(random());
  const { statements, priorOfPeople, priorOfStatements } = model;
  const copyOf = ({ mean, variance }: { mean: Float64Array; variance: Float64Array }) => ({ mean: mean.slice(), variance: variance.slice() });
  const from = { statements: { size: statements.size, mean: statements.mean.slice(), moments: statements.moments.slice() }, priorOfPeople: copyOf(priorOfPeople), priorOfStatements: copyOf(priorOfStatements) };
  return placePeople(fitVotes(keepCells(part, copies), { sweeps: sweepsPerDraw, from }).people, frame);
}

/** The positions of some people as a cloud. */
export function cloudOf(places: Float64Array, people: readonly number[]): Cloud {
  const points = new Float64Array(people.length * factors);
  for (const [row, person] of people.entries()) points.set(places.subarray(person * factors, (person + 1) * factors), row * factors);
  return { points, dimensions: factors, size: people.length };
}

/** How often one vote comes up when as many are drawn as there are: Poisson with mean 1. */
function poissonOne(fraction: number): number {
  let chance = Math.exp(-1);
  let below = chance;
  let times = 0;
  while (fraction > below && times < 8) {
    times += 1;
    chance /= times;
    below += chance;
  }
  return times;
}

function largestOverlaps(before: Int32Array, after: Int32Array, groups: number): Float64Array {
  const shared = new Int32Array(groups * groups);
  const sizeBefore = new Int32Array(groups);
  const sizeAfter = new Int32Array(groups);
  for (const [i, group] of before.entries()) {
    const then = after[i] as number;
    shared[group * groups + then] = (shared[group * groups + then] as number) + 1;
    sizeBefore[group] = (sizeBefore[group] as number) + 1;
    sizeAfter[then] = (sizeAfter[then] as number) + 1;
  }
  return Float64Array.from(sizeBefore, (size, group) => Math.max(...Array.from(sizeAfter, (other, then) => {
    const both = shared[group * groups + then] as number;
    return both === 0 ? 0 : both / (size + other - both);
  })));
}
