import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { answerStates } from '../../domain/results/answers.ts';
import { conversationShape } from '../demo-shape.ts';
import { demoPhasesShape } from '../demo-phases.ts';

const plainDay = z.iso.date();
const code = z.strictObject({ code: z.string(), name: z.string(), definition: z.string(), online: z.array(z.string()), spoken: z.array(z.string()) });
const answer = z.strictObject({ state: z.enum(answerStates), words: z.string(), on: plainDay, objective: z.string().optional() });

const shape = z.strictObject({
  format: z.literal('allied-demo-thread/1'), example: z.literal(true), ...demoPhasesShape, finalText: z.string(),
  votesADay: z.number(), people: z.int(), batches: z.array(z.array(code)),
  golden: z.array(z.strictObject({ words: z.string(), votes: z.int(), day: z.int() })), mayQuote: z.array(z.string()), partner: z.string(),
  workshops: z.array(z.strictObject({
    id: z.uuid(), title: z.string(), heldOn: plainDay, people: z.int(), hostRole: z.string(),
    ideas: z.array(z.strictObject({ code: z.string(), batch: z.int(), words: z.string(), hands: z.tuple([z.int(), z.int(), z.int()]), backed: z.int().default(0) })),
  })),
  themes: z.array(z.strictObject({ code: z.string(), title: z.string(), statement: z.string(), codes: z.array(z.string()), objectives: z.array(z.string()), answer })),
  notHeard: z.string(), next: conversationShape,
});

export type DemoThread = z.output<typeof shape>;

/** The conversation of the worked thread (content/demo/thread.yaml). */
export const readDemoThread = (): DemoThread => shape.parse(parse(readFileSync(new URL('../../../../../content/demo/thread.yaml', import.meta.url), 'utf8'), { schema: 'core' }));

/** Batches in which words were coded after the last new code came: the golden table ends with three without one. */
const BATCHES = 9;

export interface ThreadIdea {
  words: string;
  route: 'online' | 'phone' | 'paper' | 'workshop';
  code: string;
  batch: number;
  /** Days after the opening on which it was shown. */
  day: number;
  /** How many backed it online; null: as many as the average idea, give or take. */
  votes: number | null;
}

/** Every idea of the first part: the first of each code in the batch that brought the code, the others spread over the later ones. */
export function threadIdeas({ batches, golden, workshops }: DemoThread): ThreadIdea[] {
  let [spoken, at] = [0, 0];
  const coded = batches.flatMap((codes, before) => codes.flatMap(({ code: about, online, spoken: told }) => [...online, ...told].map((words, place): ThreadIdea => {
    const fixed = golden.find((each) => each.words === words);
    const isOnline = place < online.length;
    if (!isOnline) spoken += 1;
    at += 1;
    const batch = before + 1 + Math.round(((BATCHES - before - 1) * place) / Math.max(1, online.length + told.length - 1));
    return { words, route: isOnline ? 'online' : spoken % 2 === 0 ? 'phone' : 'paper', code: about, batch, day: fixed?.day ?? (at * 7) % 17, votes: fixed?.votes ?? null };
  })));
  const rooms = workshops.flatMap(({ ideas }) => ideas.map(({ words, code: about, batch, backed }): ThreadIdea => ({ words, route: 'workshop', code: about, batch, day: 12, votes: backed })));
  return [...coded, ...rooms];
}
