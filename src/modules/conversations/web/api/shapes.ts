import { z } from 'zod';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { phaseKinds } from '../../domain/phase-state.ts';

export const schemaVersion = z.literal(1);
export const code = z.string().max(80);
const moment = z.iso.datetime();

export const phase = z.object({
  position: z.int(), kind: z.enum(phaseKinds), title: z.string(), question: z.string(), audience: z.string(), state: z.enum(['not yet open', 'open', 'paused', 'ended']),
  opensAt: moment, closesAt: moment.nullable().meta({ description: 'null: open until somebody closes it' }), isSealed: z.boolean().meta({ description: 'Over, and the key of its votes destroyed' }),
}).meta({ id: 'ConversationPhase' });

const conversationFields = {
  code, title: z.string(), purpose: z.string(), organisation: code, isExample: z.boolean(),
  givesVotesOut: z.boolean().meta({ description: 'Whether votes are given out as a table after the end, as the notice says' }), phases: z.array(phase),
};
export const conversation = z.object(conversationFields).meta({ id: 'Conversation' });

export const conversationInFull = z.object({
  schemaVersion, ...conversationFields,
  loadedFrom: z.object({ source: z.string(), licence: z.string(), attribution: z.string() }).nullable().meta({ description: 'Where it was held, when that was not here' }),
  themes: z.array(z.object({ id: z.uuid(), title: z.string(), statement: z.string(), contributions: z.int().nullable(), publishedAt: moment.nullable() })),
  openData: z.array(z.object({ position: z.int(), address: z.string(), bytes: z.int(), sha256: z.string(), madeAt: moment })).meta({ description: 'What can be taken of each part that is over' }),
}).meta({ id: 'ConversationInFull' });

export const contribution = z.object({
  id: z.uuid(), number: z.int().meta({ description: 'Its name in the table of votes, drawn at random' }), kind: z.enum(['idea', 'comment']), on: z.uuid().nullable().meta({ description: 'The idea that a comment is on' }),
  words: z.string(), language: z.string(), route: z.string(),
}).meta({ id: 'Contribution' });

export const decision = z.object({
  id: z.uuid(), day: z.iso.date(), kind: z.enum(['idea', 'comment']), decision: z.enum(['refused', 'hidden', 'merged', 'parted', 'shown with words masked']),
  reason: z.string().nullable().meta({ description: 'The code of the reason' }), reasonInWords: z.string().nullable(), appeal: z.enum(['waiting', 'upheld', 'overturned', 'not needed']).nullable().meta({ description: 'What became of an appeal' }),
}).meta({ id: 'Decision' });

/** What a program is told of a conversation: parts that are not announced are for nobody. */
export const conversationOf = ({ code: name, title, purpose, organisationCode, isExample, isMatrixOpen, phases }: ConversationHead) => ({
  code: name, title, purpose, organisation: organisationCode, isExample, givesVotesOut: isMatrixOpen, phases: phases.flatMap(phaseOf),
});

const phaseOf = ({ position, kind, title, question, audience, state, opensAt, closesAt, sealedAt }: PhaseLine) =>
  (state === 'not announced' ? [] : [{ position, kind, title, question, audience, state, opensAt: opensAt.toISOString(), closesAt: closesAt?.toISOString() ?? null, isSealed: sealedAt !== null }]);
