import { normalQuantile } from '#engines/special';

export interface CountSearch {
  /** ln of the tail's probability at a count, which need not be whole. */
  readonly logTail: (count: number) => number;
  /** Its goal, as a normal quantile: −1.96 for a tail of 2.5 %. */
  readonly goal: number;
  readonly start: number;
  /** Roughly how far the count moves for one unit of the normal quantile, signed. */
  readonly slope: number;
  readonly between: readonly [number, number];
}

/**
 * The count at which a tail has its goal. On the scale of the normal quantile a tail is almost a straight line over the count, so a secant from a good
 * start needs three or four looks; a look outside the known bracket is replaced by its middle. NaN only where the tail itself is.
 */
export function solveCount({ logTail, goal, start, slope, between }: CountSearch): number {
  let [low, high] = between;
  const miss = (count: number): number => normalQuantile(logTail(count), { log: true }) - goal;
  let at = inside(start, low, high);
  let missed = miss(at);
  let step = -missed * slope;
  for (let looks = 0; looks < 100 && missed !== 0 && !Number.isNaN(missed); looks += 1) {
    // The miss falls with the count where the slope is negative, and rises where it is positive.
    if (missed * slope > 0) high = at;
    else low = at;
    // A step that is lost in rounding: `at` is as near as can be written.
    if (at + step === at) return at;
    const next = inside(at + step, low, high);
    if (Math.abs(next - at) <= 2e-15 * Math.abs(next) || next === low || next === high) return next;
    const nextMissed = miss(next);
    // Where a tail is all or nothing to the last digit there is no line to follow (NaN): the next look is in the middle.
    if (!Number.isFinite(nextMissed) || !Number.isFinite(missed)) step = NaN;
    else step = nextMissed === missed ? 0 : (-nextMissed * (next - at)) / (nextMissed - missed);
    at = next;
    missed = nextMissed;
    if (Math.abs(step) <= 2e-15 * Math.abs(at)) break;
  }
  return Number.isNaN(missed) ? NaN : at;
}

const inside = (count: number, low: number, high: number): number => (count > low && count < high ? count : Number.isFinite(high) ? (low + high) / 2 : Math.max(2 * low, low + 1));
