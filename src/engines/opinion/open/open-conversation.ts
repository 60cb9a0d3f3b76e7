import type { OpinionAnswer } from '../answer.ts';
import type { InputFault, OpinionInput, OpinionSettings } from '../input.ts';
import { takeStanding, type Standing } from '../standing.ts';
import { internVotes } from '../votes/intern-votes.ts';
import { writeAnswer } from '../write-answer.ts';
import { growStanding } from './grow-standing.ts';
import { relearn } from './relearn.ts';
import { VoteLedger } from './vote-ledger.ts';

/** A conversation that is kept open: votes come in, the answer is always ready. */
export interface OpenConversation {
  /** Votes of the opening that could not be read. */
  readonly faults: readonly InputFault[];
  /**
   * Takes votes in, the later replacing the earlier of the same person on the same statement. Counts, and what follows from them within
   * the present groups, are exact at once. People and statements that were touched are learnt anew from all their votes; everything
   * else (other people, number and centres of groups, stability) stays until `recompute`. Votes that cannot be read are named.
   */
  add(votes: OpinionInput['votes']): readonly InputFault[];
  answer(): OpinionAnswer;
  /** Works everything out from the beginning: from here on the answer is the one analyseOpinion gives to the same votes. */
  recompute(): void;
}

/** Opens a conversation with the votes there are. `compat` is not for this: Polis groups depend on when they were computed. */
export function openConversation({ votes, ...settings }: OpinionInput): OpenConversation {
  const { columns, faults } = internVotes(votes);
  if (settings.compat !== undefined) throw new Error('An open conversation uses our own model: leave compat out');
  const first = takeStanding(columns, settings);
  let standing: Standing = first.standing;
  let ledger = new VoteLedger(standing, first.matrix);
  return {
    faults,
    add(added) {
      const read = internVotes(added);
      const arrived = ledger.take(read.columns);
      standing = growStanding(standing, ledger, settings);
      standing = relearn(standing, ledger, arrived);
      return read.faults;
    },
    answer: () => writeAnswer(standing, settings),
    recompute() {
      ({ standing, ledger } = startAgain(ledger, settings));
    },
  };
}

function startAgain(ledger: VoteLedger, settings: OpinionSettings): { standing: Standing; ledger: VoteLedger } {
  const { standing, matrix } = takeStanding(ledger.columns(), settings);
  return { standing, ledger: new VoteLedger(standing, matrix) };
}
