/** At u = ln x: ln of the tail, its slope along u, and the slope's own slope divided by it. */
export interface LogTail {
  readonly log: number;
  readonly slope: number;
  readonly bend: number;
}

/**
 * The x at which a tail has this logarithm, by Halley's method on ln tail against ln x, where tails are nearly straight. Each step is kept
 * between the nearest points known to lie on either side; `scale` is how steep the middle of the distribution is along ln x.
 */
export function solveTail(evaluate: (x: number) => LogTail, { target, start, scale, most = Infinity }: { target: number; start: number; scale: number; most?: number }): number {
  let x = start;
  let [low, high] = [0, most];
  for (let round = 0; round < 200; round += 1) {
    const { log, slope, bend } = evaluate(x);
    const miss = log - target;
    if (miss === 0 || !Number.isFinite(slope)) return miss === 0 ? x : NaN;
    if (miss > 0 === slope > 0) high = x;
    else low = x;
    const newton = miss / slope;
    const step = newton / Math.min(2, Math.max(0.5, 1 - (newton * bend) / 2));
    const next = x * Math.exp(-step);
    // The error of a step is about its cube, so what is left after a step of 1e-5 cannot be written down.
    if (Math.abs(step) * Math.max(1, scale, Math.abs(slope)) < 1e-5) return next;
    x = next > low && next < high ? next : between(low, high, x);
  }
  return x;
}

/** Halfway in ln x; where one side is still open, a good way towards it. */
function between(low: number, high: number, x: number): number {
  if (low === 0) return x * 1e-3;
  return high === Infinity ? x * 1e3 : Math.sqrt(low) * Math.sqrt(high);
}
