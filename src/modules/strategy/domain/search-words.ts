import { z } from 'zod';

export const searchWordsSchema = z.strictObject({
  format: z.literal('allied-search-words/1'),
  alike: z.array(z.array(z.string().trim().toLowerCase().min(2)).min(2)),
});

export interface SearchWords {
  /** Lines of words for the same thing. */
  readonly alike: readonly (readonly string[])[];
  /** Short forms with the words that they stand for. */
  readonly shortForms: readonly { readonly form: string; readonly expansions: readonly string[] }[];
}

/** More than this is no longer what was asked for. */
const MOST_ALTERNATIVES = 12;

/**
 * What was typed, and the same with words of the same meaning in its place: "BOB" also asks for "Buckinghamshire, Oxfordshire
 * and Berkshire West". What was typed stands first. Words in quotation marks are meant as they are.
 */
export function alternativesOf(typed: string, { alike, shortForms }: SearchWords): string[] {
  if (/["“”]/u.test(typed)) return [typed];
  const lowered = typed.toLowerCase();
  const lines = [...alike, ...shortForms.map(({ form, expansions }) => [form, ...expansions])];
  const more = lines.flatMap((line) => {
    const found = line.filter((words) => lowered.includes(words.toLowerCase()) && place(words).test(typed)).toSorted((a, b) => b.length - a.length)[0];
    return found === undefined ? [] : line.filter((words) => words !== found).map((words) => typed.replace(place(found), () => words));
  });
  return [...new Set([typed, ...more])].slice(0, MOST_ALTERNATIVES);
}

const place = (words: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`, 'iu');
