import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.strictObject({ positive: z.array(z.string()), negative: z.array(z.string()), turning: z.array(z.string()) });

export const sentimentWords = schema.parse(parse(readFileSync(new URL('../../../../content/sentiment-words.yaml', import.meta.url), 'utf8')));
