/** A stretch of text as offsets in UTF-16 units, end excluded. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '"': '"', '‘': '’', "'": "'" };
const WORD_LETTER = /[\p{L}\p{N}]/u;

/**
 * The parts of a text that stand in quotation marks, marks included. Someone else's words are never changed, so checks
 * skip them (rows S26, O7). An apostrophe is no quotation mark; a mark that is not closed in its paragraph quotes nothing.
 */
export function quotedRanges(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const closing = opensQuote(text, start);
    if (closing === undefined) continue;
    const end = closingAt(text, start + 1, closing);
    if (end === undefined) continue;
    ranges.push({ start, end: end + 1 });
    start = end;
  }
  return ranges;
}

export function isWithin(ranges: readonly TextRange[], offset: number): boolean {
  return ranges.some(({ start, end }) => offset >= start && offset < end);
}

function opensQuote(text: string, index: number): string | undefined {
  const closing = PAIRS[text.charAt(index)];
  if (closing === undefined) return undefined;
  const afterWord = WORD_LETTER.test(text.charAt(index - 1));
  const beforeSpace = /^\s?$/.test(text.charAt(index + 1));
  return afterWord || beforeSpace ? undefined : closing;
}

function closingAt(text: string, from: number, closing: string): number | undefined {
  const isSingle = closing === "'" || closing === '’';
  const paragraphEnd = text.indexOf('\n\n', from);
  const limit = paragraphEnd === -1 ? text.length : paragraphEnd;
  for (let index = text.indexOf(closing, from); index !== -1 && index < limit; index = text.indexOf(closing, index + 1)) {
    const isApostrophe = isSingle && WORD_LETTER.test(text.charAt(index + 1));
    if (!isApostrophe) return index;
  }
  return undefined;
}
