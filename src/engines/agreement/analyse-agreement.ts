import { krippendorffAlpha, type CodedItem, type Level } from './alpha.ts';
import { bootstrapAlpha } from './bootstrap.ts';
import { findCodes, readItems, type ItemProblem } from './read-items.ts';
import { agreementSentence } from './sentence.ts';

export const agreementVersion = '1.0.0';

export type Code = string | number;

export interface AgreementInput {
  /** `code: null` or no code: this coder did not code the item. */
  readonly items: readonly { readonly id: string | number; readonly codings: readonly { readonly coder: string | number; readonly code?: Code | null }[] }[];
  readonly level: Level;
  /** All codes from lowest to highest; needed for ordinal codes that are not numbers. */
  readonly order?: readonly Code[];
  readonly confidence?: number | readonly number[];
  readonly resamples?: number;
  readonly seed?: number;
}

export interface Note {
  readonly code: string;
  readonly text: string;
}

export interface AgreementResult {
  /** 1 is full agreement, 0 what chance alone would give, below 0 less than chance. */
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly intervals: readonly { readonly confidence: number; readonly lower: number | null; readonly upper: number | null }[];
  /** Each code against all others together, always nominal. */
  readonly perCode: readonly { readonly code: Code; readonly alpha: number | null; readonly note?: Note }[];
  readonly itemCount: number;
  readonly pairedItemCount: number;
  readonly coderCount: number;
  readonly items?: readonly ItemProblem[];
  readonly sentence: string;
  readonly notes: readonly Note[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Krippendorff's alpha of a set of codings, its interval and alpha for each code. The order of items and codings makes no difference.
 * No item, one coder, or one code for everything: `alpha` is null with a note. An item coded twice by one person is answered in `items`.
 */
export function analyseAgreement(input: AgreementInput): AgreementResult {
  const { level, resamples = 2000, seed = 1 } = input;
  const confidences = [input.confidence ?? 0.95].flat();
  const { readable, problems, coders } = readItems(input.items);
  const codes = findCodes(readable, level, input.order);
  const place = new Map(codes.codes.map((code, at) => [code, at]));
  const paired = readable.map((item) => item.map((code) => place.get(code) ?? 0)).filter((item) => item.length > 1).toSorted(compareItems);
  const alpha = codes.note ? undefined : krippendorffAlpha(paired, codes.values, level);
  const bounds = confidences.map((confidence) => (alpha === undefined ? undefined : bootstrapAlpha(paired, codes.values, { level, confidence, resamples, seed })));
  const intervals = confidences.map((confidence, at) => ({ confidence, lower: bounds[at]?.low ?? null, upper: bounds[at]?.high ?? null }));
  const [first] = intervals;
  return {
    alpha: alpha ?? null, low: first?.lower ?? null, high: first?.upper ?? null, intervals,
    perCode: codes.codes.map((code, at) => alphaOfCode(code, at, paired)),
    itemCount: input.items.length, pairedItemCount: paired.length, coderCount: coders,
    ...(problems.length > 0 ? { items: problems } : {}),
    sentence: agreementSentence({ alpha, low: first?.lower ?? null, high: first?.upper ?? null, confidence: first?.confidence ?? 0.95, itemCount: paired.length }),
    notes: [...(codes.note ? [codes.note] : []), ...notesOn({ alpha, paired: paired.length, coders, left: bounds[0]?.undefinedResamples ?? 0, interval: bounds[0] !== undefined })],
    settings: { level, confidence: input.confidence ?? 0.95, resamples, seed, interval: 'percentile bootstrap over items', ...(input.order ? { order: input.order } : {}) },
  };
}

/** Items are put in one order first, so that the resamples of a fixed seed do not depend on the order in which they came. */
function compareItems(a: CodedItem, b: CodedItem): number {
  const one = a.toSorted((x, y) => x - y).join();
  const other = b.toSorted((x, y) => x - y).join();
  return one < other ? -1 : Number(one > other);
}

function alphaOfCode(code: Code, at: number, paired: readonly CodedItem[]): AgreementResult['perCode'][number] {
  const alpha = krippendorffAlpha(paired.map((item) => item.map((one) => Number(one === at))), [0, 1], 'nominal');
  if (alpha !== undefined) return { code, alpha };
  return { code, alpha: null, note: { code: 'no-variation', text: 'Among the items with two codings or more this code was given always or never.' } };
}

function notesOn({ alpha, paired, coders, left, interval }: { alpha: number | undefined; paired: number; coders: number; left: number; interval: boolean }): Note[] {
  if (paired === 0) return [{ code: 'no-pairs', text: coders < 2 ? 'Only one person coded, so there is nothing to compare.' : 'No item was coded by two people.' }];
  if (alpha === undefined) return [{ code: 'no-variation', text: 'Every coding gave the same code, so agreement cannot be told from chance.' }];
  if (!interval) return [{ code: 'no-interval', text: 'There are too few different items to say how sure the figure is.' }];
  return left === 0 ? [] : [{ code: 'undefined-resamples', text: left === 1 ? '1 resample held one code only and was left out of the interval.' : `${left} resamples held one code only and were left out of the interval.` }];
}
