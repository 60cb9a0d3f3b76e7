import { principalComponents } from '../polis/principal-components.ts';
import { projectPeople } from '../polis/projection.ts';
import { findPolisGroups } from '../polis/polis-groups.ts';
import { tallyAll, tallyGroups } from '../votes/tallies.ts';
import { eachVote } from '../votes/each-vote.ts';
import type { VoteMatrix } from '../votes/vote-matrix.ts';

/** Votes each person needs to be counted into a conversation, unless it has fewer statements (Polis). */
export const votesToCount = 7;

/**
 * What weight the statement's share among everybody has in a group's share, in votes. Of 0 (Laplace), 1, 2, 4 and 8 the one that
 * tells hidden votes best over six real conversations: the baseline is given its best chance.
 */
const weightOfEverybody = 8;

/**
 * The comparison: hidden votes told from the groups Polis would form of the known votes. Someone in a group is expected to agree
 * as often as the group does on this statement, drawn a little towards everybody's share; someone in no group, as often as everybody.
 */
export function predictByPolisGroups(known: VoteMatrix, hidden: VoteMatrix): number[] {
  const nothingZeroed = new Uint8Array(known.statements);
  const places = projectPeople(known, principalComponents(known, nothingZeroed, 1e-6), nothingZeroed);
  const needed = Math.min(votesToCount, known.statements);
  const people = Array.from({ length: known.people }, (_, i) => i).filter((i) => (known.rowStart[i + 1] as number) - (known.rowStart[i] as number) >= needed);
  const { members } = findPolisGroups(places, people, { groupsMin: 2, groupsMax: 5, stored: null });
  const groupOf = new Int32Array(known.people).fill(-1);
  for (const [group, list] of members.entries()) for (const i of list) groupOf[i] = group;
  const groups = tallyGroups(known, groupOf, members.length);
  const all = tallyAll(known);
  const predicted: number[] = [];
  eachVote(hidden, (i, j) => {
    const share = ((all.agree[j] as number) + 1) / ((all.agree[j] as number) + (all.disagree[j] as number) + 2);
    const group = groupOf[i] as number;
    const place = group * known.statements + j;
    predicted.push(group < 0 ? share : ((groups.agree[place] as number) + weightOfEverybody * share) / ((groups.agree[place] as number) + (groups.disagree[place] as number) + weightOfEverybody));
  });
  return predicted;
}
