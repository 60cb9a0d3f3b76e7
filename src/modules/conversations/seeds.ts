import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { startOfLondonDay } from '#platform/clock';
import type { OperatorContext } from '#platform/rooms';
import { organisationByCode } from '#modules/directory';
import { loadDemoConversation } from './data/load-demo-conversation.ts';
import { phaseKinds } from './domain/phase-state.ts';

const routes = z.enum(['online', 'phone', 'paper', 'workshop', 'event', 'in person']);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).transform((text) => startOfLondonDay(text));
const phase = z.strictObject({
  kind: z.enum(phaseKinds), title: z.string(), question: z.string(), introduction: z.string(), audience: z.string(), opensOn: day, closesOn: day.optional(),
  prompts: z.array(z.strictObject({ words: z.string(), isAppreciative: z.boolean().optional() })),
  ideas: z.array(z.strictObject({ words: z.string(), route: routes, comments: z.array(z.string()).optional() })),
  waiting: z.array(z.strictObject({ words: z.string() })),
});
const file = z.strictObject({ conversations: z.array(z.strictObject({ code: z.string(), title: z.string(), purpose: z.string(), phases: z.array(phase) })) });

export type DemoConversation = z.output<typeof file>['conversations'][number];

const organisationCode = 'vale-and-riverside';

/** Loads the imagined trust's conversations, marked as examples. Changes nothing when they are there. */
export async function seedDemo({ store, now }: OperatorContext): Promise<void> {
  const { conversations } = file.parse(parse(readFileSync(new URL('../../../content/demo/conversations.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  await store.within({ as: 'worker' }, async (tx) => {
    const organisation = await organisationByCode(tx, organisationCode);
    if (!organisation) return;
    for (const conversation of conversations) await loadDemoConversation(tx, conversation, { organisationId: organisation.id, now });
  });
}
