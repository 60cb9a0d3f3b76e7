import type { Assurance, Variation } from './answer-types.ts';
import { emptyLines, type Lines } from './charts/span.ts';
import { drawSegment, isShort } from './draw-series.ts';
import type { Frame } from './frame.ts';
import { assuranceOf, assuranceOfConstant, variationOf } from './icons.ts';
import type { Direction, RuleSet } from './input.ts';
import { NoteList } from './notes.ts';
import { markSegment, rulesOf, trackOf } from './rules/index.ts';
import type { Signal } from './rules/marks.ts';
import { baselineRows } from './segments.ts';
import { settle, type Settings } from './settings.ts';

/** One series of a batch: its rows are `from` up to, not including, `to` of the batch's values. */
export interface BatchSeries {
  readonly from: number;
  readonly to: number;
  readonly direction: Direction;
  readonly target?: number;
  readonly baselinePoints?: number;
  /** Limits below 0 are drawn at 0. */
  readonly nonNegative?: boolean;
  /** Rows of the batch at which limits start anew. */
  readonly cuts?: readonly number[];
}

export interface BatchAnswer {
  readonly lines: Pick<Lines, 'centre' | 'lower' | 'upper' | 'lowerNear' | 'upperNear'>;
  /** The rules that each point breaks, as bits; see rules/marks.ts. */
  readonly marks: Uint8Array;
  readonly signals: readonly Signal[];
  readonly variations: readonly Variation[];
  readonly assurances: readonly (Assurance | null)[];
}

/**
 * XmR charts of many series at once, for recalculating a whole country: limits, rules and icons as `analyseSpc` gives them, in columns, without
 * words. `values`: all series one after the other, each in the order of time; NaN where there is no figure. Empty series have common cause.
 */
export function judgeMany(values: Float64Array, series: readonly BatchSeries[], rules: Exclude<RuleSet, 'anhoej'>): BatchAnswer {
  const settings = settle({ rules });
  const none = new Float64Array(0);
  const frame: Frame = {
    periods: [], orders: none, value: values, numerator: none, denominator: none, size: none, spread: none, target: none,
    included: new Uint8Array(values.length).fill(1), hasDenominators: false, hasSubgroups: false,
  };
  const lines = { ...emptyLines(values.length), value: values };
  const marking = { marks: new Uint8Array(values.length), signals: [] as Signal[] };
  const notes = new NoteList();
  for (const one of series) drawAndMark({ frame, lines, settings, notes }, one, marking);
  return { lines, ...marking, variations: series.map((one) => variationFor(one, values, marking.marks, rules)), assurances: series.map((one) => assuranceFor(one, values, lines)) };
}

function drawAndMark(common: { frame: Frame; lines: Lines; settings: Settings; notes: NoteList }, one: BatchSeries, marking: { marks: Uint8Array; signals: Signal[] }): void {
  const short = isShort(common.frame, one, common.settings);
  const starts = [one.from, ...(one.cuts ?? []).filter((row) => row > one.from && row < one.to), one.to];
  for (let at = 1; at < starts.length; at += 1) {
    const segment = { from: starts[at - 1] ?? 0, to: starts[at] ?? 0 };
    const rows = baselineRows(common.frame, segment, { points: one.baselinePoints ?? Infinity, skipMissing: false });
    drawSegment({ ...common, ...segment, rows, centre: undefined }, { short, nonNegative: one.nonNegative === true });
    markSegment(trackOf({ frame: common.frame, ...segment }, common.lines, false), common.settings, marking);
  }
}

/** The last row with a figure, or −1. */
function lastRow({ from, to }: BatchSeries, values: Float64Array): number {
  for (let row = to - 1; row >= from; row -= 1) if (values[row] === values[row]) return row;
  return -1;
}

function variationFor(one: BatchSeries, values: Float64Array, marks: Uint8Array, rules: RuleSet): Variation {
  return variationOf(rulesOf(marks[lastRow(one, values)] ?? 0, rules)[0] ?? null, one.direction);
}

function assuranceFor(one: BatchSeries, values: Float64Array, { lower: lowers, upper: uppers }: Lines): Assurance | null {
  const row = lastRow(one, values);
  const [lower, upper] = [lowers[row] ?? NaN, uppers[row] ?? NaN];
  // An XmR chart has both limits or none.
  if (one.target === undefined || Number.isNaN(upper)) return null;
  return lower === upper ? assuranceOfConstant(lower, one.target, one.direction) : assuranceOf({ target: one.target, lower, upper, direction: one.direction });
}
