import type { VoteMatrix } from '../votes/vote-matrix.ts';
import { linksOfPeople, linksOfStatements, priorSide, triangle, width, type Prior, type Side } from './sides.ts';
import { startStatements } from './start.ts';
import { updateSide } from './update-side.ts';

/** What is believed after the votes: about people (intercept, then factors, each N(0, 1) before the votes) and about statements. */
export interface VoteModel {
  readonly people: Side;
  readonly statements: Side;
  readonly priorOfPeople: Prior;
  readonly priorOfStatements: Prior;
}

export interface FitOptions {
  readonly sweeps: number;
  /** True: no factors, only how agreeable each person and statement is. */
  readonly interceptsOnly?: boolean;
  /** Where to go on from: beliefs about the statements, which are changed in place. */
  readonly from?: Pick<VoteModel, 'statements' | 'priorOfPeople' | 'priorOfStatements'>;
}

// Small enough that a factor cannot move any probability, large enough to divide by.
const nothing = 1e-8;

/**
 * Fits logit P(i agrees with j) = bᵢ + cⱼ + fᵢ·vⱼ to agree and disagree votes (the matrix must hold no passes) by variational
 * Bayes; the spread of b, c and each factor of v is learnt from the votes themselves, so a factor that the votes do not carry
 * shrinks to nothing. People and statements without votes keep the prior.
 */
export function fitVotes(matrix: VoteMatrix, { sweeps, interceptsOnly = false, from }: FitOptions): VoteModel {
  const priorOfPeople = from?.priorOfPeople ?? { mean: new Float64Array(width), variance: new Float64Array(width).fill(1) };
  const priorOfStatements = from?.priorOfStatements ?? { mean: new Float64Array(width), variance: new Float64Array(width).fill(interceptsOnly ? nothing : 1) };
  if (interceptsOnly) priorOfStatements.variance[0] = 1;
  const people = priorSide(matrix.people, priorOfPeople);
  const statements = from?.statements ?? startStatements(matrix, interceptsOnly);
  const model = { people, statements, priorOfPeople, priorOfStatements };
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    updateSide(people, statements, { links: linksOfPeople(matrix), prior: priorOfPeople });
    updateSide(statements, people, { links: linksOfStatements(matrix), prior: priorOfStatements });
    learnPriors(model, matrix, interceptsOnly);
  }
  updateSide(people, statements, { links: linksOfPeople(matrix), prior: priorOfPeople });
  return model;
}

/** Empirical Bayes: each variance is the mean second moment, held away from 0 by a little prior weight. Factors of people keep variance 1, which fixes the scale. */
function learnPriors({ people, statements, priorOfPeople, priorOfStatements }: VoteModel, matrix: VoteMatrix, interceptsOnly: boolean): void {
  const voters = present(matrix.rowStart);
  const voted = present(matrix.columnStart);
  priorOfPeople.variance[0] = meanMoment(people, 0, voters);
  let sum = 0;
  for (const j of voted) sum += statements.mean[j * width] as number;
  const centre = sum / (voted.length + 1);
  priorOfStatements.mean[0] = centre;
  priorOfStatements.variance[0] = Math.max(0.01, meanMoment(statements, 0, voted) - centre * centre);
  if (!interceptsOnly) for (let a = 1; a < width; a += 1) priorOfStatements.variance[a] = meanMoment(statements, a, voted);
}

function present(start: Int32Array): number[] {
  const list: number[] = [];
  for (let i = 0; i + 1 < start.length; i += 1) if ((start[i + 1] as number) > (start[i] as number)) list.push(i);
  return list;
}

/** Where the second moment of part a stands in the upper triangle. */
const diagonal = [0, 4, 7, 9];

function meanMoment(side: Side, part: number, members: readonly number[]): number {
  let sum = 0.01;
  for (const i of members) sum += side.moments[i * triangle + (diagonal[part] as number)] as number;
  return Math.max(1e-4, sum / (members.length + 1));
}
