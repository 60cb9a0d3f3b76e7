import { phaseHref } from '../where.ts';

export const statementHref = (conversation: { code: string }, phase: { position: number }, { number }: { number: number }): string => `${phaseHref(conversation, phase)}/statements/${number}`;
export const changesHref = (conversation: { code: string }, phase: { position: number }): string => `${phaseHref(conversation, phase)}/changes`;
export const keepingHref = ({ id }: { id: string }): string => `/phases/${id}/statements`;

/** Where to write a challenge: the form for ideas of this phase, with the statement chosen. */
export const challengeHref = (conversation: { code: string }, phase: { position: number }, statement?: { id: string }): string => `${phaseHref(conversation, phase)}/ideas/new${statement ? `?statement=${statement.id}` : ''}`;

/** What people say of a statement; kept in the same store as support, oppose and pass. */
export const statementChoices = { support: 'Agree', oppose: 'Disagree', pass: 'Not sure' } as const;
