import { chooseRows, randomFractions } from '../random.ts';
import type { VoteColumns } from './intern-votes.ts';

/**
 * One vote per person and statement, stored twice: by person (rowStart, column, value) and by statement (columnStart, row,
 * columnValue). Person i holds the cells rowStart[i] to rowStart[i + 1]. Within a person the statements rise, within a
 * statement the people rise.
 */
export interface VoteMatrix {
  readonly people: number;
  readonly statements: number;
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  readonly value: Int8Array;
  readonly columnStart: Int32Array;
  readonly row: Int32Array;
  readonly columnValue: Int8Array;
}

/** Builds the matrix from votes in arrival order. A later vote on the same statement replaces the earlier one. */
export function buildMatrix(columns: VoteColumns): VoteMatrix {
  const people = columns.participants.length;
  const statements = columns.statements.length;
  const byStatement = countingSort(columns.statementOf, statements, null);
  const byPerson = countingSort(columns.participantOf, people, byStatement.order);
  const rowStart = new Int32Array(people + 1);
  const column = new Int32Array(byPerson.order.length);
  const value = new Int8Array(byPerson.order.length);
  let kept = 0;
  for (let i = 0; i < people; i += 1) {
    const start = kept;
    for (let place = byPerson.start[i] as number; place < (byPerson.start[i + 1] as number); place += 1) {
      const vote = byPerson.order[place] as number;
      const statement = columns.statementOf[vote] as number;
      // The sort keeps arrival order, so the last of equals is the vote that stands.
      if (kept > start && column[kept - 1] === statement) kept -= 1;
      column[kept] = statement;
      value[kept] = columns.value[vote] as number;
      kept += 1;
    }
    rowStart[i + 1] = kept;
  }
  return withColumns({ people, statements, rowStart, column: column.slice(0, kept), value: value.slice(0, kept) });
}

/** Adds the store by statement to a matrix stored by person. */
export function withColumns(rows: { people: number; statements: number; rowStart: Int32Array; column: Int32Array; value: Int8Array }): VoteMatrix {
  const { people, statements, rowStart, column, value } = rows;
  const { order: cellOf, start: columnStart } = countingSort(column, statements, null);
  const personOf = new Int32Array(column.length);
  for (let i = 0; i < people; i += 1) personOf.fill(i, rowStart[i], rowStart[i + 1]);
  const row = new Int32Array(column.length);
  const columnValue = new Int8Array(column.length);
  for (let place = 0; place < cellOf.length; place += 1) {
    const cell = cellOf[place] as number;
    row[place] = personOf[cell] as number;
    columnValue[place] = value[cell] as number;
  }
  return { people, statements, rowStart, column, value, columnStart, row, columnValue };
}

/** The order that sorts `keys` (0 to size − 1), keeping the given order (or the natural one) among equals. */
function countingSort(keys: Int32Array, size: number, given: Int32Array | null): { order: Int32Array; start: Int32Array } {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < keys.length; i += 1) {
    const key = (keys[i] as number) + 1;
    start[key] = (start[key] as number) + 1;
  }
  for (let key = 0; key < size; key += 1) start[key + 1] = (start[key + 1] as number) + (start[key] as number);
  const next = start.slice(0, size);
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) {
    const item = given === null ? i : (given[i] as number);
    const key = keys[item] as number;
    const place = next[key] as number;
    order[place] = item;
    next[key] = place + 1;
  }
  return { order, start };
}

/** The matrix with each cell as many times as `copies` says: 0 leaves it out, 1 keeps it, 2 counts it twice. People and statements keep their numbers. */
export function keepCells(matrix: VoteMatrix, copies: Uint8Array): VoteMatrix {
  let total = 0;
  for (let cell = 0; cell < copies.length; cell += 1) total += copies[cell] as number;
  const rowStart = new Int32Array(matrix.people + 1);
  const column = new Int32Array(total);
  const value = new Int8Array(total);
  let kept = 0;
  for (let i = 0; i < matrix.people; i += 1) {
    for (let cell = matrix.rowStart[i] as number; cell < (matrix.rowStart[i + 1] as number); cell += 1) {
      for (let copy = copies[cell] as number; copy > 0; copy -= 1) {
        column[kept] = matrix.column[cell] as number;
        value[kept] = matrix.value[cell] as number;
        kept += 1;
      }
    }
    rowStart[i + 1] = kept;
  }
  return withColumns({ people: matrix.people, statements: matrix.statements, rowStart, column, value });
}

/**
 * The votes of some people only, chosen at random (always the same) so that about `votesMax` votes remain. `chosen` holds the old
 * number of each person in the new matrix. A matrix that is small enough comes back as it is.
 */
export function thinPeople(matrix: VoteMatrix, votesMax: number): { matrix: VoteMatrix; chosen: readonly number[] } {
  const wanted = matrix.column.length <= votesMax ? matrix.people : Math.ceil((matrix.people * votesMax) / matrix.column.length);
  const chosen = chooseRows(matrix.people, wanted, randomFractions(1, 3));
  if (wanted === matrix.people) return { matrix, chosen };
  const votesOf = (i: number) => (matrix.rowStart[i + 1] as number) - (matrix.rowStart[i] as number);
  const rowStart = new Int32Array(chosen.length + 1);
  for (const [row, i] of chosen.entries()) rowStart[row + 1] = (rowStart[row] as number) + votesOf(i);
  const column = new Int32Array(rowStart[chosen.length] as number);
  const value = new Int8Array(column.length);
  for (const [row, i] of chosen.entries()) {
    column.set(matrix.column.subarray(matrix.rowStart[i], matrix.rowStart[i + 1]), rowStart[row]);
    value.set(matrix.value.subarray(matrix.rowStart[i], matrix.rowStart[i + 1]), rowStart[row]);
  }
  return { matrix: withColumns({ people: chosen.length, statements: matrix.statements, rowStart, column, value }), chosen };
}

/** A matrix of the votes that the model reads: agree or disagree, on statements that are not left out. */
export function clearVotes(matrix: VoteMatrix, leftOut: Uint8Array): VoteMatrix {
  const copies = new Uint8Array(matrix.column.length);
  for (let cell = 0; cell < copies.length; cell += 1) copies[cell] = matrix.value[cell] !== 0 && leftOut[matrix.column[cell] as number] === 0 ? 1 : 0;
  return keepCells(matrix, copies);
}
