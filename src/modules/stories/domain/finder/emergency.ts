import { stemOf, wordsOf } from '#engines/similarity';
import { emergencyWords } from '../guide/guide-content.ts';

export type Pressing = 'now' | 'urgent';

/** All words of a phrase must stand within so many words of each other. */
const NEAR = 7;
const phrasesOf = (phrases: readonly (readonly string[])[]) => phrases.map((phrase) => phrase.map((word) => stemOf(word)));
const [now, urgent] = [phrasesOf(emergencyWords.now), phrasesOf(emergencyWords.urgent)];

/**
 * Whether the words may speak of an emergency (999) or of something that should not wait (111). It errs on the side of showing help;
 * it says nothing about what is wrong.
 */
export function pressingIn(text: string): Pressing | null {
  const stems = wordsOf(text).map((word) => stemOf(word));
  if (now.some((phrase) => standsIn(stems, phrase))) return 'now';
  return urgent.some((phrase) => standsIn(stems, phrase)) ? 'urgent' : null;
}

function standsIn(stems: readonly string[], phrase: readonly string[]): boolean {
  return stems.some((_stem, at) => {
    const window = stems.slice(at, at + NEAR);
    return phrase.every((word) => window.includes(word));
  });
}
