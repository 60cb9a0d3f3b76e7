import { z } from 'zod';
import { parseContent, type ContentReading } from './content-file.ts';
import { partnerKinds } from './co-production-rules.ts';

const words = z.string().trim().min(1);

const schema = z.strictObject({
  questionSets: z.array(z.strictObject({ code: words, title: words, source: words, questions: z.array(z.strictObject({ topic: words, words: words.min(3).max(300) })).min(1).max(30) })).min(1),
  otherGroups: z.array(z.strictObject({ code: z.enum(['people-and-carers', 'other-professionals']), title: words, tookPart: z.enum(partnerKinds) })).length(2),
  toldByDocuments: z.array(z.strictObject({ strategy: words, quote: words, section: words, inTheRoom: words, silentAbout: z.literal('public') })),
});

export type SessionContent = z.infer<typeof schema>;

/** Reads content/event-sessions.yaml. */
export const parseSessionContent = (text: string): ContentReading<SessionContent> => parseContent(text, schema);
