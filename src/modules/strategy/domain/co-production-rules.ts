import { z } from 'zod';
import { parseContent, type ContentReading } from './content-file.ts';

export const coProductionStages = ['planning', 'design', 'implementation', 'evaluation'] as const;
export const evidenceKinds = ['survey', 'conversation', 'workshop', 'seat', 'decision'] as const;
export const partnerRoles = ['conceive', 'design', 'steer', 'manage'] as const;
export const partnerKinds = ['people-with-lived-experience', 'ahp-community', 'other-professionals'] as const;
export const stageStates = ['missing', 'part', 'done'] as const;

const words = z.string().trim().min(1);
const stage = z.enum(coProductionStages);
const recorded = z.enum(['recorded', 'not recorded', 'any']);
const choice = <const T extends readonly [string, ...string[]]>(codes: T) => z.array(z.strictObject({ code: z.enum(codes), title: words })).length(codes.length);

const rulesSchema = z.strictObject({
  stages: z.array(z.strictObject({ code: stage, title: words, trackerTitle: words, source: words })).length(4),
  rules: z
    .array(
      z.strictObject({
        stages: z.array(stage).optional(),
        evidence: z.array(z.enum(evidenceKinds)).min(1),
        tookPart: z.array(z.enum(partnerKinds)).min(1),
        decision: recorded,
        gives: z.enum(stageStates),
        missing: words.optional(),
        /** Fewer people than this, over all lines of the stage that the rule fits, make it "part" with the sentence `tooFew`. */
        peopleAtLeast: z.number().int().min(1).default(1),
        tooFew: words.optional(),
      }),
    )
    .min(1),
  noDecision: z.array(words),
  nothingRecorded: words,
  namedRoles: z.array(
    z.strictObject({
      role: z.enum(partnerRoles),
      word: words,
      after: stage,
      peopleAtLeast: z.number().int().min(1),
      decision: recorded,
      unlessStageDone: stage.optional(),
    }),
  ),
  labels: z.strictObject({ nobodyYet: words, consulted: words, soFar: words, all: words }),
  joinedLate: words,
  evidenceKinds: choice(evidenceKinds),
  roles: choice(partnerRoles),
  whoTookPart: choice(partnerKinds),
});

export type CoProductionRules = z.infer<typeof rulesSchema>;
export type CoProductionStage = (typeof coProductionStages)[number];
export type EvidenceKind = (typeof evidenceKinds)[number];
export type PartnerRole = (typeof partnerRoles)[number];
export type PartnerKind = (typeof partnerKinds)[number];
export type StageState = (typeof stageStates)[number];

/** Reads content/co-production.yaml. */
export function parseCoProductionRules(text: string): ContentReading<CoProductionRules> {
  return parseContent(text, rulesSchema);
}
