import type { WordVectors } from '#engines/word-vectors';
import type { ConceptBook } from './concepts.ts';
import { openNearConcepts } from './near-concepts.ts';
import type { SpellingBook } from './spelling.ts';
import { LONGEST_WORD, MOST_WORDS, unitsOf, type Unit } from './units.ts';
import type { LikenessWeights } from './weights.ts';
import { isEmptyWord, wordsOf } from './words.ts';

/** What a text stands for: its units, and the direction of the whole (empty or zeros where no word has a vector). */
export interface ReadText {
  readonly units: readonly Unit[];
  readonly direction: Float32Array;
}

/** Reads texts; a word that neither vectors nor any of the spellings know is mended from the first spelling that has one near enough. */
export function openReader(book: ConceptBook, { vectors, weights }: { vectors: WordVectors | undefined; weights: LikenessWeights }) {
  const near = vectors ? openNearConcepts(book, vectors, weights) : () => [];
  const numberOf = (word: string): number => vectors?.numberOf(word) ?? -1;
  return {
    read(text: string, spellings: readonly SpellingBook[]): ReadText {
      const mend = (word: string) => (numberOf(word) >= 0 ? undefined : mended(word, spellings));
      return { units: unitsOf(text, { book, weights, near, mend }), direction: vectors?.direction(numbersIn(text, numberOf, mend)) ?? new Float32Array(0) };
    },
  };
}

function mended(word: string, spellings: readonly SpellingBook[]): string | undefined {
  if (spellings.some((spelling) => spelling.has(word))) return undefined;
  for (const spelling of spellings) {
    const nearest = spelling.nearest(word);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

const numbersIn = (text: string, numberOf: (word: string) => number, mend: (word: string) => string | undefined): number[] =>
  wordsOf(text).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD)).filter((word) => !isEmptyWord(word))
    .map((word) => { const number = numberOf(word); return number >= 0 ? number : numberOf(mend(word) ?? ''); });
