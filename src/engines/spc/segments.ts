import type { Frame } from './frame.ts';
import type { SeriesError, SpcSeries } from './input.ts';
import type { NoteList } from './notes.ts';
import { orderOf } from './periods.ts';
import { clearScratch, scratchIntegers } from './scratch.ts';

export interface Segment {
  /** How many of the re-base dates have been reached: 0, or 1 where the first date is one. */
  readonly segment: number;
  readonly from: number;
  readonly to: number;
  /** Its own number of baseline points; absent: that of the series. */
  readonly points?: number;
}

/** Cuts the series where a re-base date equals a period of it. Other re-base dates change nothing and are named in a note. */
export function cutSegments({ orders, periods }: Frame, { rebase = [], rebasePoints }: Pick<SpcSeries, 'rebase' | 'rebasePoints'>, notes: NoteList): Segment[] | SeriesError {
  if (rebasePoints && rebasePoints.length !== rebase.length) return { code: 'rebase-points', text: `There are ${rebase.length} re-base periods and ${rebasePoints.length} numbers of points for them.` };
  const wanted = rebase.map((period) => ({ period, order: orderOf(period) }));
  const unreadable = wanted.find(({ period, order }) => Number.isNaN(order) || typeof period !== typeof periods[0]);
  if (unreadable) return { code: 'rebase-unreadable', text: `The re-base period ${JSON.stringify(unreadable.period)} is not a period of the kind that the points have.` };
  const present = new Set(orders);
  const absent = wanted.filter(({ order }) => !present.has(order)).map(({ period }) => period);
  if (absent.length > 0) notes.add('rebase-not-in-data', `No point has the re-base period ${absent.slice(0, 12).join(', ')}, so the limits were not worked out anew there.`);
  const starts = new Map(wanted.map(({ order }, at) => [order, rebasePoints?.[at]]));
  const segments: Segment[] = [];
  let from = 0;
  let number = starts.has(orders[0] ?? NaN) ? 1 : 0;
  for (let row = 1; row <= orders.length; row += 1) {
    if (row < orders.length && !starts.has(orders[row] ?? NaN)) continue;
    segments.push({ segment: number, from, to: row, ...ownPoints(starts.get(orders[from] ?? NaN)) });
    from = row;
    number += 1;
  }
  return segments;
}

const ownPoints = (points: number | null | undefined): { points?: number } => (points === undefined ? {} : { points: points ?? Infinity });

/** The rows that centre and limits come from: the first so many of the segment, without excluded ones. */
export function baselineRows({ included, value }: Frame, { from, to }: Pick<Segment, 'from' | 'to'>, { points, skipMissing }: { points: number; skipMissing: boolean }): Int32Array {
  clearScratch();
  const rows = scratchIntegers(to - from);
  let length = 0;
  for (let row = from; row < Math.min(to, from + points); row += 1) {
    if (included[row] === 0 || (skipMissing && Number.isNaN(value[row] ?? NaN))) continue;
    rows[length] = row;
    length += 1;
  }
  return rows.subarray(0, length);
}
