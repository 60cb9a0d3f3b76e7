import { findShortForms, measureReading, splitSentences, type Sentence } from '#engines/readability';
import { isExplainedAt, type Glossary } from './glossary.ts';
import { isWithin, quotedRanges } from './quoted-text.ts';

/** Public text is written for a reading age of 9 to 11. Source: NHS digital service manual, How we write. */
export const HIGHEST_READING_AGE = 11;
const LONGEST_SENTENCE_WORDS = 20;
/** Below this the formula says more about one word than about the text. One sentence that is too long is enough to judge. */
const FEWEST_WORDS_TO_JUDGE = LONGEST_SENTENCE_WORDS;
/** The formula goes on to ages that nobody has; past school it says no more than "hard". */
const HIGHEST_AGE_TO_NAME = 18;
/** A longer word in capitals is a word said loudly and no short form. */
const LONGEST_SHORT_FORM = 6;

/** Advice at a place in the text. Offset and length are UTF-16 units of what it is about; the sentence is the one around it. */
export interface PlainLanguageFinding {
  readonly kind: 'reading-age' | 'long-sentence' | 'short-form';
  readonly offset: number;
  readonly length: number;
  readonly sentence: string;
  readonly message: string;
}

export interface PlainLanguageReport {
  /** In years, to one decimal place; undefined without words. */
  readonly readingAge: number | undefined;
  /** False when there are too few words to judge the reading age. */
  readonly isLongEnoughToJudge: boolean;
  readonly findings: readonly PlainLanguageFinding[];
}

/**
 * Checks a text for plain language: reading age over 11, sentences over 20 words, short forms not explained at first use.
 * It advises and never blocks. Short forms in quotation marks are left alone: they are someone else's words.
 */
export function checkPlainLanguage(text: string, glossary: Glossary): PlainLanguageReport {
  const sentences = splitSentences(text);
  const measured = measureReading(text);
  const isLongEnoughToJudge = (measured?.wordCount ?? 0) >= FEWEST_WORDS_TO_JUDGE;
  const findings = [
    ...(isLongEnoughToJudge ? readingAgeFindings(measured?.readingAge ?? 0, sentences) : []),
    ...longSentenceFindings(sentences),
    ...shortFormFindings(text, sentences, glossary),
  ];
  return {
    readingAge: measured === undefined ? undefined : Math.round(measured.readingAge * 10) / 10,
    isLongEnoughToJudge,
    findings: findings.toSorted((a, b) => a.offset - b.offset),
  };
}

/** One finding, at the sentence that is hardest to read: mending that one helps most. */
function readingAgeFindings(readingAge: number, sentences: readonly Sentence[]): PlainLanguageFinding[] {
  if (readingAge <= HIGHEST_READING_AGE) return [];
  const ages = sentences.map((sentence) => ({ sentence, age: measureReading(sentence.text)?.readingAge ?? 0 }));
  const hardest = ages.reduce<(typeof ages)[number] | undefined>((worst, next) => (worst === undefined || next.age > worst.age ? next : worst), undefined);
  const message = `This text suits a reading age of ${ageWords(readingAge)}. Aim for 9 to ${HIGHEST_READING_AGE}. Start with this sentence: it is the hardest.`;
  return hardest === undefined ? [] : [findingAt('reading-age', hardest.sentence, message)];
}

const ageWords = (age: number): string => (age >= HIGHEST_AGE_TO_NAME ? `${HIGHEST_AGE_TO_NAME} or over` : String(Math.round(age)));

function longSentenceFindings(sentences: readonly Sentence[]): PlainLanguageFinding[] {
  return sentences
    .filter(({ wordCount }) => wordCount > LONGEST_SENTENCE_WORDS)
    .map((sentence) => findingAt('long-sentence', sentence, `This sentence has ${sentence.wordCount} words. Try to keep to ${LONGEST_SENTENCE_WORDS}, or make it two.`));
}

function findingAt(kind: PlainLanguageFinding['kind'], { start, end, text }: Sentence, message: string): PlainLanguageFinding {
  return { kind, offset: start, length: end - start, sentence: text, message };
}

function shortFormFindings(text: string, sentences: readonly Sentence[], glossary: Glossary): PlainLanguageFinding[] {
  const quoted = quotedRanges(text);
  const seen = new Set<string>();
  return findShortForms(text).flatMap((short) => {
    if (isWithin(quoted, short.start) || seen.has(short.form)) return [];
    seen.add(short.form);
    const term = glossary.terms.find(({ form }) => form === short.form);
    if (term?.expand === false || (term === undefined && isLoud(short.form)) || isExplainedAt(text, short, term)) return [];
    const advice = term === undefined ? 'Write it in full the first time.' : `Write “${term.expansion} (${term.form})” the first time.`;
    const around = sentences.find(({ start, end }) => short.start >= start && short.start < end);
    return [{ kind: 'short-form', offset: short.start, length: short.end - short.start, sentence: around?.text ?? short.found, message: `“${short.found}” is not explained. ${advice}` }];
  });
}

const isLoud = (form: string): boolean => form.length > LONGEST_SHORT_FORM && /^\p{L}+$/u.test(form);
