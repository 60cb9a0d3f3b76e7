import { stemOf } from './stems.ts';
import { wordsOf } from './words.ts';

/** Which words mean nearly the same. Made by readConcepts from the files of content/similar-words. */
export interface ConceptBook {
  /** Concepts by the stems of their form joined with spaces; a form may stand in several. */
  readonly conceptsByForm: ReadonlyMap<string, readonly string[]>;
  /** The wider concepts of a concept. */
  readonly widerOf: ReadonlyMap<string, readonly string[]>;
  /** Every single word of every form, as written, for mending spelling. */
  readonly words: ReadonlySet<string>;
  readonly longestForm: number;
}

/**
 * Reads concepts, one a line: `name: form, form of several words > wider wider`. Empty lines and lines with # are skipped.
 * A line without a colon is refused, with its number, so that a slip of an expert does not silently lose words.
 */
export function readConcepts(text: string): ConceptBook {
  const conceptsByForm = new Map<string, string[]>();
  const widerOf = new Map<string, string[]>();
  const words = new Set<string>();
  let longestForm = 1;
  for (const { name, forms, wider } of linesOf(text)) {
    widerOf.set(name, [...new Set([...(widerOf.get(name) ?? []), ...wider])]);
    for (const form of forms) {
      const parts = wordsOf(form);
      for (const part of parts) words.add(part);
      const key = parts.map(stemOf).join(' ');
      const known = conceptsByForm.get(key) ?? [];
      if (key !== '' && !known.includes(name)) conceptsByForm.set(key, [...known, name]);
      longestForm = Math.max(longestForm, parts.length);
    }
  }
  return { conceptsByForm, widerOf, words, longestForm };
}

interface ConceptLine {
  name: string;
  forms: string[];
  wider: string[];
}

function linesOf(text: string): ConceptLine[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const match = /^([a-z0-9-]+): ([^>]+)(?:> ?([a-z0-9 -]+))?$/.exec(line.trim());
    if (!match) throw new Error(`line ${index + 1}: a concept is written "name: form, form > wider"`);
    const [, name = '', forms = '', wider = ''] = match;
    return [{ name, forms: forms.split(',').map((form) => form.trim()), wider: wider.split(' ').filter(Boolean) }];
  });
}
