import { z } from 'zod';
import { parseContent, type ContentReading } from './content-file.ts';
import type { WordingRules } from './wording-check.ts';

const words = z.string().trim().min(1);

const schema = z.strictObject({
  ownerRole: words,
  reviewOn: z.iso.date(),
  rules: z.array(z.strictObject({ code: words, avoid: z.array(words).min(1), use: z.array(words).min(1), reason: words, source: words })),
});

/** Reads content/wording.yaml: the words that this site itself suggests changing, in the shape of a strategy's wording rules. */
export function parseSiteWording(text: string): ContentReading<WordingRules['rules']> {
  const read = parseContent(text, schema);
  return read.ok ? { ok: true, value: read.value.rules.map((rule) => ({ ...rule, match: 'phrases' as const })) } : read;
}
