import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { stageAnswers } from '../domain/stages.ts';

const day = z.iso.date();
const stage = z.enum(stageAnswers);
const step = z.strictObject({ key: z.string().optional(), question: z.string(), what: z.string(), ownerRole: z.string(), dueOn: day, after: z.string().optional() });
const snapshot = z.strictObject({
  key: z.string(), unit: z.string(), template: z.string(), asOf: day, signedOn: day.optional(), seenBy: z.enum(['own', 'anyone']).optional(), whoTookPart: z.string().optional(),
  words: z.record(z.string(), z.string()).default({}), strengths: z.array(z.strictObject({ foundation: z.string(), focus: z.string(), words: z.string() })).default([]),
  stages: z.record(z.string(), z.array(stage).length(5)).default({}), answers: z.record(z.string(), stage).default({}),
  discussions: z.array(z.strictObject({ heldOn: day, who: z.string(), said: z.string() })).default([]), steps: z.array(step).default([]),
});
const schema = z.strictObject({
  format: z.literal('allied-demo-inquiry/1'), example: z.literal(true), snapshots: z.array(snapshot),
  priority: z.strictObject({
    snapshot: z.string(), question: z.string(), title: z.string(), strengths: z.string(), sizeOfEffect: z.string(), capacity: z.string(), whoChose: z.string(),
    measure: z.strictObject({ what: z.string(), numerator: z.string(), denominator: z.string(), source: z.string(), often: z.string(), direction: z.enum(['up', 'down', 'steady']), groups: z.string() }), celebration: z.string(), objective: z.string(),
    chosenOn: day, themes: z.array(z.string()), gap: z.strictObject({ measure: z.string(), unit: z.string(), split: z.string() }),
  }),
  shared: z.array(z.strictObject({ unit: z.string(), template: z.string(), asOf: day, people: z.int().min(1), answers: z.record(z.string(), z.partialRecord(stage, z.int().min(1))) })),
  story: z.strictObject({ unit: z.string(), title: z.string(), whatHappened: z.string(), possible: z.string() }),
});

export type DemoInquiry = z.output<typeof schema>;

/** The imagined trusts' snapshots (content/demo/inquiry.yaml). */
export const demoInquiry = (): DemoInquiry => schema.parse(parse(readFileSync(fileURLToPath(new URL('../../../../content/demo/inquiry.yaml', import.meta.url)), 'utf8'), { schema: 'core' }));
