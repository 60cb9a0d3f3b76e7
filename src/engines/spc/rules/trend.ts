import { bitFor, mark, TREND_UP, type Marking, type Track } from './marks.ts';

interface Trend {
  readonly start: number;
  readonly end: number;
  readonly direction: number;
}

/**
 * `points` points that rise (or fall) from each to the next: all are marked; a tie or a missing figure ends it. The turning point of two
 * trends belongs to the second. `asReference` follows NHSRplotthedots also where a point ends one trend and the next point begins another
 * without being joined to it: there it takes the direction of the step between, and down where they are equal.
 */
export function markTrends(track: Track, { points, asReference }: { points: number; asReference: boolean }, marking: Marking): void {
  const { rows, value } = track;
  const trends = findTrends(value, points);
  trends.forEach(({ start, end, direction }, at) => {
    const bit = bitFor(TREND_UP, direction);
    const turns = trends[at + 1]?.start === end;
    for (let one = start; one < end; one += 1) mark(marking, rows[one], bit);
    const next = trends[at + 1];
    if (!turns) mark(marking, rows[end], bitFor(TREND_UP, asReference && next?.start === end + 1 ? stepTo(value, end + 1) : direction));
    marking.signals.push({ bit, from: rows[start] ?? 0, to: rows[end] ?? 0, completed: rows[start + points - 1] ?? 0 });
  });
}

const stepTo = (value: Float64Array, at: number): number => (value[at] ?? NaN) - (value[at - 1] ?? NaN);

function findTrends(value: Float64Array, points: number): Trend[] {
  const trends: Trend[] = [];
  let start = 0;
  let direction = 0;
  for (let at = 1; at <= value.length; at += 1) {
    const step = at < value.length ? Math.sign(stepTo(value, at)) : NaN;
    if (step === direction && step !== 0) continue;
    if (direction !== 0 && at - start >= points) trends.push({ start, end: at - 1, direction });
    direction = step === 1 || step === -1 ? step : 0;
    start = direction === 0 ? at : at - 1;
  }
  return trends;
}

/**
 * NHSRplotthedots stops where a window of seven points has a missing figure and all steps that can be worked out in it go the same way
 * ("missing value where TRUE/FALSE needed"); windows do not cross segments.
 */
export function stopsReference(value: Float64Array): boolean {
  for (let at = 6; at < value.length; at += 1) {
    let missing = 0;
    let ups = 0;
    let downs = 0;
    for (let one = at - 5; one <= at; one += 1) {
      const step = stepTo(value, one);
      if (step > 0) ups += 1;
      else if (step < 0) downs += 1;
      else if (step !== step) missing += 1;
    }
    if (missing > 0 && (ups + missing === 6 || downs + missing === 6)) return true;
  }
  return false;
}
