export const sentiments = ['positive', 'negative', 'mixed', 'neutral'] as const;
export type Sentiment = (typeof sentiments)[number];

export interface SentimentWords {
  positive: readonly string[];
  negative: readonly string[];
  turning: readonly string[];
}

/** A word turns the next ones round: "not helpful". Three words reach over "not at all helpful". */
const REACH_WORDS = 3;

/**
 * A first guess from lists of words, for a person to confirm or change: it misses irony, and accounts of racism or pain read as
 * negative although they are what we need to hear. No word found: neutral.
 */
export function suggestSentiment(words: string, { positive, negative, turning }: SentimentWords): Sentiment {
  const tokens = words.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  let [good, bad] = [0, 0];
  tokens.forEach((token, at) => {
    const isGood = positive.includes(token);
    if (!isGood && !negative.includes(token)) return;
    const isTurned = tokens.slice(Math.max(0, at - REACH_WORDS), at).some((before) => turning.includes(before));
    if (isGood !== isTurned) good += 1;
    else bad += 1;
  });
  if (good > 0 && bad > 0) return 'mixed';
  return good > 0 ? 'positive' : bad > 0 ? 'negative' : 'neutral';
}

export type SentimentCounts = Readonly<Record<Sentiment, number>>;

/** How the words of a theme sound, as the people who coded them judged: row S153. One sentence; most first. */
export function soundSentence(counts: SentimentCounts): string {
  const parts = sentiments.filter((sentiment) => counts[sentiment] > 0).toSorted((a, b) => counts[b] - counts[a]).map((sentiment) => `${counts[sentiment]} ${sentiment}`);
  return parts.length === 0 ? '' : `How these words sound, as people judged: ${parts.join(', ')}.`;
}
