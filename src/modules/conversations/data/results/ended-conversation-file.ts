import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { startOfLondonDay } from '#platform/clock';
import { answerStates } from '../../domain/results/answers.ts';

const plainDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const day = plainDay.transform((text) => startOfLondonDay(text));
const chance = z.int().min(0).max(100);
const counts = z.tuple([z.int(), z.int(), z.int()]);

const file = z.strictObject({
  code: z.string(), title: z.string(), purpose: z.string(),
  phase: z.strictObject({ title: z.string(), question: z.string(), introduction: z.string(), audience: z.string() }),
  opensOn: day, closesOn: day, people: z.strictObject({ bus: z.int(), car: z.int(), other: z.int() }),
  ideas: z.array(z.strictObject({ words: z.string(), bus: chance, car: chance, day: z.int().min(0), about: z.string() })),
  workshop: z.strictObject({
    id: z.string(), title: z.string(), heldOn: plainDay, people: z.int(), hostRole: z.string(),
    ideas: z.array(z.strictObject({ words: z.string(), hands: counts, bus: chance, car: chance, about: z.string() })), sheet: z.array(z.strictObject({ words: z.string(), hands: counts })),
  }),
  codes: z.record(z.string(), z.strictObject({ name: z.string(), definition: z.string() })),
  themes: z.array(z.strictObject({ title: z.string(), statement: z.string(), codes: z.array(z.string()), answer: z.strictObject({ state: z.enum(answerStates), words: z.string(), on: plainDay }).optional() })),
});

export type EndedConversation = z.output<typeof file>;

/** The imagined conversation that has ended. */
export const readEndedConversation = (): EndedConversation => file.parse(parse(readFileSync(new URL('../../../../../content/demo/ended-conversation.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
