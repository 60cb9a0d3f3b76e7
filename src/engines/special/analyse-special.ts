import { findWrongArgument, knownFunctions, type FunctionName } from './functions.ts';
import type { TailChoice } from './tails.ts';

export const specialVersion = '1.0.0';

interface SpecialCall extends TailChoice {
  readonly f: FunctionName;
  readonly args: readonly number[];
}

export interface SpecialInput {
  readonly calls: readonly (SpecialCall | { readonly f: null; readonly args: readonly number[] })[];
}

export interface SpecialNote {
  readonly code: string;
  readonly text: string;
  /** The place of the call, from 0. */
  readonly call: number;
}

export interface SpecialResult {
  readonly values: readonly (number | null)[];
  readonly sentence: string;
  readonly notes: readonly SpecialNote[];
  readonly settings: { readonly lowerTail: true; readonly log: false };
}

/** Keeps the places of the others when a call could not be read. */
export const unreadableCall = (): SpecialInput['calls'][number] => ({ f: null, args: [] });

/**
 * One value for each call, in order. Names, order of arguments, `lowerTail` and `log` are R's: `log` means the logarithm of the probability, given to a
 * quantile and answered by a distribution. Outside a function's domain, and where the answer is infinite, the value is null with a note.
 */
export function analyseSpecial({ calls }: SpecialInput): SpecialResult {
  const notes: SpecialNote[] = [];
  const values = calls.map((call, at) => {
    const { value, note } = answerCall(call);
    if (note) notes.push({ ...note, call: at });
    return value;
  });
  const given = values.filter((value) => value !== null).length;
  return {
    values, notes, settings: { lowerTail: true, log: false },
    sentence: `${given} of ${calls.length} ${calls.length === 1 ? 'value was' : 'values were'} worked out${given < calls.length ? '; the notes say why the others were not' : ''}.`,
  };
}

interface Answered {
  readonly value: number | null;
  readonly note?: { readonly code: string; readonly text: string };
}

function answerCall(call: SpecialInput['calls'][number]): Answered {
  if (call.f === null) return refused('unreadable', 'This call could not be read; its error stands in "calls".');
  const wrong = findWrongArgument(call.f, call.args, call);
  if (wrong !== null) return refused('outside-domain', `${call.f}: ${wrong}.`);
  const value = knownFunctions[call.f].work(call.args, call);
  const name = `${call.f}(${call.args.join(', ')})`;
  // ψ has no value at its poles; every other function has one everywhere in its domain, if steps enough are taken.
  if (Number.isNaN(value)) return refused('not-found', call.f === 'digamma' ? `${name} is not defined: the function has a pole there.` : `${name} needs more steps than are allowed.`);
  if (!Number.isFinite(value)) return refused('infinite', `${name} is ${value < 0 ? 'minus infinity' : 'infinite'}, or larger than a number can be.`);
  return value === 0 && isTooSmall(call) ? { value, note: { code: 'below-smallest-number', text: `${name} is above 0 but below the smallest number that can be written; with "log" a probability can be given.` } } : { value };
}

const refused = (code: string, text: string): Answered => ({ value: null, note: { code, text } });

/** Was an answer of 0 rounded down to it? */
function isTooSmall({ f, args, ...tail }: SpecialCall): boolean {
  const { gives, work } = knownFunctions[f];
  if (gives === 'probability') return !tail.log && Number.isFinite(work(args, { ...tail, log: true }));
  const [probability = 0, ...shapes] = args;
  const none = tail.lowerTail === false ? 1 : 0;
  return ['qgamma', 'qchisq', 'qbeta'].includes(f) && shapes.every((shape) => shape > 0) && (tail.log ? Math.exp(probability) : probability) !== none;
}
