import type { VoteMatrix } from './vote-matrix.ts';

/** Agree, disagree and all votes (passes as well) per statement; the group's numbers stand one after another: [group · statements + statement]. */
export interface Tallies {
  readonly groups: number;
  readonly statements: number;
  readonly agree: Int32Array;
  readonly disagree: Int32Array;
  readonly seen: Int32Array;
}

/** Counts votes by group. `groupOf` holds each person's group, −1 for none. */
export function tallyGroups(matrix: VoteMatrix, groupOf: Int32Array, groups: number): Tallies {
  const size = groups * matrix.statements;
  const tallies = { groups, statements: matrix.statements, agree: new Int32Array(size), disagree: new Int32Array(size), seen: new Int32Array(size) };
  for (let i = 0; i < matrix.people; i += 1) {
    const group = groupOf[i] as number;
    if (group < 0) continue;
    for (let cell = matrix.rowStart[i] as number; cell < (matrix.rowStart[i + 1] as number); cell += 1) {
      countVote(tallies, group * matrix.statements + (matrix.column[cell] as number), matrix.value[cell] as number);
    }
  }
  return tallies;
}

/** Adds one vote at a place of the tallies, or with `times` −1 takes it away. */
export function countVote(tallies: Tallies, place: number, value: number, times = 1): void {
  tallies.seen[place] = (tallies.seen[place] as number) + times;
  if (value > 0) tallies.agree[place] = (tallies.agree[place] as number) + times;
  if (value < 0) tallies.disagree[place] = (tallies.disagree[place] as number) + times;
}

/** Counts of everybody together. */
export function tallyAll(matrix: VoteMatrix): Tallies {
  return tallyGroups(matrix, new Int32Array(matrix.people), 1);
}
