import type { ConceptBook } from './concepts.ts';
import { mender, unitsOf, type Unit } from './features.ts';
import { openPostings, type Postings } from './postings.ts';
import { openSpelling } from './spelling.ts';
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

/** An empty index over a book of concepts. Ties are decided by the id, so that the answer does not depend on the order of adding. */
export function openIndex(book: ConceptBook, weights: LikenessWeights = likenessWeights): IdeaIndex {
  const postings = openPostings();
  const shipped = openSpelling(book.words);
  const learnt = openSpelling([]);
  const mend = mender([shipped, learnt]);
  const read = (text: string) => unitsOf(text, { book, weights, mend });
  return {
    get size() {
      return postings.size;
    },
    add(id, text) {
      postings.add(id, read(text));
      for (const word of wordsOf(text)) if (!isEmptyWord(word) && word.length < 30 && !shipped.has(word)) learnt.add(word);
    },
    remove: (id) => postings.remove(id),
    similar: (text, { limit = 5, least = 0 } = {}) => rank(postings, read(text), { weights, limit, least }),
  };
}

/** Ideas that pass the quick first look to the exact one. */
const CANDIDATES = 300;

function rank(postings: Postings, query: readonly Unit[], { weights, limit, least }: { weights: LikenessWeights; limit: number; least: number }): SimilarIdea[] {
  const rarity = (feature: string) => postings.rarity(feature) ** weights.rarity;
  const candidates = postings.candidates(query, CANDIDATES);
  const asked = strongest(query);
  const found = candidates.map(({ id, units }) => {
    const queryShare = shareExplained(query, strongest(units), rarity);
    const ideaShare = shareExplained(units, asked, rarity);
    return { id, likeness: (queryShare * ideaShare ** weights.ideaShare) ** (1 / (1 + weights.ideaShare)) };
  });
  return found.filter(({ likeness }) => likeness > 0 && likeness >= least).toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** Every feature of a text with its greatest weight. */
function strongest(units: readonly Unit[]): Unit {
  const all: Unit = new Map();
  for (const unit of units) for (const [feature, weight] of unit) if (weight > (all.get(feature) ?? 0)) all.set(feature, weight);
  return all;
}

/** How much of what a text says the other text says too, from 0 to 1: each unit by its best match, rare ones counting more. */
function shareExplained(units: readonly Unit[], others: Unit, rarity: (feature: string) => number): number {
  let explained = 0;
  let whole = 0;
  for (const unit of units) {
    let most = 0;
    let best = 0;
    for (const [feature, weight] of unit) {
      const worth = rarity(feature);
      most = Math.max(most, weight * weight * worth);
      best = Math.max(best, weight * (others.get(feature) ?? 0) * worth);
    }
    explained += best;
    whole += most;
  }
  return whole === 0 ? 0 : explained / whole;
}
