import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { startOfLondonDay } from '#platform/clock';
import { outcomes, statementKinds } from '../domain/challenge/outcomes.ts';
import { phaseKinds } from '../domain/phase-state.ts';
import { entryRoutes } from '../domain/routes.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).transform((text) => startOfLondonDay(text));
const idea = z.strictObject({
  words: z.string(), route: z.enum(entryRoutes), comments: z.array(z.string()).optional(),
  /** Codes of themes that it answers, and the number of the statement that it challenges, with what came of it. */
  answers: z.array(z.string()).default([]), challenges: z.int().optional(), outcome: z.enum(outcomes).optional(), reason: z.string().default(''), newWords: z.string().optional(),
});
const phase = z.strictObject({
  kind: z.enum(phaseKinds), title: z.string(), question: z.string(), introduction: z.string(), audience: z.string(), opensOn: day, closesOn: day.optional(),
  prompts: z.array(z.strictObject({ words: z.string(), isAppreciative: z.boolean().optional() })), ideas: z.array(idea), waiting: z.array(z.strictObject({ words: z.string() })),
});
/** What every imagined conversation in parts has: the parts, and what is drafted out of them. */
export const demoPhasesShape = {
  conversation: z.strictObject({ code: z.string(), title: z.string(), purpose: z.string(), phases: z.array(phase) }),
  statements: z.array(z.strictObject({ kind: z.enum(statementKinds), theme: z.string().optional(), words: z.string() })),
};
const file = z.strictObject({
  ...demoPhasesShape,
  /** `words` are the numbers of ideas of the first phase. */
  themes: z.array(z.strictObject({ code: z.string(), title: z.string(), statement: z.string(), words: z.array(z.int()), notHeard: z.string() })),
});

export type DemoPhases = z.output<typeof file>;

/** The imagined conversation whose parts answer each other. */
export const readDemoPhases = (): DemoPhases => file.parse(parse(readFileSync(new URL('../../../../content/demo/phases.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
