import type { WordVectors } from '#engines/word-vectors';
import type { ConceptBook } from './concepts.ts';
import { stemOf } from './stems.ts';
import { isEmptyWord } from './words.ts';

export type NearConcepts = (word: string) => readonly (readonly [concept: string, weight: number])[];

const NEIGHBOURS = 4;
const MOST_ANSWERS = 20_000;

const opened = new WeakMap<WordVectors, WeakMap<ConceptBook, Map<string, NearConcepts>>>();

/**
 * Concepts that a word of no concept is used like: those of its nearest listed words, in proportion to how far their cosine lies above
 * `nearFrom`. Looking through the listed words takes a third of a millisecond, so indexes over the same book share the answers.
 */
export function openNearConcepts(book: ConceptBook, vectors: WordVectors, weights: { near: number; nearFrom: number }): NearConcepts {
  const byBook = opened.get(vectors) ?? new WeakMap<ConceptBook, Map<string, NearConcepts>>();
  const byWeights = byBook.get(book) ?? new Map<string, NearConcepts>();
  const key = `${weights.near} ${weights.nearFrom}`;
  const near = byWeights.get(key) ?? nearConcepts(book, vectors, weights);
  opened.set(vectors, byBook.set(book, byWeights.set(key, near)));
  return near;
}

function nearConcepts(book: ConceptBook, vectors: WordVectors, { near, nearFrom }: { near: number; nearFrom: number }): NearConcepts {
  const listed = [...book.words].flatMap((word) => {
    const number = vectors.numberOf(word);
    const concepts = book.conceptsByForm.get(stemOf(word));
    return number < 0 || !concepts || isEmptyWord(word) ? [] : [{ number, concepts }];
  });
  const answered = new Map<string, readonly (readonly [string, number])[]>();
  return (word) => {
    const before = answered.get(word);
    if (before) return before;
    const number = vectors.numberOf(word);
    const found = number < 0 ? [] : conceptsOf(number);
    if (answered.size >= MOST_ANSWERS) answered.clear();
    answered.set(word, found);
    return found;
  };

  function conceptsOf(number: number): (readonly [string, number])[] {
    const nearest = listed.map((one) => ({ ...one, cosine: vectors.cosine(number, one.number) })).filter(({ cosine }) => cosine > nearFrom).toSorted((a, b) => b.cosine - a.cosine).slice(0, NEIGHBOURS);
    const weights = new Map<string, number>();
    for (const { concepts, cosine } of nearest) {
      for (const concept of concepts) weights.set(concept, Math.max(weights.get(concept) ?? 0, (near * (cosine - nearFrom)) / (1 - nearFrom) / Math.sqrt(concepts.length)));
    }
    return [...weights];
  }
}
