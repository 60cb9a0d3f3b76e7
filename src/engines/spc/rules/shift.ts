import { ABOVE_LIMIT, bitFor, mark, RUN_ABOVE, type Marking, type Track } from './marks.ts';

/** Each point beyond a limit is a signal of its own; on the limit is within. */
export function markOutside({ rows, beyondLimit }: Track, marking: Marking): void {
  for (let at = 0; at < rows.length; at += 1) {
    const direction = beyondLimit[at] ?? 0;
    if (direction === 0) continue;
    const row = rows[at] ?? 0;
    mark(marking, row, bitFor(ABOVE_LIMIT, direction));
    marking.signals.push({ bit: bitFor(ABOVE_LIMIT, direction), from: row, to: row, completed: row });
  }
}

/** `points` or more in a row on one side of the centre: all of them are marked. A point on the centre or without a figure ends the run. */
export function markShifts({ rows, side }: Track, points: number, marking: Marking): void {
  let start = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    if (at < rows.length && side[at] === side[start] && side[at] !== 0) continue;
    const direction = side[start] ?? NaN;
    if (at - start >= points && (direction === 1 || direction === -1)) markRun(rows, { start, end: at, points, direction }, marking);
    start = at;
  }
}

function markRun(rows: Int32Array, { start, end, points, direction }: { start: number; end: number; points: number; direction: number }, marking: Marking): void {
  const bit = bitFor(RUN_ABOVE, direction);
  for (let at = start; at < end; at += 1) mark(marking, rows[at], bit);
  marking.signals.push({ bit, from: rows[start] ?? 0, to: rows[end - 1] ?? 0, completed: rows[start + points - 1] ?? 0 });
}
