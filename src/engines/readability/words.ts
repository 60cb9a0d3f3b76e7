/** A word with its place in the text, in UTF-16 units, end excluded. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Letters or figures in a row. An apostrophe, hyphen, full stop, comma or colon inside a word belongs to it, so that
 * don't, co-production, 8.14, 185,000 and U.S. are one word each. Final full stops do not belong.
 */
const WORD = /[\p{L}\p{N}]+(?:(?:['’.-]|(?<=\p{N})[,:](?=\p{N}))[\p{L}\p{N}]+)*/gu;

/** The words of a text in order; none for a text without letters or figures. */
export function splitWords(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}
