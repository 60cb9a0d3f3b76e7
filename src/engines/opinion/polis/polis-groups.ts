import { meanSilhouette } from '../groups/silhouette.ts';
import { continuedCentres } from './continued-centres.ts';
import { firstDifferent, kMeansFrom, type Clustering, type Points } from './k-means.ts';

export interface PolisGroups {
  /** The people of each group, by their numbers; groups in the order of Polis's group ids. */
  readonly members: readonly (readonly number[])[];
  readonly silhouette: number | null;
}

/** What the engine stored at its last update: which base cluster and which group held each person (−1: none). */
export interface StoredClusters {
  readonly baseOf: Int32Array;
  readonly baseClusters: number;
  readonly groupOfBase: readonly number[];
  readonly groups: number;
}

export interface GroupSearch {
  readonly groupsMin: number;
  readonly groupsMax: number;
  readonly stored: StoredClusters | null;
}

/** Polis: at most 100 base clusters, one more group allowed for each 12 of them. */
const baseClustersMax = 100;
const baseSteps = 100;
// The group step names its own number of steps, but under a word k-means does not read, so the default of 20 holds.
const groupSteps = 20;

/**
 * The two-step grouping of the Polis engine: people (in the order given) into at most 100 base clusters, these into k groups for
 * each k allowed, and the k with the highest mean silhouette over base clusters, the larger k on a tie. With `stored` it goes
 * on from the clusters of the last update and keeps their number of groups, as the engine does until another k has won four times.
 */
export function findPolisGroups(points: { x: Float64Array; y: Float64Array }, people: readonly number[], search: GroupSearch): PolisGroups {
  if (people.length === 0) return { members: [], silhouette: null };
  const pick = (from: Float64Array) => Float64Array.from(people, (person) => from[person] as number);
  const chosen: Points = { x: pick(points.x), y: pick(points.y), weight: new Float64Array(people.length).fill(1) };
  const { stored } = search;
  const start = stored === null ? firstDifferent(chosen, baseClustersMax) : continuedCentres(chosen, Int32Array.from(people, (person) => stored.baseOf[person] as number), { clusters: stored.baseClusters, k: baseClustersMax });
  const base = kMeansFrom(start, chosen, baseSteps);
  const bases = gatherBases(base);
  const best = stored === null ? bestGroups(bases, search) : continuedGroups(bases, stored);
  return { members: membersOf(best.clustering, base, { bases, people }), silhouette: best.silhouette };
}

type Bases = Points & { readonly number: readonly number[] };

/** The base clusters that hold somebody, as points weighted by how many they hold. */
function gatherBases(base: Clustering): Bases {
  const sizes = new Float64Array(base.x.length);
  for (const cluster of base.clusterOf) sizes[cluster] = (sizes[cluster] as number) + 1;
  const number = [...sizes.keys()].filter((cluster) => (sizes[cluster] as number) > 0);
  const pick = (from: Float64Array) => Float64Array.from(number, (cluster) => from[cluster] as number);
  return { number, x: pick(base.x), y: pick(base.y), weight: pick(sizes) };
}

interface Grouping {
  readonly clustering: Clustering;
  readonly silhouette: number | null;
}

function bestGroups(bases: Bases, { groupsMin, groupsMax }: GroupSearch): Grouping {
  const kMax = Math.max(groupsMin, Math.min(groupsMax, 2 + Math.floor(bases.x.length / 12)));
  let best = grouping(bases, firstDifferent(bases, groupsMin));
  for (let k = groupsMin + 1; k <= kMax; k += 1) {
    const next = grouping(bases, firstDifferent(bases, k));
    if ((next.silhouette ?? -1) >= (best.silhouette ?? -1)) best = next;
  }
  return best;
}

function continuedGroups(bases: Bases, stored: StoredClusters): Grouping {
  const groupOf = Int32Array.from(bases.number, (number) => stored.groupOfBase[number] ?? -1);
  return grouping(bases, continuedCentres(bases, groupOf, { clusters: stored.groups, k: stored.groups }));
}

function grouping(bases: Bases, start: ReturnType<typeof firstDifferent>): Grouping {
  const clustering = kMeansFrom(start, bases, groupSteps);
  const places = Float64Array.from({ length: bases.x.length * 2 }, (_, i) => (i % 2 === 0 ? bases.x : bases.y)[i >> 1] as number);
  return { clustering, silhouette: meanSilhouette(places, 2, clustering.clusterOf) };
}

function membersOf(groups: Clustering, base: Clustering, { bases, people }: { bases: Bases; people: readonly number[] }): number[][] {
  const groupOfBase = new Map(bases.number.map((number, i) => [number, groups.clusterOf[i] as number]));
  const members = Array.from(groups.x, (): number[] => []);
  for (const [place, person] of people.entries()) members[groupOfBase.get(base.clusterOf[place] as number) as number]?.push(person);
  return members.filter((group) => group.length > 0);
}
