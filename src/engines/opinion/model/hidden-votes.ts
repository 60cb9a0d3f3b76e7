import { randomFractions } from '../random.ts';
import { eachVote } from '../votes/each-vote.ts';
import { clearVotes, keepCells, type VoteMatrix } from '../votes/vote-matrix.ts';
import { usualSweeps } from './fit-conversation.ts';
import { fitVotes } from './fit-votes.ts';
import { predictByPolisGroups } from './polis-like-baseline.ts';
import { agreeProbability } from './predict.ts';
import { logLikelihood } from './scoring.ts';

/** What was said of hidden votes, and what they were. `baseline` is empty unless asked for. */
export interface HiddenVotes {
  readonly person: readonly number[];
  readonly agreed: readonly number[];
  readonly model: readonly number[];
  readonly interceptsOnly: readonly number[];
  readonly baseline: readonly number[];
}

export interface HidingOptions {
  readonly leftOut: Uint8Array;
  readonly seed: number;
  /** Into how many parts the clear votes fall, and how many of them are hidden in turn. */
  readonly parts: number;
  readonly rounds: number;
  readonly withBaseline: boolean;
}

/** Hides a part of the clear votes at random, learns from the rest, and says how likely each hidden vote is to be an agree. */
export function predictHiddenVotes(matrix: VoteMatrix, options: HidingOptions): HiddenVotes {
  const { leftOut, seed, parts, rounds, withBaseline } = options;
  const random = randomFractions(seed, 1);
  const partOf = new Uint8Array(matrix.value.length);
  for (let cell = 0; cell < partOf.length; cell += 1) partOf[cell] = Math.floor(random() * parts);
  const found: { [part in keyof HiddenVotes]: number[] } = { person: [], agreed: [], model: [], interceptsOnly: [], baseline: [] };
  for (let round = 0; round < rounds; round += 1) {
    const { known, hidden } = hideRound(matrix, { partOf, round, leftOut });
    const clear = clearVotes(known, leftOut);
    const whole = fitVotes(clear, { sweeps: usualSweeps });
    const plain = fitVotes(clear, { sweeps: usualSweeps, interceptsOnly: true });
    eachVote(hidden, (i, j, value) => {
      found.person.push(i);
      found.agreed.push(value === 1 ? 1 : 0);
      found.model.push(agreeProbability(whole, i, j));
      found.interceptsOnly.push(agreeProbability(plain, i, j));
    });
    if (withBaseline) for (const share of predictByPolisGroups(known, hidden)) found.baseline.push(share);
  }
  return found;
}

/** Passes are never hidden: there is nothing to tell about them. */
function hideRound(matrix: VoteMatrix, { partOf, round, leftOut }: { partOf: Uint8Array; round: number; leftOut: Uint8Array }): { known: VoteMatrix; hidden: VoteMatrix } {
  const isHidden = new Uint8Array(partOf.length);
  const isKnown = new Uint8Array(partOf.length);
  for (let cell = 0; cell < partOf.length; cell += 1) {
    const counts = leftOut[matrix.column[cell] as number] === 0;
    isHidden[cell] = counts && partOf[cell] === round && matrix.value[cell] !== 0 ? 1 : 0;
    isKnown[cell] = counts && isHidden[cell] === 0 ? 1 : 0;
  }
  return { known: keepCells(matrix, isKnown), hidden: keepCells(matrix, isHidden) };
}

/**
 * Whether positions tell anything: by how much the log-likelihood of hidden votes rises when people have positions, summed per
 * person (votes of one person hang together), as a z value over people. Null with fewer than five people.
 */
export function gainOfPositions({ person, agreed, model, interceptsOnly }: HiddenVotes): number | null {
  const gains = new Map<number, number>();
  for (const [vote, i] of person.entries()) {
    const gain = logLikelihood(model[vote] as number, agreed[vote] as number) - logLikelihood(interceptsOnly[vote] as number, agreed[vote] as number);
    gains.set(i, (gains.get(i) ?? 0) + gain);
  }
  if (gains.size < 5) return null;
  const values = [...gains.values()];
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const square = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1);
  return square > 0 ? mean / Math.sqrt(square / values.length) : null;
}
