import type { Level, RowId } from './input.ts';

export interface Note {
  readonly code: string;
  readonly text: string;
}

export type Method = 'wilson' | 'exact' | 'byar' | 'dobson' | 'dobson-non-independent' | 'student-t' | 'chiang-silcocks' | 'newcombe' | 'katz-log' | 'score' | 'miettinen-nurminen' | 'normal' | 'rank';
export type Limits = readonly [lower: number | null, upper: number | null];

export type Besides = Omit<Partial<RowFigures>, 'id' | 'value' | 'lower' | 'upper' | 'intervals' | 'method' | 'notes'> & { readonly a?: object; readonly b?: object };

/** What a measure gives for a row, before it is written down. Null is a figure that cannot be given; a note says why. */
export interface Worked {
  readonly value: number | null;
  readonly method: Method;
  readonly limits?: (level: Level) => Limits;
  readonly besides?: Besides;
  readonly notes?: readonly Note[];
}

export interface Interval {
  readonly confidence: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface RowFigures {
  readonly id: RowId;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly intervals: readonly Interval[];
  readonly method: Method;
  readonly notes: readonly Note[];
  readonly observed?: number;
  readonly expected?: number;
  readonly population?: number;
  /** ISR: the reference's own rate, times the multiplier. */
  readonly referenceRate?: number;
  readonly n?: number;
  readonly standardDeviation?: number | null;
  readonly ages?: readonly { readonly startAge: number; readonly value: number | null; readonly lower: number | null; readonly upper: number | null; readonly intervals: readonly Interval[] }[];
  /** Of a change: both gaps, each with Newcombe's limits at the first confidence. */
  readonly before?: GapFigures;
  readonly after?: GapFigures;
}

export interface GapFigures {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly method: Method;
}

export interface RateAnswer extends RowFigures {
  readonly sentence: string;
}

export interface RowProblem {
  readonly id: RowId;
  readonly error: Note;
}

/** A row that cannot be answered at all: thrown on the way to its answer and caught with it, so that the others go on. */
export class RowFault extends Error {
  readonly code: string;
  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

/** The row as it is answered. A figure that no number can hold becomes null beside a note. */
export function writeDown(id: RowId, worked: Worked, levels: readonly Level[], tell: (answer: RowFigures) => string): RateAnswer {
  const notes = [...(worked.notes ?? [])];
  let unheld = false;
  const held = (figure: number | null): number | null => {
    if (figure === null || Number.isFinite(figure)) return figure;
    unheld = true;
    return null;
  };
  const value = held(worked.value);
  const intervals = levels.map((level): Interval => {
    const [lower, upper] = worked.limits?.(level) ?? [null, null];
    return { confidence: level.confidence, lower: held(lower), upper: held(upper) };
  });
  const besides = heldWithin(worked.besides ?? {}, held);
  if (unheld) notes.push({ code: 'not-representable', text: 'A figure here is too large or not defined for these numbers, so it is left blank.' });
  const answer: RowFigures = { id, value, lower: intervals[0]?.lower ?? null, upper: intervals[0]?.upper ?? null, intervals, method: worked.method, ...besides, notes };
  // Words are put together when they are read: a call for thousands of rows need not write thousands of sentences.
  return Object.defineProperty(answer, 'sentence', { enumerable: true, configurable: true, get: () => tell(answer) }) as RateAnswer;
}

/** The same object with every figure in it held. What is written here was made for this one answer, so it may be changed in place. */
function heldWithin<Value extends object>(value: Value, held: (figure: number) => number | null): Value {
  const entries = value as Record<string, unknown>;
  for (const name in entries) {
    const one = entries[name];
    if (typeof one === 'number') {
      if (!Number.isFinite(one)) entries[name] = held(one);
    } else if (typeof one === 'object' && one !== null) heldWithin(one, held);
  }
  return value;
}

export const blank = (method: Method, note: Note, besides: Besides = {}): Worked => ({ value: null, method, notes: [note], besides });
export const missing = (what: string): Note => ({ code: 'missing-value', text: `${what} is missing, so no figure is given.` });
