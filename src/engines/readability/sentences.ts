import { splitWords } from './words.ts';

/** A sentence, list item or heading with its place in the text, in UTF-16 units, end excluded. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly wordCount: number;
}

/** A sentence with more words than this is long (row O22). The figure is this product's choice: short enough to read aloud in one breath. */
export const LONG_SENTENCE_WORDS = 20;

/**
 * Splits a text into sentences. A full stop, question or exclamation mark ends one, together with closing marks after it;
 * so do an empty line and the start of a list item (whose marker is left out). Nothing ends inside a number, after an
 * abbreviation or initials, or before a small letter. A text without words gives none; one word is one sentence.
 */
export function splitSentences(text: string): Sentence[] {
  const { unmarked, itemStarts } = withoutListMarkers(text);
  const ends = [...itemStarts, ...emptyLines(unmarked), ...markEnds(unmarked), text.length].toSorted((a, b) => a - b);
  return ends.flatMap((end, index) => sentenceBetween(text, unmarked, index === 0 ? 0 : (ends[index - 1] ?? 0), end));
}

/** The sentences with more than the given number of words (20 unless said). */
export function findLongSentences(text: string, mostWords: number = LONG_SENTENCE_WORDS): Sentence[] {
  return splitSentences(text).filter(({ wordCount }) => wordCount > mostWords);
}

const LIST_MARKER = /(?<=^|\n)[^\S\n]*(?:[-*•–]|\(?\d{1,3}[.)]|\(?[a-z][.)])[^\S\n]+/g;

/** Blanks list markers out without moving anything, so that every place still points into the original text. */
function withoutListMarkers(text: string): { unmarked: string; itemStarts: number[] } {
  const itemStarts = [...text.matchAll(LIST_MARKER)].map((match) => match.index);
  return { unmarked: text.replace(LIST_MARKER, (marker) => ' '.repeat(marker.length)), itemStarts };
}

function emptyLines(text: string): number[] {
  return [...text.matchAll(/\n[^\S\n]*\n/g)].map((match) => match.index);
}

// The look-behind starts each run of marks once: without it a long row of full stops would take quadratic time.
const END_MARK = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s|$)/gu;

function markEnds(text: string): number[] {
  return [...text.matchAll(END_MARK)].filter((match) => endsSentence(text, match.index, match[0])).map((match) => match.index + match[0].length);
}

function endsSentence(text: string, index: number, mark: string): boolean {
  const next = /^\s*(\S)/u.exec(text.slice(index + mark.length, index + mark.length + 50))?.[1] ?? '';
  if (/\p{Ll}/u.test(next)) return false;
  if (!/^\.["'”’»)\]]*$/u.test(mark) || next === '') return true;
  const last = /[\p{L}\p{N}.]+$/u.exec(text.slice(Math.max(0, index - 20), index))?.[0] ?? '';
  return !isAbbreviation(last, next);
}

const BEFORE_NAMES = new Set('mr mrs ms mx dr prof st rev e.g i.e eg ie cf vs viz'.split(' '));
const BEFORE_NUMBERS = new Set('no nos vol p pp fig sec ch para c ca approx est incl'.split(' '));

/** Initials are capitals with full stops between (U.S, J.R) or a single one; the word I is none. */
function isAbbreviation(last: string, next: string): boolean {
  const lower = last.toLowerCase();
  if (BEFORE_NAMES.has(lower)) return true;
  if (BEFORE_NUMBERS.has(lower)) return /\p{N}/u.test(next);
  return last !== 'I' && /^\p{Lu}(?:\.\p{Lu})*$/u.test(last);
}

function sentenceBetween(text: string, unmarked: string, from: number, end: number): Sentence[] {
  const part = unmarked.slice(from, end);
  const wordCount = splitWords(part).length;
  if (wordCount === 0) return [];
  const start = from + part.length - part.trimStart().length;
  const stop = from + part.trimEnd().length;
  return [{ text: text.slice(start, stop), start, end: stop, wordCount }];
}
