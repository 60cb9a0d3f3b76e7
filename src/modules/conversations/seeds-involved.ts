import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Tx } from '#platform/db';
import { membershipGroups } from '#modules/directory';
import { conversationShape } from './data/demo-shape.ts';
import { loadDemoConversation } from './data/load-demo-conversation.ts';
import { loadDemoInvolved } from './data/load-demo-involved.ts';
import { answerOutcomes } from './domain/answer-rounds.ts';
import { languages } from './domain/languages.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const language = z.enum(languages);
const file = z.strictObject({
  conversations: z.array(conversationShape),
  written: z.array(z.strictObject({ words: z.string(), language, translation: z.strictObject({ language, words: z.string(), isByMachine: z.boolean() }) })),
  duty: z.strictObject({ conversation: z.string(), answeredBy: z.string(), daysToAnswer: z.int(), supportLine: z.int() }),
  owed: z.array(z.strictObject({ words: z.string(), since: day, answers: z.array(z.strictObject({ outcome: z.enum(answerOutcomes), words: z.string(), on: day })) })),
  versions: z.array(z.strictObject({ conversation: z.string(), language, isEasyRead: z.boolean(), title: z.string(), question: z.string(), introduction: z.string(), prompts: z.array(z.string()), translatedBy: z.string() })),
  wanted: z.array(z.strictObject({ id: z.uuid().optional(), title: z.string(), words: z.string(), firstStep: z.string(), openedOn: day })),
  invitations: z.array(z.strictObject({
    id: z.uuid().optional(), conversation: z.string(), roleGroup: z.enum(membershipGroups.map(({ code }) => code) as [string, ...string[]]).optional(), community: z.string().optional(), through: z.string(), plannedOn: day, doneOn: day.optional(), invitedCount: z.int().optional(), note: z.string(),
  })),
});

export type DemoInvolvement = z.output<typeof file>;

/** The imagined trust's ways into conversations, marked as examples. Changes nothing when they are there. */
export async function seedInvolved(tx: Tx, { organisationId, now }: { organisationId: string; now: Date }): Promise<void> {
  const demo = file.parse(parse(readFileSync(new URL('../../../content/demo/involved.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  for (const conversation of demo.conversations) await loadDemoConversation(tx, conversation, { organisationId, now });
  await loadDemoInvolved(tx, demo, { organisationId });
}
