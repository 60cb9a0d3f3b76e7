import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { professions } from '#modules/directory';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
const answer = z.strictObject({ code, title: z.string() });
const question = z.strictObject({
  code: z.string().regex(/^[a-z-]{3,40}$/), title: z.string(), ask: z.string(), why: z.string().default(''), answers: z.array(answer).default([]),
  isSeveral: z.boolean().default(false), isDistrict: z.boolean().default(false), isProfession: z.boolean().default(false),
});
const shape = z.strictObject({ questions: z.array(question).min(3), perspectives: z.array(z.strictObject({ code: z.string().regex(/^[a-z-]{3,40}$/), title: z.string() })).min(1) });
const content = shape.parse(parse(readFileSync(fileURLToPath(new URL('../../../../../content/about-you.yaml', import.meta.url)), 'utf8')));

export type AboutQuestion = z.output<typeof question>;

/** What people may be asked about themselves (content/about-you.yaml); the professions are the directory's 14, then the rest. */
export const aboutQuestions: readonly AboutQuestion[] = content.questions.map((each) => (each.isProfession ? { ...each, answers: [...professions.map(({ code: name, title }) => ({ code: name, title })), ...each.answers] } : each));

/** From which side a vote may be cast. */
export const perspectives = content.perspectives;

export const questionsChosen = (codes: readonly string[]): AboutQuestion[] => aboutQuestions.filter((each) => codes.includes(each.code));
export const perspectivesChosen = (codes: readonly string[]) => perspectives.filter((each) => codes.includes(each.code));

/** Answers that every question takes. */
export const RATHER_NOT = 'rather-not';
export const NO_ANSWER = 'no-answer';

/** The words for an answer as the database holds it. */
export const answerTitle = (asked: AboutQuestion, given: string): string =>
  (given === RATHER_NOT ? 'Would rather not say' : given === NO_ANSWER ? 'Not answered' : (asked.answers.find((each) => each.code === given)?.title ?? given));
