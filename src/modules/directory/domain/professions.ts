import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const shape = z.object({
  professions: z.array(z.object({
    code: z.string(), title: z.string(), printedVariants: z.array(z.string()).default([]), kinds: z.array(z.string()).default([]),
  })).length(14),
});

export type Profession = z.output<typeof shape>['professions'][number];

/** The 14 allied health professions with the names that documents print for them (content/professions.yaml). */
export const professions: readonly Profession[] = shape.parse(parse(readFileSync(new URL('../../../../content/professions.yaml', import.meta.url), 'utf8'))).professions;

/** The profession that a printed name means; undefined for a name no document uses. Case does not matter. */
export function professionOf(printed: string): Profession | undefined {
  const wanted = printed.trim().toLowerCase();
  return professions.find(({ title, printedVariants, kinds }) => [title, ...printedVariants, ...kinds].some((name) => name.toLowerCase() === wanted));
}
