import { charts } from './charts/index.ts';
import { drawRun } from './charts/individuals.ts';
import { clamp, emptyLines, pick, type Lines, type Span } from './charts/span.ts';
import type { Frame } from './frame.ts';
import type { SpcSeries } from './input.ts';
import type { NoteList } from './notes.ts';
import { baselineRows, type Segment } from './segments.ts';
import type { Settings } from './settings.ts';

/** A series of fewer points than this gets a run chart: the strategy's own rule. A shorter segment of a longer series gets trial limits. */
const LEAST_FOR_LIMITS = 12;

export interface Drawn {
  readonly lines: Lines;
  /** How many values each segment's lines rest on. */
  readonly baselines: readonly number[];
}

type Given = Pick<SpcSeries, 'centre' | 'multiplier' | 'nonNegative' | 'baselinePoints'>;

/** Gives every segment its lines. */
export function drawSeries(frame: Frame, segments: readonly Segment[], { series, settings, notes }: { series: Given; settings: Settings; notes: NoteList }): Drawn {
  const lines = emptyLines(frame.orders.length);
  lines.value.set(frame.value);
  const by = settings.chart === 'xmr' ? 1 : (series.multiplier ?? 1);
  const centre = series.centre === undefined || settings.reference !== null ? series.centre : series.centre / by;
  const short = isShort(frame, { from: 0, to: frame.orders.length }, settings);
  const baselines = segments.map((segment) => {
    const rows = baselineRows(frame, segment, { points: segment.points ?? series.baselinePoints ?? Infinity, skipMissing: settings.reference === 'PowerBI-SPC-1.7.4' });
    return drawSegment({ frame, lines, ...segment, rows, settings, centre, notes }, { short, nonNegative: series.nonNegative === true });
  });
  if (by !== 1) for (const line of Object.values(lines) as Float64Array[]) line.set(line.map((one) => one * by));
  return { lines, baselines };
}

/** Too few points for limits; the references do not ask. */
export function isShort({ value, included }: Pick<Frame, 'value' | 'included'>, { from, to }: { from: number; to: number }, { reference, chart }: Settings): boolean {
  if (reference !== null || chart === 'run') return false;
  let known = 0;
  for (let row = from; row < to; row += 1) if (value[row] === value[row] && included[row] === 1) known += 1;
  return known < LEAST_FOR_LIMITS;
}

/** Draws one segment; answers how many values its lines rest on. `short`: the whole series has too few points for limits. */
export function drawSegment(span: Span, { short, nonNegative }: { short: boolean; nonNegative: boolean }): number {
  const { frame, lines, rows, settings } = span;
  const values = pick(frame.value, rows);
  const known = values.reduce((count, value) => (value === value ? count + 1 : count), 0);
  charts[settings.chart](span);
  if (short) drawWithoutLimits(span);
  else if (settings.reference === null && known > 1) mendLevel(span, values);
  if (nonNegative) clamp({ ...span, lines }, 0);
  noteUndefined(span);
  return known;
}

/** Too few points: a run chart, the median without limits. Charts of ranges and spreads keep their centre. */
function drawWithoutLimits(span: Span): void {
  const { notes, settings } = span;
  eraseLimits(span);
  notes.add('run-chart', `The series has fewer than ${LEAST_FOR_LIMITS} points, too few for limits: this is a run chart, with a centre line only.`);
  if (settings.chart !== 'mr' && settings.chart !== 's') drawRun(span);
}

function eraseLimits({ lines, from, to }: Span): void {
  for (const line of [lines.lower, lines.upper, lines.lowerNear, lines.upperNear]) line.fill(NaN, from, to);
}

/** Charts whose limits come from how the points themselves vary, so that they may have no width. */
const widthless = new Set(['xmr', 'i', 'i_m', 'i_mm', 'ip', 'p-prime', 'u-prime', 't', 'xbar']);

/** Where every value is the same, the lines lie on it, whatever the rounding of the chart's own sums. Where values differ but the limits have no width, there are none. */
function mendLevel(span: Span, values: Float64Array): void {
  const { lines, from, to, settings, notes } = span;
  if (!widthless.has(settings.chart)) return;
  const first = values.find((value) => value === value) ?? NaN;
  const level = values.every((value) => value !== value || value === first);
  const row = rowWithLimits(span);
  const width = (lines.upper[row] ?? NaN) - (lines.lower[row] ?? NaN);
  if (level && !(width > 1e-9 * Math.abs(first))) {
    const centre = lines.centre[row] ?? first;
    const at = Math.abs(centre - first) <= 1e-9 * Math.abs(first) ? first : centre;
    for (const line of [lines.centre, lines.lower, lines.upper, lines.lowerNear, lines.upperNear]) line.fill(at, from, to);
    notes.add('constant', 'All values that the limits come from are the same, so the limits lie on the centre line.');
  } else if (!level && !(width > 0)) {
    eraseLimits(span);
    notes.add('no-width', settings.chart === 'xbar' ? 'Nothing varies within the subgroups although their means differ, so there are no limits.' : 'No two neighbouring values differ although not all are the same, so there are no limits.');
  }
}

function rowWithLimits({ lines, from, to }: Span): number {
  for (let row = from; row < to; row += 1) if ((lines.upper[row] ?? NaN) < Infinity) return row;
  return from;
}

function noteUndefined({ lines, from, to, settings, notes, frame }: Span): void {
  if (settings.chart === 'run' || notes.has('run-chart')) return;
  for (let row = from; row < to; row += 1) {
    const known = (lines.upper[row] ?? NaN) < Infinity && (lines.lower[row] ?? NaN) > -Infinity;
    if (!known && (frame.value[row] === frame.value[row] || from === row)) notes.add('limits-undefined', `From ${frame.periods[from]} to ${frame.periods[to - 1]} limits cannot be worked out for every point.`);
  }
}
