/** How much each kind of likeness counts. Chosen on the half of the labelled set that is for tuning (docs/methods/similar-ideas.md). */
export interface LikenessWeights {
  /** The same concept in other words, against the same word (1). */
  readonly concept: number;
  /** A wider concept in common (a bus and a taxi are both travel). */
  readonly wider: number;
  /** A word of n concepts speaks for each of them with n to the power of minus this. */
  readonly manyMeanings: number;
  /** A word with its spelling mended. */
  readonly mended: number;
  /** A word that a longer form explains better ("lift" in "lift the box"). */
  readonly covered: number;
  /** Empty words in a concept ("after", "not"). */
  readonly empty: number;
  /** Power of a word's rarity. */
  readonly rarity: number;
  /** Rarity of a word in fewer than this share of ideas counts no higher: a word nobody else uses is not the topic for that. */
  readonly rarestShare: number;
  /** Power of the share of the idea's own words that the query explains; the share of the query's counts fully. */
  readonly ideaShare: number;
  /** The likeness of the directions of two whole texts, against the likeness of their words and concepts (1). */
  readonly direction: number;
  /** The likeness of the directions of two whole sentences, against all the rest (1). */
  readonly sentence: number;
  /** A concept that a word is only used like, at the likeness of the same word; from `nearFrom` on, in proportion. */
  readonly near: number;
  readonly nearFrom: number;
}

export const likenessWeights: LikenessWeights = {
  concept: 1, wider: 0.45, manyMeanings: 0.4, mended: 0.9, covered: 0.4, empty: 0.4, rarity: 0.45, rarestShare: 0.004, ideaShare: 1,
  direction: 0.2, sentence: 0.5, near: 1, nearFrom: 0.5,
};
