import type { ConceptBook } from './concepts.ts';
import type { SpellingBook } from './spelling.ts';
import { stemOf } from './stems.ts';
import type { LikenessWeights } from './weights.ts';
import { isEmptyWord, wordsOf } from './words.ts';

/** What one word or set phrase of a text stands for: its stem, its concepts and their wider concepts, each with a weight up to 1. */
export type Unit = Map<string, number>;

/** Longer texts are read to here: an idea is a few sentences, and nobody may slow the index with a book. */
const MOST_WORDS = 250;
const LONGEST_WORD = 30;

export interface Reading {
  readonly book: ConceptBook;
  readonly weights: LikenessWeights;
  /** Answers the word that an unknown word was meant to be, if that is likely. */
  mend(word: string): string | undefined;
}

/** The units of a text in order. A text of empty words only keeps those, so that it can still meet its like. */
export function unitsOf(text: string, reading: Reading): Unit[] {
  const words = wordsOf(text).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
  const meant = words.map((word) => (reading.book.words.has(word) || isEmptyWord(word) ? word : (reading.mend(word) ?? word)));
  const stems = meant.map(stemOf);
  const { phrases, covered } = phrasesIn(stems, reading);
  const singles = words.map((word, at) => wordUnit({ word, meant: meant[at] ?? word, isCovered: covered.has(at) }, reading));
  return [...phrases, ...singles].filter((unit) => unit.size > 0);
}

interface SingleWord {
  word: string;
  meant: string;
  isCovered: boolean;
}

function wordUnit({ word, meant, isCovered }: SingleWord, { book, weights }: Reading): Unit {
  const unit: Unit = new Map();
  const isEmpty = isEmptyWord(meant);
  const share = (isCovered ? weights.covered : 1) * (isEmpty ? weights.empty : 1);
  if (!isEmpty) put(unit, `=${stemOf(word)}`, isCovered && word === meant ? Math.max(share, 0.8) : share);
  if (meant !== word) put(unit, `=${stemOf(meant)}`, share * weights.mended);
  addConcepts(unit, book.conceptsByForm.get(stemOf(meant)) ?? [], { book, weights, share });
  return unit;
}

/** Forms of several words, the longest first; the places they cover. */
function phrasesIn(stems: readonly string[], { book, weights }: Reading): { phrases: Unit[]; covered: Set<number> } {
  const phrases: Unit[] = [];
  const covered = new Set<number>();
  for (let at = 0; at < stems.length; at += 1) {
    for (let length = Math.min(book.longestForm, stems.length - at); length >= 2; length -= 1) {
      const concepts = book.conceptsByForm.get(stems.slice(at, at + length).join(' '));
      if (!concepts) continue;
      const unit: Unit = new Map();
      addConcepts(unit, concepts, { book, weights, share: 1 });
      phrases.push(unit);
      for (let place = at; place < at + length; place += 1) covered.add(place);
      break;
    }
  }
  return { phrases, covered };
}

function addConcepts(unit: Unit, concepts: readonly string[], { book, weights, share }: { book: ConceptBook; weights: LikenessWeights; share: number }): void {
  // A word of many meanings is weaker evidence for each of them.
  const each = share / Math.sqrt(Math.max(1, concepts.length));
  for (const concept of concepts) {
    put(unit, concept, each * weights.concept);
    for (const wider of book.widerOf.get(concept) ?? []) put(unit, wider, each * weights.wider);
  }
}

function put(unit: Unit, feature: string, weight: number): void {
  unit.set(feature, Math.max(weight, unit.get(feature) ?? 0));
}

/** Mends an unknown word from the words of the concepts, then from words that ideas use. */
export const mender = (books: readonly SpellingBook[]) => (word: string): string | undefined => {
  if (books.some((book) => book.has(word))) return undefined;
  for (const book of books) {
    const nearest = book.nearest(word);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
};
