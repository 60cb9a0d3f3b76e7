export type { GroupAnswer, GroupStatementAnswer, HeldOutAnswer, Note, OpinionAnswer, StatementAnswer } from './answer.ts';
export { analyseConversation } from './analyse-conversation.ts';
export { analyseOpinion } from './analyse-opinion.ts';
export { adjustedRandIndex } from './groups/agreement-of-partitions.ts';
export { opinionInput, readOpinionInput, type Identifier, type InputFault, type OpinionInput, type OpinionSettings, type Vote } from './input.ts';
export type { VoteColumns } from './votes/intern-votes.ts';
export { openConversation, type OpenConversation } from './open/open-conversation.ts';
export { opinionVersion } from './answer.ts';
