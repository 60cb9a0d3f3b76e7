import { thinPeople, type VoteMatrix } from '../votes/vote-matrix.ts';
import { fitVotes, type VoteModel } from './fit-votes.ts';

/**
 * Eight rounds. More rounds let variational Bayes shrink weak factors further than the votes warrant (Turner & Sahani 2011, "Two
 * problems with variational expectation maximisation"): on six real conversations hidden votes are told best after 6 to 12.
 */
export const usualSweeps = 8;

/** Above this many votes the statements are first learnt from some of the people, then once more from all. */
const votesForLearning = 150_000;

/** Fits the model to all clear votes (agree or disagree) of a conversation. */
export function fitConversation(clear: VoteMatrix): VoteModel {
  const { matrix: part } = thinPeople(clear, votesForLearning);
  const learnt = fitVotes(part, { sweeps: usualSweeps });
  return part === clear ? learnt : fitVotes(clear, { sweeps: 1, from: learnt });
}
