import { z } from 'zod';
import { parseContent, type ContentReading } from './content-file.ts';
import { evidenceKinds, partnerKinds, partnerRoles, coProductionStages } from './co-production-rules.ts';
import { objectiveStatuses } from './objective-status.ts';

const words = z.string().trim().min(1);
const day = z.iso.date();
const year = z.string().regex(/^\d{4}-\d{2}$/);
const list = <T extends z.ZodType>(item: T) => z.array(item).optional();

const measurePlan = z.strictObject({
  what: words,
  numerator: words.optional(),
  denominator: words.optional(),
  source: words,
  howOften: words,
  groups: z.array(words).min(1),
});

const impactCheck = z.strictObject({
  groups: z.array(words).min(1),
  evidence: words,
  harm: words,
  action: words,
  ownerRole: words,
  completedOn: day,
  reviewOn: day,
});

const partnershipLine = z.strictObject({
  on: day,
  stage: z.enum(coProductionStages),
  evidence: z.enum(evidenceKinds),
  role: z.enum(partnerRoles),
  tookPart: z.enum(partnerKinds),
  who: words,
  peopleCount: z.number().int().min(1).optional(),
  decided: words.optional(),
});

const annualObjective = z.strictObject({
  code: words,
  year,
  under: z.array(words).min(1),
  carriedFrom: words.optional(),
  title: words,
  ownerRole: words,
  aims: z.array(words).min(1).max(3),
  alignment: z.strictObject({ main: z.array(words).min(1).max(2), also: z.array(words), reason: words }).optional(),
  measurePlan,
  expectedDirection: z.enum(['up', 'down']),
  milestones: z.array(z.strictObject({ title: words, due: day, reachedOn: day.optional() })),
  partners: z.array(words),
  impactCheck,
  status: z.enum(objectiveStatuses),
  reason: words.optional(),
  learned: words.optional(),
  carriedToYear: year.optional(),
  helpNeeded: words.optional(),
  partnership: list(partnershipLine),
  decisions: list(z.strictObject({ on: day, title: words, reason: words, byRole: words, byPartner: words.optional() })),
  actions: list(z.strictObject({ title: words, ownerRole: words, due: day, doneOn: day.optional() })),
  updates: list(z.strictObject({ on: day, byRole: words, text: words })),
  evidence: list(z.strictObject({ on: day, title: words })),
});

const demoStorySchema = z.strictObject({
  format: z.literal('allied-demo/1'),
  example: z.literal(true),
  code: words,
  strategyFile: words,
  neighbourStrategyFile: words,
  units: z.array(z.strictObject({ code: words, level: z.enum(['team', 'provider', 'system', 'region']), title: words, setting: words.optional(), parent: words, from: day })),
  people: z.array(
    z.strictObject({
      code: words,
      persona: words,
      name: words,
      roleGroup: words.nullable(),
      profession: words.nullable(),
      accessRole: words,
      unit: words.nullable(),
      about: words,
    }),
  ),
  objectives: z.array(annualObjective),
  workstreams: z.array(z.strictObject({ code: words, organisation: words, title: words, nodes: z.array(words).min(1) })),
});

export type DemoStory = z.infer<typeof demoStorySchema>;
export type DemoObjective = z.infer<typeof annualObjective>;

/** Reads content/demo/vale-and-riverside.yaml: an imagined trust, marked as an example throughout. */
export function parseDemoStory(text: string): ContentReading<DemoStory> {
  return parseContent(text, demoStorySchema);
}
