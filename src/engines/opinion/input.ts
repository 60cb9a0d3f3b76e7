import { z } from 'zod';

/** A person or statement as the caller names it: a whole number or a text. 7 and "7" are the same. */
export type Identifier = string | number;

/** 1 = agree, 0 = pass, -1 = disagree. */
export interface Vote {
  readonly participant: Identifier;
  readonly statement: Identifier;
  readonly value: 1 | 0 | -1;
  readonly at?: string | number;
}

export interface InputFault {
  readonly id: string;
  readonly error: { readonly code: string; readonly text: string };
}

const identifier = z.union([z.string().min(1), z.int()]);

const settings = {
  compat: z.union([z.literal('polis'), z.literal(true)]).optional().describe('"polis" (or true): reproduces the Polis engine to the letter'),
  statements: z.array(z.object({
    id: identifier,
    moderated: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional().describe('-1 = refused, 0 = not yet looked at, 1 = accepted (default)'),
    meta: z.boolean().optional().describe('a statement about the people, not about the subject'),
  })).optional(),
  strictModeration: z.boolean().optional().describe('true: statements not yet looked at are left out as well'),
  groupsMin: z.int().min(2).max(10).optional().describe('fewest groups to look for (default 2)'),
  groupsMax: z.int().min(2).max(10).optional().describe('most groups to look for (default 5)'),
  seed: z.int().min(0).max(4_294_967_295).optional().describe('the same seed gives the same answer (default 1)'),
  confidence: z.number().gt(0).lt(1).optional().describe('of the intervals (default 0.9)'),
  heldOut: z.boolean().optional().describe('true: always check the model on hidden votes; false: never; default: up to 250,000 votes'),
  previous: z.object({
    baseClusters: z.array(z.array(identifier)),
    groups: z.array(z.array(identifier)),
  }).optional().describe('compat "polis" only: the people of each base cluster and of each group at the engine\'s last update, from which it goes on; who was counted once stays counted'),
};

const vote = z.object({
  participant: identifier,
  statement: identifier,
  value: z.union([z.literal(1), z.literal(0), z.literal(-1)]).describe('1 = agree, 0 = pass, -1 = disagree'),
  at: z.union([z.string(), z.number()]).optional().describe('not used: the order of the array is the order of arrival'),
});

const checkedSettings = z.object(settings).refine((input) => (input.groupsMin ?? 2) <= (input.groupsMax ?? 5), { path: ['groupsMax'], error: 'expected a number that is at least groupsMin' });

/** What callers send, for the printed JSON Schema. Reading goes through readOpinionInput, which is fast on a million votes. */
export const opinionInput = z.object({ votes: z.array(vote).describe('in the order of arrival; a later vote of the same person on the same statement replaces the earlier'), ...settings });

export type OpinionSettings = z.infer<typeof checkedSettings>;
export type OpinionInput = OpinionSettings & { readonly votes: readonly Vote[] };

/** The input, or the field that makes it unreadable and what was expected there. Single votes are judged later, one by one. */
export function readOpinionInput(raw: unknown): { ok: true; input: OpinionInput } | { ok: false; field: string; expected: string } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { ok: false, field: '(input)', expected: 'expected a JSON object with votes' };
  const { votes, ...others } = raw as Record<string, unknown>;
  if (!Array.isArray(votes)) return { ok: false, field: 'votes', expected: 'expected an array of {participant, statement, value}' };
  const read = checkedSettings.safeParse(others);
  if (read.success) return { ok: true, input: { ...read.data, votes: votes as Vote[] } };
  const issue = read.error.issues[0];
  return { ok: false, field: issue?.path.join('.') ?? '(input)', expected: issue?.message ?? 'not readable' };
}
