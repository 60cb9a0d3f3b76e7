import { splitSentences } from './sentences.ts';
import { countSyllables } from './syllables.ts';
import { splitWords } from './words.ts';

/** How hard a text is to read. All measures are estimates from the length of words and sentences, not of meaning. */
export interface ReadingMeasures {
  readonly sentenceCount: number;
  readonly wordCount: number;
  readonly syllableCount: number;
  /** Words of three syllables or more. */
  readonly longWordCount: number;
  readonly letterCount: number;
  /** Flesch-Kincaid grade. Source: Kincaid, Fishburne, Rogers and Chissom (1975), Navy Research Branch Report 8-75. */
  readonly gradeLevel: number;
  /** Reading age in years: the grade plus 5, the usual age at the start of that school year; never below 5. */
  readonly readingAge: number;
  /** Flesch reading ease. Source: Flesch (1948), A new readability yardstick. */
  readonly readingEase: number;
  /** SMOG grade, a cross-check. Source: McLaughlin (1969), SMOG grading. Meant for 30 sentences; undefined under 10. */
  readonly smogGrade: number | undefined;
  /** Coleman-Liau index, a cross-check that counts letters instead of syllables. Source: Coleman and Liau (1975). */
  readonly colemanLiauGrade: number;
}

/** Measures a text in English; undefined when it has no words. One word is one sentence. */
export function measureReading(text: string): ReadingMeasures | undefined {
  const sentenceCount = splitSentences(text).length;
  const words = splitWords(text).map((word) => word.text);
  if (words.length === 0) return undefined;
  const syllables = words.map(countSyllables);
  const syllableCount = syllables.reduce((sum, count) => sum + count, 0);
  const longWordCount = syllables.filter((count) => count >= 3).length;
  const letterCount = words.join('').replace(/[^\p{L}\p{N}]/gu, '').length;
  const wordsPerSentence = words.length / sentenceCount;
  const syllablesPerWord = syllableCount / words.length;
  const gradeLevel = 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59;
  return {
    sentenceCount,
    wordCount: words.length,
    syllableCount,
    longWordCount,
    letterCount,
    gradeLevel,
    readingAge: Math.max(5, gradeLevel + 5),
    readingEase: 206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord,
    smogGrade: sentenceCount < 10 ? undefined : 1.043 * Math.sqrt((longWordCount * 30) / sentenceCount) + 3.1291,
    colemanLiauGrade: (5.88 * letterCount) / words.length - (29.6 * sentenceCount) / words.length - 15.8,
  };
}
