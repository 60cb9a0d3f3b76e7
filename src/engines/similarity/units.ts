import type { ConceptBook } from './concepts.ts';
import { stemOf } from './stems.ts';
import type { LikenessWeights } from './weights.ts';
import { isEmptyWord, wordsOf } from './words.ts';

/** What one word or set phrase of a text stands for: its stem (marked =), its concepts and their wider ones, each with a weight up to 1. */
export type Unit = Map<string, number>;

/** Longer texts are read to here: an idea is a few sentences, and nobody may slow the index with a book. */
export const MOST_WORDS = 250;
export const LONGEST_WORD = 30;

export interface Reading {
  readonly book: ConceptBook;
  readonly weights: LikenessWeights;
  /** Answers the word that an unknown word was meant to be, if that is likely. */
  mend(word: string): string | undefined;
  /** Concepts that a word of no concept is used like, each with a weight up to 1. */
  near(word: string): readonly (readonly [concept: string, weight: number])[];
}

/** The units of a text: set phrases, then single words. Words without content and without a concept give none. */
export function unitsOf(text: string, reading: Reading): Unit[] {
  const words = wordsOf(text).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
  const meant = words.map((word) => (reading.book.words.has(word) || isEmptyWord(word) ? word : (reading.mend(word) ?? word)));
  const { phrases, covered } = phrasesIn(meant.map(stemOf), reading);
  const singles = words.map((word, at) => wordUnit({ word, meant: meant[at] ?? word, isCovered: covered.has(at) }, reading));
  return [...phrases, ...singles].filter((unit) => unit.size > 0);
}

/** Forms of several words, the longest first, and the places they cover. */
function phrasesIn(stems: readonly string[], reading: Reading): { phrases: Unit[]; covered: Set<number> } {
  const phrases: Unit[] = [];
  const covered = new Set<number>();
  for (let at = 0; at < stems.length; at += 1) {
    for (let length = Math.min(reading.book.longestForm, stems.length - at); length >= 2; length -= 1) {
      const concepts = reading.book.conceptsByForm.get(stems.slice(at, at + length).join(' '));
      if (!concepts) continue;
      phrases.push(withConcepts(new Map(), concepts, 1, reading));
      for (let place = at; place < at + length; place += 1) covered.add(place);
      break;
    }
  }
  return { phrases, covered };
}

interface SingleWord {
  word: string;
  meant: string;
  isCovered: boolean;
}

function wordUnit({ word, meant, isCovered }: SingleWord, reading: Reading): Unit {
  const unit: Unit = new Map();
  const { weights, book } = reading;
  const share = (isCovered ? weights.covered : 1) * (isEmptyWord(meant) ? weights.empty : 1);
  if (!isEmptyWord(meant)) put(unit, `=${stemOf(word)}`, share);
  if (meant !== word) put(unit, `=${stemOf(meant)}`, share * weights.mended);
  const concepts = book.conceptsByForm.get(stemOf(meant));
  if (concepts) return withConcepts(unit, concepts, share, reading);
  if (!isEmptyWord(meant)) for (const [concept, weight] of reading.near(meant)) withConcepts(unit, [concept], share * weight, reading);
  return unit;
}

function withConcepts(unit: Unit, concepts: readonly string[], share: number, { book, weights }: Reading): Unit {
  const each = share * Math.max(1, concepts.length) ** -weights.manyMeanings;
  for (const concept of concepts) {
    put(unit, concept, each * weights.concept);
    for (const wider of book.widerOf.get(concept) ?? []) put(unit, wider, each * weights.wider);
  }
  return unit;
}

function put(unit: Unit, feature: string, weight: number): void {
  unit.set(feature, Math.max(weight, unit.get(feature) ?? 0));
}
