import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { safetyKinds, type SafetyKind } from '#engines/safety';

const kinds = z.enum(safetyKinds as [SafetyKind, ...SafetyKind[]]);
const schema = z.object({
  refusalReasons: z.array(z.strictObject({ code: z.string().regex(/^[a-z-]{3,40}$/), title: z.string(), toAuthor: z.string(), toEveryone: z.string() })).min(3),
  help: z.array(z.strictObject({ kind: kinds, title: z.string(), words: z.string(), ways: z.array(z.strictObject({ name: z.string(), phone: z.string(), when: z.string() })).min(1) }))
    .refine((help) => safetyKinds.every((kind) => help.some((each) => each.kind === kind)), 'every kind of harm needs its help'),
});

const content = schema.parse(parse(readFileSync(fileURLToPath(new URL('../../../../content/conversations.yaml', import.meta.url)), 'utf8')));

/** Why words may not be shown, with the sentence for their author and the one for everyone. */
export const refusalReasons = content.refusalReasons;

/** Words that were not shown where a conversation was held before it was loaded here. No moderator here chooses this. */
const refusedElsewhere = { code: 'refused-elsewhere', title: 'Refused where the conversation was held', toAuthor: 'They were not shown where this conversation was held.', toEveryone: 'They were not shown where this conversation was held.' };

export const reasonFor = (code: string | null) => [...refusalReasons, refusedElsewhere].find((reason) => reason.code === code);

export type HelpAtOnce = (typeof content.help)[number];

/** The help that belongs to a concern (see concernOf), most urgent first. */
export const helpFor = (concern: string | null): readonly HelpAtOnce[] => content.help.filter(({ kind }) => concern?.split(' ').includes(kind));
