import { triangle, width } from './sides.ts';
import type { VoteModel } from './fit-votes.ts';

/** Mean and variance of the log-odds that person i agrees with statement j. */
export function logOdds({ people, statements }: Pick<VoteModel, 'people' | 'statements'>, i: number, j: number): { mean: number; variance: number } {
  const p = i * width;
  const q = j * width;
  let mean = (people.mean[p] as number) + (statements.mean[q] as number);
  for (let a = 1; a < width; a += 1) mean += (people.mean[p + a] as number) * (statements.mean[q + a] as number);
  let square = (people.moments[i * triangle] as number) + (statements.moments[j * triangle] as number) + 2 * (people.mean[p] as number) * (statements.mean[q] as number);
  let place = 0;
  for (let a = 0; a < width; a += 1) {
    for (let b = a; b < width; b += 1) {
      const mine = people.moments[i * triangle + place] as number;
      const theirs = statements.moments[j * triangle + place] as number;
      if (a === 0 && b > 0) square += 2 * mine * (statements.mean[q + b] as number) + 2 * theirs * (people.mean[p + b] as number);
      if (a > 0) square += (a === b ? 1 : 2) * mine * theirs;
      place += 1;
    }
  }
  return { mean, variance: Math.max(0, square - mean * mean) };
}

/** P(agree), the uncertainty averaged over (MacKay 1992: σ(m / √(1 + π s²/8))). */
export function agreeProbability(model: Pick<VoteModel, 'people' | 'statements'>, i: number, j: number): number {
  const { mean, variance } = logOdds(model, i, j);
  return 1 / (1 + Math.exp(-mean / Math.sqrt(1 + (Math.PI * variance) / 8)));
}
