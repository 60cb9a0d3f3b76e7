import type { Frame } from '../frame.ts';
import type { NoteList } from '../notes.ts';
import { scratchFloats } from '../scratch.ts';
import type { Settings } from '../settings.ts';

/** What is drawn, in columns as long as the frame's. NaN: no such line there. */
export interface Lines {
  readonly value: Float64Array;
  readonly centre: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly lowerNear: Float64Array;
  readonly upperNear: Float64Array;
  readonly movingRange: Float64Array;
  readonly movingRangeMean: Float64Array;
}

/** One segment of a series, to which a chart gives its lines. */
export interface Span {
  readonly frame: Frame;
  readonly lines: Lines;
  /** First row, and the first row after the last. */
  readonly from: number;
  readonly to: number;
  /** The rows that centre and limits come from, in order; their values may be missing. */
  readonly rows: Int32Array;
  readonly settings: Settings;
  /** A centre line given from outside, in the chart's own units. */
  readonly centre: number | undefined;
  readonly notes: NoteList;
}

export function emptyLines(length: number): Lines {
  const column = () => new Float64Array(length).fill(NaN);
  return { value: column(), centre: column(), lower: column(), upper: column(), lowerNear: column(), upperNear: column(), movingRange: column(), movingRangeMean: column() };
}

/** A column's figures in the baseline rows. */
export function pick(column: Float64Array, rows: Int32Array): Float64Array {
  const picked = scratchFloats(rows.length);
  for (let at = 0; at < rows.length; at += 1) picked[at] = column[rows[at] ?? 0] ?? NaN;
  return picked;
}

/** Straight lines at three and two of `sigma`; `near` where two thirds of the limits' distance are meant instead. */
export function drawStraight({ lines, from, to }: Span, { centre, limit, near }: { centre: number; limit: number; near: number }): void {
  lines.centre.fill(centre, from, to);
  lines.lower.fill(centre - limit, from, to);
  lines.upper.fill(centre + limit, from, to);
  lines.lowerNear.fill(centre - near, from, to);
  lines.upperNear.fill(centre + near, from, to);
}

/** Lines at three and two of each row's own sigma. */
export function drawEach({ lines, from, to }: Span, { centre, sigmaOf }: { centre: number; sigmaOf: (row: number) => number }): void {
  lines.centre.fill(centre, from, to);
  for (let at = from; at < to; at += 1) {
    const sigma = sigmaOf(at);
    lines.lower[at] = centre - 3 * sigma;
    lines.upper[at] = centre + 3 * sigma;
    lines.lowerNear[at] = centre - 2 * sigma;
    lines.upperNear[at] = centre + 2 * sigma;
  }
}

/** Limits that cannot be below `least` or above `most` are drawn there. */
export function clamp({ lines, from, to }: Pick<Span, 'lines' | 'from' | 'to'>, least: number, most = Infinity): void {
  for (let at = from; at < to; at += 1) {
    for (const line of [lines.lower, lines.lowerNear]) line[at] = Math.max(line[at] ?? NaN, least);
    for (const line of [lines.upper, lines.upperNear]) line[at] = Math.min(line[at] ?? NaN, most);
  }
}
