import { createHash } from 'node:crypto';

/** From so many on a question looks for a researcher. It is the smallest number of people that may be told at all. */
export const SUPPORT_ENOUGH = 8;

/** How many back a question, told in full eights so that nobody's own support shows. */
export const supportWords = (eights: number): string => (eights < SUPPORT_ENOUGH ? `Fewer than ${SUPPORT_ENOUGH} people back this so far` : `${eights} people or more back this`);

/** Under this a browser backs one question: another for every question, so that nobody can see which ones go together. */
export const voterHash = (token: Buffer, questionId: string): Buffer => createHash('sha256').update(`support of question ${questionId}`).update(token).digest();

export const answerKinds = ['matched', 'known already', 'answered', 'not now'] as const;
export type AnswerKind = (typeof answerKinds)[number];
export const answerWords: Readonly<Record<AnswerKind, string>> = { matched: 'A researcher takes it up', 'known already': 'There is an answer already', answered: 'Research has answered it', 'not now': 'Not now, and why' };
