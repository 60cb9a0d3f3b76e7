import type { VoteMatrix } from '../votes/vote-matrix.ts';

/** Directions of difference the model can hold. Three explain real conversations about as well as four, and two camps need only one. */
export const factors = 3;

/** Numbers in a vector: the intercept, then the factors. */
export const width = factors + 1;

/** Numbers in the upper triangle of its second moments, row by row. */
export const triangle = (width * (width + 1)) / 2;

/** What is believed about one side of the model (all people, or all statements): for each member mean and second moments E[o oᵀ]. */
export interface Side {
  readonly size: number;
  readonly mean: Float64Array;
  readonly moments: Float64Array;
}

/** Independent normal priors on the numbers of one side's vectors. */
export interface Prior {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** A side about which nothing is known but the prior. */
export function priorSide(size: number, prior: Prior): Side {
  const side = { size, mean: new Float64Array(size * width), moments: new Float64Array(size * triangle) };
  const covariance = new Float64Array(width * width);
  for (let a = 0; a < width; a += 1) covariance[a * width + a] = prior.variance[a] as number;
  for (let i = 0; i < size; i += 1) setMember(side, i, { mean: prior.mean, covariance });
  return side;
}

/** Stores the mean and the covariance (a whole square) of one member. */
export function setMember(side: Side, i: number, { mean, covariance }: { mean: Float64Array; covariance: Float64Array }): void {
  let place = i * triangle;
  for (let a = 0; a < width; a += 1) {
    side.mean[i * width + a] = mean[a] as number;
    for (let b = a; b < width; b += 1) {
      side.moments[place] = (covariance[a * width + b] as number) + (mean[a] as number) * (mean[b] as number);
      place += 1;
    }
  }
}

/** The votes of each member of a side: cells start[i] to start[i + 1], the member of the other side and the vote (1 or −1) in each. */
export interface Links {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly value: Int8Array;
}

export const linksOfPeople = (matrix: VoteMatrix): Links => ({ start: matrix.rowStart, other: matrix.column, value: matrix.value });
export const linksOfStatements = (matrix: VoteMatrix): Links => ({ start: matrix.columnStart, other: matrix.row, value: matrix.columnValue });
