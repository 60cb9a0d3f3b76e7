import type { OpinionAnswer } from './answer.ts';
import type { OpinionInput } from './input.ts';
import { analyseConversation } from './analyse-conversation.ts';
import { analysePolis } from './polis/analyse-polis.ts';
import { internVotes } from './votes/intern-votes.ts';

/**
 * Opinion groups, bridging ideas and what each group says, from agree, pass and disagree votes. With `compat: "polis"` the
 * figures are those of the Polis engine; without, those of our own model (docs/methods/opinion.md). Pure and repeatable: the
 * same input gives the same answer to the last bit. Empty input gives an answer without groups; a vote that cannot be read is
 * listed in `errors` and the others are answered.
 */
export function analyseOpinion(input: OpinionInput): OpinionAnswer {
  const { columns, faults, faultCount } = internVotes(input.votes);
  const answer = input.compat === undefined ? analyseConversation(columns, input) : analysePolis(columns, input);
  if (faultCount === 0) return answer;
  const note = { code: 'votes-not-read', text: `${faultCount} of ${input.votes.length} votes could not be read and are not counted; the first ${faults.length} are listed in errors.` };
  return { ...answer, notes: [...answer.notes, note], errors: faults };
}
