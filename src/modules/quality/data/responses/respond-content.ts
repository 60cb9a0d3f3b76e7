import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { helpedAnswers, voiceKinds } from '../../domain/co-evaluation/voices.ts';
import { evidenceKinds, judgements } from '../../domain/reviews/review.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const shape = z.strictObject({
  format: z.literal('allied-demo-respond/1'),
  example: z.literal(true),
  responses: z.array(z.strictObject({
    id: z.uuid(), series: z.uuid(), period: day, openedOn: day, answeredOn: day, ownerRole: z.string(), think: z.string(), decide: z.string(), action: z.string(), actionOwnerRole: z.string(), actionDueOn: day, objective: z.string(),
  })),
  reviews: z.array(z.strictObject({
    objective: z.string(), series: z.array(z.uuid()), quarter: day, reviewedOn: day, judgement: z.enum(judgements), publicSummary: z.string(), decision: z.string(), nextStep: z.string(), nextStepDueOn: day,
    evidence: z.array(z.strictObject({ kind: z.enum(evidenceKinds), present: z.boolean(), words: z.string(), address: z.string().optional() })).length(evidenceKinds.length),
  })),
  coEvaluations: z.array(z.strictObject({
    objective: z.string(), openedOn: day, closedOn: day.optional(), voices: z.record(z.enum(voiceKinds), z.array(z.enum(helpedAnswers))),
    words: z.array(z.strictObject({ kind: z.enum(voiceKinds), forWhom: z.string().default(''), whatNext: z.string().default(''), in: day, shown: z.boolean() })),
  })),
  experience: z.strictObject({
    id: z.uuid(), unit: z.string(), title: z.string(), source: z.string(), licence: z.string(), conversation: z.string(), groups: z.array(z.string()), questions: z.array(z.string()), answers: z.array(z.string()),
    quarters: z.array(z.strictObject({ quarter: day, loadedOn: day, csv: z.string(), changes: z.array(z.string()) })),
  }),
});

export type DemoRespond = z.output<typeof shape>;

/** What the imagined trust answers, reviews and hears about its figures (content/demo/respond.yaml). */
export const demoRespond = (): DemoRespond => shape.parse(parse(readFileSync(new URL('../../../../../content/demo/respond.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
