import { gammaCumulative } from '#engines/special';

/** The search stops when its step is no larger than this, so its answers are good to about seven figures: Pezzullo's calculator has it. */
const LAST_STEP = 1e-7;

/**
 * Expected events E at which so many events or fewer ("lower"), or so many or more ("upper"), have this probability, found by halving over
 * E = (events + 1)·v/(1 − v) as in J. C. Pezzullo's published calculator of exact Poisson intervals (statpages.org/confint.html), which the tables
 * of PHEindicatormethods 2.1.0 follow to the last figure. The exact answer, χ² ÷ 2, differs from the seventh figure on.
 */
export function expectedByHalving(events: number, tail: number, side: 'lower' | 'upper'): number {
  let v = 0.5;
  for (let step = 0.25; ; step /= 2) {
    v += isBeyond((events + 1) * (v / (1 - v)), events, { tail, side }) ? -step : step;
    if (step <= LAST_STEP) return ((1 + events) * v) / (1 - v);
  }
}

function isBeyond(expected: number, events: number, { tail, side }: { tail: number; side: 'lower' | 'upper' }): boolean {
  const exact = side === 'upper' ? gammaCumulative(expected, events) : gammaCumulative(expected, events + 1, { lowerTail: false });
  // The calculator's sum leaves out terms below 1e-10 of the whole, which decides only where the two are this near.
  const near = Math.abs(exact - tail) < 1e-9 * (1 + Math.sqrt(expected)) && expected < 1e6;
  const probability = near ? cutSum(expected, events, side) : exact;
  return side === 'upper' ? probability > tail : probability < tail;
}

/** The probability by adding the terms of the Poisson distribution until they are below 1e-10 of what has been added. */
function cutSum(expected: number, events: number, side: 'lower' | 'upper'): number {
  let term = 1;
  let total = 0;
  let wanted = 0;
  for (let count = 0; count < expected || term > total * 1e-10;) {
    total += term;
    if (side === 'upper' ? count >= events : count <= events) wanted += term;
    if (total > 1e30) [wanted, total, term] = [wanted / 1e30, total / 1e30, term / 1e30];
    count += 1;
    term = (term * expected) / count;
  }
  return wanted / total;
}
