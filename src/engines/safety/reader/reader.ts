import { featuresOf, readWordClasses, valueIn } from './features.ts';
import { readReaderWeights, type ReaderWeights, type Table } from './weights.ts';

/** The second reader: it has learnt from examples how words of harm are said, where the patterns know what is said. */
export interface SafetyReader {
  readonly classes: ReadonlyMap<string, string>;
  readonly weights: ReaderWeights;
}

/** From the files of content/safety-reader. */
export const readSafetyReader = (weights: Uint8Array, classes: string): SafetyReader => ({ classes: readWordClasses(classes), weights: readReaderWeights(weights) });

/** How likely the words of one part speak of harm: the natural logarithm of the odds where half of all parts do. */
export const harmIn = (words: readonly string[], { classes, weights }: SafetyReader): number => scoreIn(words, weights.harm, classes);

/** How likely each kind is, from 0 to 1, if the words speak of harm at all. The most likely first. */
export const kindsIn = (words: readonly string[], { classes, weights }: SafetyReader): { kind: string; likelihood: number }[] =>
  weights.kinds.map(({ kind, table }) => ({ kind, likelihood: 1 / (1 + Math.exp(-scoreIn(words, table, classes))) })).toSorted((a, b) => b.likelihood - a.likelihood);

function scoreIn(words: readonly string[], { bytes, unit, alone }: Table, classes: ReadonlyMap<string, string>): number {
  let score = alone;
  for (const block of featuresOf(words, { classes, size: bytes.length })) {
    let sum = 0;
    for (const bucket of block) sum += bytes[bucket] ?? 0;
    score += sum * unit * valueIn(block);
  }
  return score;
}
