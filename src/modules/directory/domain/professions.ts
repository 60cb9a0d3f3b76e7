import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const shape = z.object({
  professions: z.array(z.object({
    code: z.string(), title: z.string(), printedVariants: z.array(z.string()).default([]), kinds: z.array(z.string()).default([]), fields: z.array(z.string()).min(1),
  })).length(14),
});

export type Profession = z.output<typeof shape>['professions'][number];

/** The 14 allied health professions with the names that documents print for them (content/professions.yaml). */
export const professions: readonly Profession[] = shape.parse(parse(readFileSync(new URL('../../../../content/professions.yaml', import.meta.url), 'utf8'))).professions;

/** The profession that a name means: of its people, one or many, or of its field; undefined for a name that is none. Case does not matter, nor whether “and” is a sign. */
export function professionOf(name: string): Profession | undefined {
  const wanted = plain(name);
  return professions.find(({ title, printedVariants, kinds, fields }) => [title, ...printedVariants, ...kinds, ...fields].some((known) => [plain(known), plain(known).replace(/s$/, '')].includes(wanted)));
}

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s*&\s*/g, ' and ').replaceAll(/\s+/g, ' ');
