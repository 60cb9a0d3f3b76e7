import type { VoteMatrix } from '../votes/vote-matrix.ts';
import { setMember, triangle, width, type Side } from './sides.ts';

const rounds = 10;

/**
 * First beliefs about the statements: the intercept is the log-odds of agreeing (one vote added to each side), the factors are the
 * main directions of what is left of the votes once each statement's share is taken away (orthogonal iteration). With
 * `interceptsOnly` there are no factors, and everything else is the same, so that the two can be compared.
 */
export function startStatements(matrix: VoteMatrix, interceptsOnly: boolean): Side {
  const shares = agreeShares(matrix);
  const directions = interceptsOnly ? [] : mainDirections(matrix, shares);
  const side = { size: matrix.statements, mean: new Float64Array(matrix.statements * width), moments: new Float64Array(matrix.statements * triangle) };
  const covariance = new Float64Array(width * width);
  for (let a = 0; a < width; a += 1) covariance[a * width + a] = a > 0 && interceptsOnly ? 0 : 0.1;
  const spread = Math.sqrt(matrix.statements);
  for (let j = 0; j < matrix.statements; j += 1) {
    const share = shares[j] as number;
    // The first direction starts at a spread of one log-odds, the others at half of it: they carry less.
    const mean = Float64Array.from({ length: width }, (_, a) => (a === 0 ? Math.log(share / (1 - share)) : (directions[a - 1]?.[j] ?? 0) * spread * (a === 1 ? 1 : 0.5)));
    setMember(side, j, { mean, covariance });
  }
  return side;
}

function agreeShares(matrix: VoteMatrix): Float64Array {
  return Float64Array.from({ length: matrix.statements }, (_, j) => {
    let agree = 0;
    const start = matrix.columnStart[j] as number;
    const end = matrix.columnStart[j + 1] as number;
    for (let place = start; place < end; place += 1) if (matrix.columnValue[place] === 1) agree += 1;
    return (agree + 1) / (end - start + 2);
  });
}

function mainDirections(matrix: VoteMatrix, shares: Float64Array): Float64Array[] {
  let directions: Float64Array[] = firstDirections(matrix, shares);
  orthonormalise(directions);
  for (let round = 0; round < rounds; round += 1) {
    directions = directions.map((direction) => residualsTwice(matrix, shares, direction));
    orthonormalise(directions);
  }
  return directions;
}

/**
 * Where the search begins: what is known of each statement whatever its number (its share, its votes, both), so that the order of
 * statements does not matter, and a little of a wave over the numbers, so that no direction is missed by being at right angles to these.
 */
function firstDirections(matrix: VoteMatrix, shares: Float64Array): Float64Array[] {
  const votes = shares.map((_, j) => Math.sqrt((matrix.columnStart[j + 1] as number) - (matrix.columnStart[j] as number)));
  const features = [(share: number, count: number) => (share - 0.5) * count, (_: number, count: number) => count, (share: number, count: number) => (Math.abs(share - 0.5) - 0.25) * count];
  return features.map((feature, k) => shares.map((share, j) => feature(share, votes[j] as number) + 0.01 * Math.sin((j + 1) * (k + 1))));
}

/** RᵀR times a vector, where R holds vote minus share for the votes cast and 0 elsewhere. */
function residualsTwice(matrix: VoteMatrix, shares: Float64Array, vector: Float64Array): Float64Array {
  const product = new Float64Array(matrix.statements);
  for (let i = 0; i < matrix.people; i += 1) {
    const start = matrix.rowStart[i] as number;
    const end = matrix.rowStart[i + 1] as number;
    let along = 0;
    for (let cell = start; cell < end; cell += 1) {
      const j = matrix.column[cell] as number;
      along += ((matrix.value[cell] === 1 ? 1 : 0) - (shares[j] as number)) * (vector[j] as number);
    }
    for (let cell = start; cell < end; cell += 1) {
      const j = matrix.column[cell] as number;
      product[j] = (product[j] as number) + along * ((matrix.value[cell] === 1 ? 1 : 0) - (shares[j] as number));
    }
  }
  return product;
}

function orthonormalise(directions: readonly Float64Array[]): void {
  for (const [k, direction] of directions.entries()) {
    for (const earlier of directions.slice(0, k)) {
      let along = 0;
      for (let j = 0; j < direction.length; j += 1) along += (direction[j] as number) * (earlier[j] as number);
      for (let j = 0; j < direction.length; j += 1) direction[j] = (direction[j] as number) - along * (earlier[j] as number);
    }
    const length = Math.hypot(...direction) || 1;
    for (let j = 0; j < direction.length; j += 1) direction[j] = (direction[j] as number) / length;
  }
}
