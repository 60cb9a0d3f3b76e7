import { z } from 'zod';
import { startOfLondonDay } from '#platform/clock';
import { phaseKinds } from '../domain/phase-state.ts';
import { purposes } from '../domain/purposes.ts';
import { entryRoutes } from '../domain/routes.ts';

const routes = z.enum(entryRoutes);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).transform((text) => startOfLondonDay(text));
/** Fixed only where generic tests look at pages of one phase or one idea. */
const id = z.uuid().optional();
const phase = z.strictObject({
  id,
  kind: z.enum(phaseKinds), title: z.string(), question: z.string(), introduction: z.string(), audience: z.string(), opensOn: day, closesOn: day.optional(),
  prompts: z.array(z.strictObject({ words: z.string(), isAppreciative: z.boolean().optional() })),
  ideas: z.array(z.strictObject({ id, words: z.string(), route: routes, comments: z.array(z.string()).optional(), leave: z.array(z.enum(purposes)).optional() })),
  waiting: z.array(z.strictObject({ words: z.string() })),
});

/** An imagined conversation as content/demo writes it. */
export const conversationShape = z.strictObject({ code: z.string(), title: z.string(), purpose: z.string(), phases: z.array(phase) });

export type DemoConversation = z.output<typeof conversationShape>;
