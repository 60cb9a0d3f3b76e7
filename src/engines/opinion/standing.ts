import { findGroups, type FoundGroups, type NoGroups } from './groups/find-groups.ts';
import { placePeople, positionFrame, type Frame } from './groups/positions.ts';
import type { Identifier, OpinionSettings } from './input.ts';
import { checkPositions, type PositionsCheck } from './model/check-positions.ts';
import { fitConversation } from './model/fit-conversation.ts';
import type { VoteModel } from './model/fit-votes.ts';
import { votesToCount } from './model/polis-like-baseline.ts';
import { sortStatements } from './statement-order.ts';
import { inCanonicalOrder } from './votes/canonical-order.ts';
import type { VoteColumns } from './votes/intern-votes.ts';
import { tallyAll, tallyGroups, type Tallies } from './votes/tallies.ts';
import { buildMatrix, clearVotes, type VoteMatrix } from './votes/vote-matrix.ts';

/** All that is known of a conversation after its votes: what the answer is written from. */
export interface Standing {
  readonly participants: readonly Identifier[];
  readonly statements: readonly Identifier[];
  /** Named by the caller, voted on by nobody. */
  readonly unvoted: readonly Identifier[];
  readonly leftOut: Uint8Array;
  readonly votes: number;
  readonly model: VoteModel;
  readonly frame: Frame;
  readonly places: Float64Array;
  readonly inConversation: readonly number[];
  readonly found: FoundGroups | { readonly why: NoGroups };
  readonly check: PositionsCheck;
  readonly all: Tallies;
  readonly perGroup: Tallies;
}

/** A positive gain at this z (one-sided 1 %) says that positions are more than chance. */
const gainNeeded = 2.326;

/** Works a conversation out from the beginning. The order of people and statements in the votes does not matter. */
export function takeStanding(arrived: VoteColumns, settings: OpinionSettings): { standing: Standing; matrix: VoteMatrix } {
  const columns = inCanonicalOrder(arrived);
  const known = sortStatements(columns, settings);
  const leftOut = Uint8Array.from(columns.statements, (_, j) => (known.isMeta(j) || known.moderated(j) < (settings.strictModeration === true ? 1 : 0) ? 1 : 0));
  const matrix = buildMatrix(columns);
  const clear = clearVotes(matrix, leftOut);
  const model = fitConversation(clear);
  const inConversation = countedPeople(matrix, leftOut);
  const frame = positionFrame(model, inConversation);
  const places = placePeople(model.people, frame);
  const check = checkPositions(matrix, { leftOut, seed: settings.seed ?? 1, heldOut: settings.heldOut });
  const limits = { groupsMin: settings.groupsMin ?? 2, groupsMax: settings.groupsMax ?? 5 };
  const found = (check.gain ?? 0) < gainNeeded ? { why: 'no-structure' as const } : findGroups({ clear, model, frame, places, people: inConversation, limits, seed: settings.seed ?? 1 });
  const perGroup = 'why' in found ? tallyGroups(matrix, new Int32Array(matrix.people).fill(-1), 0) : tallyGroups(matrix, found.groupOf, found.sizes.length);
  const standing = { participants: columns.participants, statements: columns.statements, unvoted: known.unvoted, leftOut, votes: matrix.value.length, model, frame, places, inConversation, found, check, all: tallyAll(matrix), perGroup };
  return { standing, matrix };
}

/** People with at least seven votes on statements that count, or as many votes as there are such statements. */
function countedPeople(matrix: VoteMatrix, leftOut: Uint8Array): number[] {
  const needed = votesNeeded(leftOut);
  return Array.from({ length: matrix.people }, (_, i) => i).filter((i) => {
    let votes = 0;
    for (let cell = matrix.rowStart[i] as number; cell < (matrix.rowStart[i + 1] as number); cell += 1) votes += 1 - (leftOut[matrix.column[cell] as number] as number);
    return votes >= needed;
  });
}

/** How many votes somebody needs to be placed. */
export const votesNeeded = (leftOut: Uint8Array): number => Math.max(1, Math.min(votesToCount, leftOut.reduce((open, one) => open + 1 - one, 0)));
