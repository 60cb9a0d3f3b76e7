/** How much each kind of likeness counts. Chosen on the half of the labelled set that is for tuning (docs/methods/similar-ideas.md). */
export interface LikenessWeights {
  /** The same concept in other words, against the same word (1). */
  readonly concept: number;
  /** A wider concept in common (a bus and a taxi are both travel). */
  readonly wider: number;
  /** A word with its spelling mended. */
  readonly mended: number;
  /** A word that a longer form explains better ("lift" in "lift the box"). */
  readonly covered: number;
  /** Empty words in a concept ("after", "not"). */
  readonly empty: number;
  /** Power of a word's rarity. */
  readonly rarity: number;
  /** Power of the share of the idea's own words that the query explains; the share of the query's counts fully. */
  readonly ideaShare: number;
}

export const likenessWeights: LikenessWeights = { concept: 0.8, wider: 0.4, mended: 0.9, covered: 0.5, empty: 0.4, rarity: 1, ideaShare: 0.6 };
