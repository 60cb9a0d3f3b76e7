import type { OpinionAnswer } from './answer.ts';
import type { OpinionSettings } from './input.ts';
import { takeStanding } from './standing.ts';
import type { VoteColumns } from './votes/intern-votes.ts';
import { writeAnswer } from './write-answer.ts';

/** The answer of our own model to votes in columns: what analyseOpinion gives without `compat`, for callers that hold votes as numbers. */
export function analyseConversation(columns: VoteColumns, settings: OpinionSettings): OpinionAnswer {
  return writeAnswer(takeStanding(columns, settings).standing, settings);
}
