import type { Reading } from '../tokens.ts';

/** A part of a text: its plain words, and where it stands in the text (UTF-16 units, end excluded). */
export interface TextPart {
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

const SHORTEST_WORDS = 2;

/** A text as a whole and, where it has several, each of its sentences: what somebody says of themselves often stands among other things. */
export function partsOf(text: string, { words, starts, ends }: Reading): readonly TextPart[] {
  const sentences: number[][] = [[]];
  words.forEach((_, at) => {
    sentences.at(-1)?.push(at);
    if (/[.!?;\n…]/.test(text.slice(starts[at], ends[at]))) sentences.push([]);
  });
  const spoken = sentences.filter((sentence) => sentence.filter((at) => words[at] !== '.').length >= SHORTEST_WORDS);
  const partOf = (places: readonly number[]): TextPart => ({ words: places.map((at) => words[at] ?? ''), start: starts[places[0] ?? 0] ?? 0, end: ends[places.at(-1) ?? 0] ?? 0 });
  const whole = { words, start: 0, end: text.length };
  return spoken.length > 1 ? [whole, ...spoken.map(partOf)] : [whole];
}
