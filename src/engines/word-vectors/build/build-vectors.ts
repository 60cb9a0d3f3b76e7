import { chooseWords, otherSpellings } from './choose-words.ts';
import { strongestDirections } from './components.ts';
import { retrofit } from './retrofit.ts';
import type { WordNet } from './word-net.ts';

export interface Source {
  /** The most frequent first. */
  readonly words: readonly string[];
  /** One after the other, `width` numbers a word. */
  readonly vectors: Float32Array;
  readonly width: number;
}

export interface Choices {
  readonly most: number;
  readonly kept: number;
  readonly removed: number;
  /** How much a dictionary's ties weigh against the vector a word had (retrofit.ts). */
  readonly pull: number;
}

/** The words, the most frequent first, and a vector of length 1 for each. */
export function buildVectors(source: Source, { wordNet, own, choices }: { wordNet: WordNet; own: ReadonlySet<string>; choices: Choices }): { words: string[]; vectors: Float64Array; width: number } {
  const words = chooseWords(source.words, { dictionary: wordNet.words, own, most: choices.most });
  const raw = withBothSpellings(source, words);
  const { numbers, width } = strongestDirections({ numbers: unit(raw, source.width), width: source.width }, choices);
  const numberOf = new Map(words.map((word, at) => [word, at]));
  const ties = wordNet.ties.flatMap(([a, b, weight]) => numberOf.has(a) && numberOf.has(b) ? [[numberOf.get(a) ?? 0, numberOf.get(b) ?? 0, weight] as const] : []);
  return { words, vectors: unit(retrofit(unit(numbers, width), width, { ties, pull: choices.pull }), width), width };
}

/** The vector of a word; where it has another spelling, the mean of both weighed by how frequent they are. */
function withBothSpellings({ words, vectors, width }: Source, chosen: readonly string[]): Float64Array {
  const rank = new Map(words.map((word, at) => [word, at]));
  const rows = new Float64Array(chosen.length * width);
  chosen.forEach((word, row) => {
    const spellings = [word, ...otherSpellings(word)].flatMap((each) => rank.has(each) ? [rank.get(each) ?? 0] : []);
    const whole = spellings.reduce((sum, at) => sum + 1 / (at + 1), 0);
    for (const at of spellings) for (let column = 0; column < width; column += 1) rows[row * width + column] = (rows[row * width + column] ?? 0) + (vectors[at * width + column] ?? 0) / (at + 1) / whole;
  });
  return rows;
}

function unit(numbers: Float64Array, width: number): Float64Array {
  const made = numbers.slice();
  for (let start = 0; start < made.length; start += width) {
    const length = Math.hypot(...made.subarray(start, start + width)) || 1;
    for (let at = start; at < start + width; at += 1) made[at] = (made[at] ?? 0) / length;
  }
  return made;
}
