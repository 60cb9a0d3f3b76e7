import { harmIn, kindsIn, type SafetyReader } from '../reader/reader.ts';
import { buildReader, type Choices, type Example } from './build-reader.ts';

export interface SetExample extends Example {
  readonly set: string;
  readonly isHard: boolean;
  /** The patterns find it. */
  readonly isKnown: boolean;
}

/** What a reader that never saw the set makes of an example. */
export interface HeldOut extends SetExample {
  /** The score of the part that looks most like harm. */
  readonly score: number;
  /** The likeliest kind is right. */
  readonly isRightKind: boolean;
}

/** Each set read by a reader that learnt from all the others: what to expect of another author. */
export function* holdOutSets(examples: readonly SetExample[], choices: Choices): Generator<{ set: string; read: HeldOut[] }> {
  for (const set of new Set(examples.map((one) => one.set))) {
    const reader: SafetyReader = { classes: choices.classes, weights: buildReader(examples.filter((one) => one.set !== set), choices) };
    yield { set, read: examples.filter((one) => one.set === set).map((one) => readWith(one, reader)) };
  }
}

function readWith(example: SetExample, reader: SafetyReader): HeldOut {
  const [most] = example.parts.map((words) => ({ words, score: harmIn(words, reader) })).toSorted((a, b) => b.score - a.score);
  return { ...example, score: most?.score ?? -Infinity, isRightKind: kindsIn(most?.words ?? [], reader)[0]?.kind === example.kind };
}
