/** x of n in each of two groups. */
export interface TwoCounts {
  readonly xA: number;
  readonly nA: number;
  readonly xB: number;
  readonly nB: number;
}

/** z² times this: 1, or N/(N − 1) for Miettinen and Nurminen (1985), Statistics in Medicine 4(2). */
export interface ScoreSettings {
  readonly z: number;
  readonly corrected: boolean;
}

/**
 * Limits of pA − pB where the score test just does not reject: Mee (1984), Biometrics 40(4), or with the correction Miettinen and
 * Nurminen (1985). Always within −1 and 1.
 */
export function scoreDifference(counts: TwoCounts, { z, corrected }: ScoreSettings): [number, number] {
  const observed = counts.xA / counts.nA - counts.xB / counts.nB;
  const factor = correction(counts, corrected);
  const distance = (difference: number) => inErrors(observed - difference, factor * varianceOfDifference(counts, difference));
  return [crossing((difference) => distance(difference) - z, -1, observed), crossing((difference) => distance(difference) + z, observed, 1)];
}

/** Limits of pA ÷ pB in the same way: Koopman (1984), Biometrics 40(2). The upper one is Infinity where B has no event, the lower 0 where A has none. */
export function scoreRatio(counts: TwoCounts, { z, corrected }: ScoreSettings): [number, number] {
  const factor = correction(counts, corrected);
  const distance = (log: number) => distanceOfRatio(counts, Math.exp(log)) / Math.sqrt(factor);
  const [least, most] = [-60, 60];
  const lower = counts.xA === 0 ? 0 : Math.exp(crossing((log) => distance(log) - z, least, most));
  return [lower, counts.xB === 0 ? Infinity : Math.exp(crossing((log) => distance(log) + z, least, most))];
}

/** Where everybody has the event there is neither distance nor error: that is no distance. */
const inErrors = (distance: number, variance: number): number => (distance === 0 ? 0 : distance / Math.sqrt(variance));

const correction = ({ nA, nB }: TwoCounts, corrected: boolean): number => (corrected ? (nA + nB) / (nA + nB - 1) : 1);

/** Where a falling function passes 0, halved until the two sides are neighbours. */
function crossing(falling: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let round = 0; round < 200; round += 1) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}

/** pA·qA/nA + pB·qB/nB at the likeliest pair with this difference: where the slope of the likelihood, which only falls, passes 0. */
function varianceOfDifference({ xA, nA, xB, nB }: TwoCounts, difference: number): number {
  const part = (events: number, chance: number) => (events === 0 ? 0 : events / chance);
  const slope = (b: number) => part(xA, b + difference) - part(nA - xA, 1 - b - difference) + part(xB, b) - part(nB - xB, 1 - b);
  const b = crossing(slope, Math.max(0, -difference), Math.min(1, 1 - difference));
  const a = b + difference;
  return (a * (1 - a)) / nA + (b * (1 - b)) / nB;
}

/** How far the counts are from pA = ratio·pB, in standard errors at the likeliest such pair (Koopman's quadratic, in the form that does not cancel). */
function distanceOfRatio({ xA, nA, xB, nB }: TwoCounts, ratio: number): number {
  const middle = ratio * (nA + xB) + xA + nB;
  const b = (2 * (xA + xB)) / (middle + Math.sqrt(Math.max(0, middle ** 2 - 4 * ratio * (nA + nB) * (xA + xB))));
  const a = ratio * b;
  return inErrors(xA / nA - (ratio * xB) / nB, Math.max(0, (a * (1 - a)) / nA + (ratio ** 2 * b * (1 - b)) / nB));
}
