import { readWordVectors, writeWordVectors } from '../word-vectors.ts';

const ROUNDS = 30;

/** The direction that texts share most: the first singular vector of their directions, by power iteration (Arora et al. 2017). */
export function sharedDirection(made: { words: readonly string[]; vectors: Float64Array; width: number }, texts: readonly string[]): Float64Array {
  const known = readWordVectors(writeWordVectors({ ...made, shared: new Float64Array(made.width) }));
  const directions = texts.map((text) => known.direction((text.toLowerCase().match(/[a-z]{2,}/g) ?? []).map((word) => known.numberOf(word))));
  let shared = new Float64Array(made.width).fill(1 / Math.sqrt(made.width));
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float64Array(made.width);
    for (const direction of directions) {
      const along = direction.reduce((sum, value, at) => sum + value * (shared[at] ?? 0), 0);
      direction.forEach((value, at) => { next[at] = (next[at] ?? 0) + along * value; });
    }
    const length = Math.hypot(...next) || 1;
    shared = next.map((value) => value / length);
  }
  return shared;
}
