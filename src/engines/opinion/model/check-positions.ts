import { thinPeople, type VoteMatrix } from '../votes/vote-matrix.ts';
import type { HeldOutAnswer } from '../answer.ts';
import { gainOfPositions, predictHiddenVotes, type HiddenVotes } from './hidden-votes.ts';
import { areaUnderCurve, meanLogLoss } from './scoring.ts';

export interface PositionsCheck {
  /** z value of what positions add to telling hidden votes; null where there is too little to hide. */
  readonly gain: number | null;
  readonly heldOut: HeldOutAnswer | null;
}

/** Each round hides a tenth, as in the measurements of the peers. */
const parts = 10;
const votesForGain = 40_000;
const votesForHeldOut = 250_000;

/**
 * Hides votes and tells them from the others. Up to 250,000 votes (or when asked) model and Polis-like groups are both judged on
 * everybody's hidden votes; above that only the gain of positions is measured, on some of the people.
 */
export function checkPositions(matrix: VoteMatrix, { leftOut, seed, heldOut }: { leftOut: Uint8Array; seed: number; heldOut: boolean | undefined }): PositionsCheck {
  const withBaseline = heldOut ?? matrix.value.length <= votesForHeldOut;
  const part = withBaseline ? matrix : thinPeople(matrix, votesForGain).matrix;
  const rounds = withBaseline || part === matrix ? roundsFor(part.value.length) : 1;
  const hidden = predictHiddenVotes(part, { leftOut, seed, parts, rounds, withBaseline });
  return { gain: gainOfPositions(hidden), heldOut: withBaseline ? score(hidden, rounds, seed) : null };
}

/** Fewer rounds where one hides enough votes to tell. */
function roundsFor(votes: number): number {
  if (votes <= 10_000) return 10;
  if (votes <= 35_000) return 5;
  return votes <= 80_000 ? 3 : 2;
}

function score({ agreed, model, baseline }: HiddenVotes, folds: number, seed: number): HeldOutAnswer {
  return {
    folds,
    seed,
    votes: agreed.length,
    auc: areaUnderCurve(model, agreed),
    logLoss: meanLogLoss(model, agreed),
    baseline: { auc: areaUnderCurve(baseline, agreed), logLoss: meanLogLoss(baseline, agreed) },
  };
}
