import { findShortForms } from '#engines/readability';
import { glossarySegments, isExplainedAt, type Glossary } from './glossary.ts';

/** Plain text in which every short form of the glossary is written in full at its first use. `explained` carries over from texts before. */
export function writtenInFull(text: string, glossary: Glossary, explained: Set<string> = new Set()): string {
  return glossarySegments(text, glossary, explained).map(({ text: part, term, expandHere }) => {
    if (!term || !expandHere) return part;
    const isMany = part.endsWith('s') && part !== term.form && !/['’]/.test(part);
    return `${term.expansion}${isMany ? 's' : ''} (${part})`;
  }).join('');
}

/** Short forms that nobody explains: neither the glossary nor the text beside them. Each once. */
export function unexplainedForms(text: string, glossary: Glossary): string[] {
  const bare = findShortForms(text).filter((short) => !glossary.terms.some(({ form }) => form === short.form) && !isExplainedAt(text, short));
  return [...new Set(bare.map(({ form }) => form))];
}
