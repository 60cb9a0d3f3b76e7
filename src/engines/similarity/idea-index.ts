import type { ConceptBook } from './concepts.ts';
import { openPostings, type Postings } from './postings.ts';
import { openStrongest, shareExplained, type Profile } from './profiles.ts';
import { openSpelling, type SpellingBook } from './spelling.ts';
import { unitsOf } from './units.ts';
import { likenessWeights, type LikenessWeights } from './weights.ts';
import { isEmptyWord, wordsOf } from './words.ts';

export interface SimilarIdea {
  readonly id: string;
  /** From 0 (nothing in common) to 1 (the same words). */
  readonly likeness: number;
}

/** Ideas that can be asked for their like. Holds no text: only what the words stand for. */
export interface IdeaIndex {
  readonly size: number;
  /** Puts an idea in, or in place of the one with that id. */
  add(id: string, text: string): void;
  /** Takes an idea out; answers whether it was there. */
  remove(id: string): boolean;
  /** The ideas most like a text, best first, at most `limit` (5 unless said) and only from `least` likeness on (0 unless said). */
  similar(text: string, options?: { limit?: number; least?: number }): SimilarIdea[];
}

/** An empty index over a book of concepts. Ties are decided by the id. An index without ideas, or a text without words, answers none. */
export function openIndex(book: ConceptBook, weights: LikenessWeights = likenessWeights): IdeaIndex {
  const postings = openPostings();
  const shipped = openSpelling(book.words);
  const learnt = openSpelling([]);
  const read = (text: string, spellings: readonly SpellingBook[]) => unitsOf(text, { book, weights, mend: mender(spellings) });
  return {
    get size() {
      return postings.size;
    },
    add(id, text) {
      // Only shipped words mend an idea on its way in: what it stands for must not depend on the ideas before it.
      postings.add(id, read(text, [shipped]));
      for (const word of wordsOf(text)) if (word.length < 30 && !isEmptyWord(word) && !shipped.has(word)) learnt.add(word);
    },
    remove: (id) => postings.remove(id),
    similar: (text, { limit = 5, least = 0 } = {}) => rank(postings, postings.pack(read(text, [shipped, learnt])), { weights, limit, least }),
  };
}

/** Mends a word that no book knows from the first book that has one near enough. */
const mender = (books: readonly SpellingBook[]) => (word: string): string | undefined => {
  if (books.some((book) => book.has(word))) return undefined;
  for (const book of books) {
    const nearest = book.nearest(word);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
};

function rank(postings: Postings, query: Profile, { weights, limit, least }: { weights: LikenessWeights; limit: number; least: number }): SimilarIdea[] {
  const rarity = rarityIn(postings, weights);
  const asked = openStrongest();
  const held = openStrongest();
  asked.set(query, postings.featureCount);
  const found = bestSlots(postings.sharedBySlot(query, rarity)).map((slot) => {
    const idea = postings.profileAt(slot) ?? query;
    held.set(idea, postings.featureCount);
    const queryShare = shareExplained(query, held.table, rarity);
    held.clear(idea);
    const likeness = (queryShare * shareExplained(idea, asked.table, rarity) ** weights.ideaShare) ** (1 / (1 + weights.ideaShare));
    return { id: postings.idAt(slot), likeness };
  });
  return found.filter(({ likeness }) => likeness > 0 && likeness >= least).toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** The weight of BM25: Robertson and Spärck Jones (1976); with 1 added inside the logarithm so that it stays above 0. */
function rarityIn(postings: Postings, weights: LikenessWeights): (feature: number) => number {
  const least = postings.size * weights.rarestShare;
  const known = new Map<number, number>();
  return (feature) => {
    const before = known.get(feature);
    if (before !== undefined) return before;
    const count = Math.max(postings.countOf(feature), least);
    const rarity = Math.log(1 + (postings.size - count + 0.5) / (count + 0.5)) ** weights.rarity;
    known.set(feature, rarity);
    return rarity;
  };
}

/** Ideas that pass the quick first look to the exact one. */
const CANDIDATES = 400;

function bestSlots(shared: Float64Array): number[] {
  const threshold = shared.toSorted()[Math.max(0, shared.length - CANDIDATES)] ?? 0;
  return [...shared.keys()].filter((slot) => (shared[slot] ?? 0) > 0 && (shared[slot] ?? 0) >= threshold);
}
