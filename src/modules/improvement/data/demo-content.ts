import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const day = z.iso.date();
const cycle = z.strictObject({
  id: z.uuid(), title: z.string(), idea: z.string().nullable(), plan: z.string(), prediction: z.string(), expected: z.enum(['up', 'down', 'same']), startsOn: day,
  result: z.strictObject({ endedOn: day, done: z.string(), asPredicted: z.enum(['yes', 'partly', 'no']), result: z.string(), decision: z.enum(['adopt', 'adapt', 'abandon']), follows: z.string() }),
});
const project = z.strictObject({
  id: z.uuid(), unit: z.string(), title: z.string(), why: z.string(), kind: z.string(), objective: z.string().nullable(), professions: z.array(z.string()), audience: z.string(), contactRole: z.string(), startedOn: day,
  team: z.array(z.strictObject({ person: z.string(), does: z.string() })),
  aim: z.strictObject({ what: z.string(), howMuch: z.string(), byWhen: day, madeOn: day }),
  drivers: z.array(z.strictObject({ words: z.string(), drivers: z.array(z.strictObject({ words: z.string(), ideas: z.array(z.string()) })) })),
  measures: z.array(z.strictObject({ series: z.uuid(), kind: z.string() })), cycles: z.array(cycle),
  stages: z.array(z.strictObject({ score: z.number(), evidence: z.string(), madeOn: day })), checks: z.array(z.strictObject({ part: z.string(), state: z.string(), words: z.string(), madeOn: day })),
  prompts: z.array(z.strictObject({ prompt: z.string(), answer: z.string(), madeOn: day })),
  takingPart: z.array(z.strictObject({ stage: z.string(), evidence: z.string(), role: z.string(), tookPart: z.string(), who: z.string(), peopleCount: z.number(), decided: z.string(), happenedOn: day })).default([]),
  supports: z.array(z.strictObject({ kind: z.string(), hoursAWeek: z.number().optional(), words: z.string(), fromRole: z.string(), madeOn: day })),
  adoptions: z.array(z.strictObject({ id: z.uuid(), unit: z.string(), contactRole: z.string(), startedOn: day })).default([]),
  closing: z.strictObject({ outcome: z.string(), closedOn: day, learned: z.string() }).optional(),
});
const shape = z.strictObject({
  format: z.literal('allied-demo-improvement/1'), example: z.literal(true), organisation: z.string(), projects: z.array(project),
  myParts: z.array(z.strictObject({ id: z.uuid(), person: z.string(), unit: z.string(), strategy: z.string(), node: z.string(), what: z.string(), reviewOn: day, isShared: z.boolean(), madeOn: day })),
});

export type DemoProject = z.output<typeof project>;
export type DemoImprovement = z.output<typeof shape>;

/** The imagined trust's projects (content/demo/improvement.yaml). */
export const demoImprovement = (): DemoImprovement => shape.parse(parse(readFileSync(fileURLToPath(new URL('../../../../content/demo/improvement.yaml', import.meta.url)), 'utf8'), { schema: 'core' }));
