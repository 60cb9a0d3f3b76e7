import type { VoteMatrix } from './vote-matrix.ts';

/** Visits the votes person by person. */
export function eachVote(matrix: VoteMatrix, visit: (person: number, statement: number, value: number) => void): void {
  for (let i = 0; i < matrix.people; i += 1) {
    for (let cell = matrix.rowStart[i] as number; cell < (matrix.rowStart[i + 1] as number); cell += 1) visit(i, matrix.column[cell] as number, matrix.value[cell] as number);
  }
}
