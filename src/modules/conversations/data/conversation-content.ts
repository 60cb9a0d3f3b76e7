import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.object({
  refusalReasons: z.array(z.strictObject({ code: z.string().regex(/^[a-z-]{3,40}$/), title: z.string(), toAuthor: z.string(), toEveryone: z.string() })).min(3),
});

const content = schema.parse(parse(readFileSync(fileURLToPath(new URL('../../../../content/conversations.yaml', import.meta.url)), 'utf8')));

/** Why words may not be shown, with the sentence for their author and the one for everyone. */
export const refusalReasons = content.refusalReasons;

export const reasonFor = (code: string | null) => refusalReasons.find((reason) => reason.code === code);
