import type { VoteMatrix } from '../votes/vote-matrix.ts';
import type { PrincipalComponents } from './principal-components.ts';

/**
 * Where each person stands: p = √(M / max(n, 1)) · Σ over the votes cast of (vote − mean) · component, with agree = −1.
 * A zeroed column counts as a vote of 0 by everybody, so it adds to n and nothing to the sum. Answers x and y.
 */
export function projectPeople(matrix: VoteMatrix, components: PrincipalComponents, zeroed: Uint8Array): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(matrix.people);
  const y = new Float64Array(matrix.people);
  const [first, second] = components.components;
  const zeroedCount = zeroed.reduce((sum, one) => sum + one, 0);
  for (let i = 0; i < matrix.people; i += 1) {
    let cast = zeroedCount;
    let along = 0;
    let across = 0;
    for (let cell = matrix.rowStart[i] as number; cell < (matrix.rowStart[i + 1] as number); cell += 1) {
      const j = matrix.column[cell] as number;
      if (zeroed[j] === 1) continue;
      const difference = -(matrix.value[cell] as number) - (components.centre[j] as number);
      cast += 1;
      along += difference * (first[j] as number);
      across += difference * (second[j] as number);
    }
    const scale = Math.sqrt(matrix.statements / Math.max(cast, 1));
    x[i] = scale * along;
    y[i] = scale * across;
  }
  return { x, y };
}

/** Where somebody would stand who voted on one statement only, and agreed: √M · (−1 − mean) · component. */
export function projectStatements({ centre, components: [first, second] }: PrincipalComponents): { x: Float64Array; y: Float64Array; extremity: Float64Array } {
  const scale = Math.sqrt(centre.length);
  const x = centre.map((mean, j) => scale * (-1 - mean) * (first[j] as number));
  const y = centre.map((mean, j) => scale * (-1 - mean) * (second[j] as number));
  return { x, y, extremity: x.map((along, j) => Math.sqrt(along * along + (y[j] as number) * (y[j] as number))) };
}
