import type { OpinionSettings } from '../input.ts';
import type { VoteColumns } from '../votes/intern-votes.ts';
import { buildMatrix, type VoteMatrix } from '../votes/vote-matrix.ts';
import { findPolisGroups, type PolisGroups } from './polis-groups.ts';
import { principalComponents, type PrincipalComponents } from './principal-components.ts';
import { projectPeople } from './projection.ts';
import { storedClusters, peopleInStore } from './stored-clusters.ts';

/** What the Polis engine holds after one update with all votes. */
export interface PolisStanding {
  readonly matrix: VoteMatrix;
  /** 1 for statements that count as 0 for everybody: refused, or about the people themselves. */
  readonly zeroed: Uint8Array;
  readonly components: PrincipalComponents;
  readonly places: { readonly x: Float64Array; readonly y: Float64Array };
  readonly inConversation: readonly number[];
  readonly groups: PolisGroups;
}

/** Votes that bring somebody into the conversation, and how many are brought in at least, the most active first (Polis). */
const votesToCount = 7;
const fewestCounted = 15;

/** Works the whole conversation out as the Polis engine does, people and statements in the order of their first vote. */
export function standInPolis(columns: VoteColumns, settings: OpinionSettings, zeroed: Uint8Array): PolisStanding {
  const matrix = buildMatrix(columns);
  const components = principalComponents(matrix, zeroed);
  const places = projectPeople(matrix, components, zeroed);
  const stored = storedClusters(settings, columns.participants);
  const inConversation = countedPeople(matrix, peopleInStore(stored));
  const groups = findPolisGroups(places, inConversation, { groupsMin: settings.groupsMin ?? 2, groupsMax: settings.groupsMax ?? 5, stored });
  return { matrix, zeroed, components, places, inConversation, groups };
}

function countedPeople(matrix: VoteMatrix, already: ReadonlySet<number>): number[] {
  const votesOf = (i: number) => (matrix.rowStart[i + 1] as number) - (matrix.rowStart[i] as number);
  const everybody = Array.from({ length: matrix.people }, (_, i) => i);
  const counted = new Set(everybody.filter((i) => already.has(i) || votesOf(i) >= Math.min(votesToCount, matrix.statements)));
  const others = everybody.filter((i) => !counted.has(i)).toSorted((one, other) => votesOf(other) - votesOf(one));
  for (const i of others.slice(0, Math.max(0, fewestCounted - counted.size))) counted.add(i);
  return everybody.filter((i) => counted.has(i));
}
