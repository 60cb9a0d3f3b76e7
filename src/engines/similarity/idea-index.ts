import type { WordVectors } from '#engines/word-vectors';
import type { ConceptBook } from './concepts.ts';
import { openDirections } from './directions.ts';
import { openPostings } from './postings.ts';
import { rankIdeas } from './rank-ideas.ts';
import { openReader } from './reader.ts';
import type { SentenceMap } from './sentence-map.ts';
import { openSpelling } from './spelling.ts';
import { likenessWeights, type LikenessWeights } from './weights.ts';
import { isEmptyWord, wordsOf } from './words.ts';

/** Changes whenever the same ideas and words may be answered otherwise. */
export const similarityVersion = '3.1.0';

export interface SimilarIdea {
  readonly id: string;
  /** From 0 (nothing in common) to 1 (the same words). */
  readonly likeness: number;
}

/** Ideas that can be asked for their like. Holds no text: only what the words stand for. */
export interface IdeaIndex {
  readonly size: number;
  /** Puts an idea in, or in place of the one with that id; with the vector of its sentence, where there is one. */
  add(id: string, text: string, sentence?: Float32Array): void;
  /** Gives an idea that is in the vector of its sentence, which came later than its words. */
  say(id: string, sentence: Float32Array): void;
  /** Takes an idea out; answers whether it was there. */
  remove(id: string): boolean;
  /**
   * The ideas most like a text, best first, at most `limit` (5 unless said) and only from `least` likeness on (0 unless said). With the
   * vector of its sentence, ideas that have one too are also compared by it.
   */
  similar(text: string, options?: { limit?: number; least?: number; sentence?: Float32Array | undefined }): SimilarIdea[];
}

export interface IndexOptions {
  readonly vectors?: WordVectors;
  /** Where it is not given, vectors of sentences are left unread. */
  readonly map?: SentenceMap;
  readonly weights?: LikenessWeights;
}

/**
 * An empty index over a book of concepts and, where given, the vectors of words, which lead from words that no concept lists to those
 * that do. Ties are decided by the id. An index without ideas, or a text without words, answers none.
 */
export function openIndex(book: ConceptBook, { vectors, map, weights = likenessWeights }: IndexOptions = {}): IdeaIndex {
  const postings = openPostings();
  const directions = openDirections(vectors?.width ?? 0);
  const sentences = openDirections(map?.kept ?? 0);
  const directionOf = (sentence: Float32Array | undefined) => (map && sentence ? map.direction(sentence) : new Float32Array(map?.kept ?? 0));
  const shipped = openSpelling(book.words);
  const learnt = openSpelling([]);
  const reader = openReader(book, { vectors, weights });
  return {
    get size() {
      return postings.size;
    },
    add(id, text, sentence) {
      // Only shipped words mend an idea on its way in: what it stands for must not depend on the ideas before it.
      const { units, direction } = reader.read(text, [shipped]);
      const slot = postings.add(id, units);
      directions.set(slot, direction);
      sentences.set(slot, directionOf(sentence));
      for (const word of wordsOf(text)) if (word.length < 30 && !isEmptyWord(word) && !shipped.has(word)) learnt.add(word);
    },
    say(id, sentence) {
      const slot = postings.slotOf(id);
      if (slot !== undefined) sentences.set(slot, directionOf(sentence));
    },
    remove: (id) => postings.remove(id),
    similar: (text, { limit = 5, least = 0, sentence } = {}) => {
      const { units, direction } = reader.read(text, [shipped, learnt]);
      const alike = directions.cosineBySlot(direction, postings.slots);
      const said = sentences.cosineBySlot(directionOf(sentence), postings.slots);
      return rankIdeas(postings, { words: postings.pack(units), alike, said }, weights).filter(({ likeness }) => likeness >= least).slice(0, limit);
    },
  };
}
