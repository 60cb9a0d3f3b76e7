import type { VoteMatrix } from '../votes/vote-matrix.ts';

/** Column means of the votes cast and two components (each of length 1, or all 0 where the data have no such direction). */
export interface PrincipalComponents {
  readonly centre: Float64Array;
  readonly components: readonly [Float64Array, Float64Array];
}

/**
 * The two first principal components of votes in which an unseen cell stands at its column's mean (Polis, Small et al. 2021,
 * section 3.1), by power iteration with deflation. Once centred an unseen cell is 0, so only votes cast are visited.
 * `zeroed` columns (moderated out, meta) count as 0 for everybody. A column without votes has centre 0.
 *
 * Polis stops after 100 steps from a random start and goes on from there at the next tick; we go on until nothing moves, which
 * is where its ticks arrive too. `precision` is how far a component may still move.
 */
export function principalComponents(matrix: VoteMatrix, zeroed: Uint8Array, precision = 1e-15): PrincipalComponents {
  const centre = columnMeans(matrix, zeroed);
  const first = powerIteration(matrix, { centre, zeroed, precision, without: null });
  const second = powerIteration(matrix, { centre, zeroed, precision, without: first });
  return { centre, components: [first, second] };
}

function columnMeans(matrix: VoteMatrix, zeroed: Uint8Array): Float64Array {
  const centre = new Float64Array(matrix.statements);
  for (let j = 0; j < matrix.statements; j += 1) {
    const start = matrix.columnStart[j] as number;
    const end = matrix.columnStart[j + 1] as number;
    if (zeroed[j] === 1 || start === end) continue;
    let sum = 0;
    for (let place = start; place < end; place += 1) sum -= matrix.columnValue[place] as number;
    centre[j] = sum / (end - start);
  }
  return centre;
}

const stepsMax = 20_000;

function powerIteration(matrix: VoteMatrix, options: { centre: Float64Array; zeroed: Uint8Array; precision: number; without: Float64Array | null }): Float64Array {
  let vector: Float64Array = startVector(matrix, options.without);
  for (let step = 0; step < stepsMax; step += 1) {
    const next = covarianceTimes(matrix, options, vector);
    if (options.without !== null) removeDirection(next, options.without);
    const length = normalise(next);
    // Rounding leaves about 1e-13 of a direction that is not there.
    if (length < 1e-10 * matrix.column.length) return new Float64Array(matrix.statements);
    const moved = largestDifference(vector, next);
    vector = next;
    if (moved < options.precision) break;
  }
  return vector;
}

/** Ones, as Polis pads its vectors, bent a little so that no real direction is missed by being at right angles to it. */
function startVector(matrix: VoteMatrix, without: Float64Array | null): Float64Array {
  const vector = new Float64Array(matrix.statements);
  for (let j = 0; j < vector.length; j += 1) vector[j] = 1 + Math.sin(j + 1) / 7;
  if (without !== null) removeDirection(vector, without);
  normalise(vector);
  return vector;
}

function covarianceTimes(matrix: VoteMatrix, { centre, zeroed }: { centre: Float64Array; zeroed: Uint8Array }, vector: Float64Array): Float64Array {
  const product = new Float64Array(matrix.statements);
  const { rowStart, column, value } = matrix;
  for (let i = 0; i < matrix.people; i += 1) {
    const start = rowStart[i] as number;
    const end = rowStart[i + 1] as number;
    let along = 0;
    for (let cell = start; cell < end; cell += 1) {
      const j = column[cell] as number;
      if (zeroed[j] === 0) along += (-(value[cell] as number) - (centre[j] as number)) * (vector[j] as number);
    }
    for (let cell = start; cell < end; cell += 1) {
      const j = column[cell] as number;
      if (zeroed[j] === 0) product[j] = (product[j] as number) + along * (-(value[cell] as number) - (centre[j] as number));
    }
  }
  return product;
}

function removeDirection(vector: Float64Array, direction: Float64Array): void {
  let along = 0;
  for (let j = 0; j < vector.length; j += 1) along += (vector[j] as number) * (direction[j] as number);
  for (let j = 0; j < vector.length; j += 1) vector[j] = (vector[j] as number) - along * (direction[j] as number);
}

function normalise(vector: Float64Array): number {
  let square = 0;
  for (const part of vector) square += part * part;
  const length = Math.sqrt(square);
  if (length > 0) for (let j = 0; j < vector.length; j += 1) vector[j] = (vector[j] as number) / length;
  return length;
}

function largestDifference(one: Float64Array, other: Float64Array): number {
  let largest = 0;
  for (let j = 0; j < one.length; j += 1) largest = Math.max(largest, Math.abs((one[j] as number) - (other[j] as number)));
  return largest;
}
