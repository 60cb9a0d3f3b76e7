import { z } from 'zod';
import { findShortForms, type ShortForm } from '#engines/readability';
import { parseContent, type ContentReading } from './content-file.ts';

const words = z.string().trim().min(1);

const glossarySchema = z.strictObject({
  ownerRole: words,
  reviewOn: z.iso.date(),
  terms: z.array(
    z.strictObject({
      form: words,
      expansion: words,
      alsoExpansions: z.array(words).optional(),
      meaning: words,
      /** false for short forms better known than their full words; true when left out. */
      expand: z.boolean().optional(),
      reason: words,
      source: words,
    }),
  ),
});

export type Glossary = z.infer<typeof glossarySchema>;
export type GlossaryTerm = Glossary['terms'][number];

/** Reads content/glossary.yaml. */
export function parseGlossary(text: string): ContentReading<Glossary> {
  return parseContent(text, glossarySchema);
}

/** A stretch of text; with its term and whether to write the full words, where it is a short form of the glossary. */
export interface GlossarySegment {
  readonly text: string;
  readonly term?: GlossaryTerm;
  readonly expandHere?: boolean;
}

/**
 * Cuts a text at the short forms that the glossary knows. `expandHere` is true at the first use of a form that the text does
 * not explain itself. `alreadyExplained` carries over from earlier texts of the page and is added to. Joined together, the
 * segments are the text again.
 */
export function glossarySegments(text: string, { terms }: Glossary, alreadyExplained: Set<string> = new Set()): GlossarySegment[] {
  const segments: GlossarySegment[] = [];
  let from = 0;
  for (const short of findShortForms(text)) {
    const term = terms.find(({ form }) => form === short.form);
    if (term === undefined) continue;
    const expandHere = term.expand !== false && !alreadyExplained.has(term.form) && !isExplainedAt(text, short, term);
    alreadyExplained.add(term.form);
    if (short.start > from) segments.push({ text: text.slice(from, short.start) });
    segments.push({ text: short.found, term, expandHere });
    from = short.end;
  }
  return from < text.length ? [...segments, { text: text.slice(from) }] : segments;
}

/**
 * True when the full words stand beside the short form: "allied health professionals (AHPs)" or "AHPs (allied health
 * professionals)". For a form outside the glossary the initials of the words before the bracket must spell it.
 */
export function isExplainedAt(text: string, short: ShortForm, term?: GlossaryTerm): boolean {
  const before = /^(.*)\(\s*$/s.exec(text.slice(Math.max(0, short.start - 200), short.start))?.[1];
  const after = /^\s*\(([^)]*)\)/.exec(text.slice(short.end, short.end + 200))?.[1];
  const expansions = term === undefined ? [] : [term.expansion, ...(term.alsoExpansions ?? [])];
  if (expansions.some((words) => endsWithWords(before, words) || plain(after ?? '').startsWith(plain(words)))) return true;
  return [before, after].some((part) => part !== undefined && initialsOf(part).endsWith(short.form.replaceAll('&', '')));
}

function endsWithWords(before: string | undefined, expansion: string): boolean {
  return before !== undefined && new RegExp(`(?<!\\p{L})${plain(expansion)}s?$`, 'u').test(plain(before));
}

/** Small letters and single spaces, so that line breaks and capitals do not matter. */
function plain(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function initialsOf(words: string): string {
  const all = words.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/^(?:of|and|the|for|in|to|a)$/i.test(word));
  return all.map((word) => word.charAt(0).toUpperCase()).join('');
}
