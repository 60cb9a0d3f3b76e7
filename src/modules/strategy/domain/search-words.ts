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
export function alternativesIn({ alike, shortForms }: SearchWords): (typed: string) => string[] {
  const all = [...alike, ...shortForms.map(({ form, expansions }) => [form, ...expansions])];
  const lines = all.map((line) => ({ line, longestFirst: line.map((words) => ({ words, lowered: words.toLowerCase() })).toSorted((a, b) => b.words.length - a.words.length) }));
  return (typed) => {
    if (/["“”]/u.test(typed)) return [typed];
    const lowered = typed.toLowerCase();
    const more = [];
    for (const { line, longestFirst } of lines) {
      const found = longestFirst.find((one) => lowered.includes(one.lowered) && place(one.words).test(typed));
      if (found) more.push(...line.filter((words) => words !== found.words).map((words) => typed.replace(place(found.words), () => words)));
    }
    return [...new Set([typed, ...more])].slice(0, MOST_ALTERNATIVES);
  };
}

const place = (words: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`, 'iu');
