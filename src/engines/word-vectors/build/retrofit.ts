const ROUNDS = 10;

/**
 * Draws the vectors of words that a dictionary ties together nearer to each other: Faruqui et al. (2015), Retrofitting Word Vectors to
 * Semantic Lexicons, with the weights of the ties added up for a word never more than `pull` times what keeps it where it was.
 */
export function retrofit(vectors: Float64Array, width: number, { ties, pull }: { ties: readonly (readonly [number, number, number])[]; pull: number }): Float64Array {
  const count = vectors.length / width;
  const tied = Array.from({ length: count }, () => new Map<number, number>());
  for (const [a, b, weight] of ties) {
    if (a === b) continue;
    tied[a]?.set(b, Math.max(weight, tied[a].get(b) ?? 0));
    tied[b]?.set(a, Math.max(weight, tied[b].get(a) ?? 0));
  }
  const moved = vectors.slice();
  for (let round = 0; round < ROUNDS; round += 1) {
    tied.forEach((others, row) => { if (others.size > 0) settle(moved, row, { vectors, width, others, pull }); });
  }
  return moved;
}

function settle(moved: Float64Array, row: number, { vectors, width, others, pull }: { vectors: Float64Array; width: number; others: ReadonlyMap<number, number>; pull: number }): void {
  const whole = [...others.values()].reduce((sum, weight) => sum + weight, 0);
  const share = pull * Math.min(1, whole) / whole;
  const total = 1 + share * whole;
  for (let column = 0; column < width; column += 1) {
    let sum = vectors[row * width + column] ?? 0;
    for (const [other, weight] of others) sum += share * weight * (moved[other * width + column] ?? 0);
    moved[row * width + column] = sum / total;
  }
}
