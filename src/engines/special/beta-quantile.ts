import { betaTail, logBetaTerm, logScale } from './incomplete-beta.ts';
import { solveTail, type LogTail } from './newton.ts';
import { normalQuantile } from './normal.ts';
import { bothTails, probabilityOf, type TailChoice } from './tails.ts';

/** The x below which a beta distribution with shapes a and b lies with this probability. Shape 0 is all at that end. */
export function betaQuantile(probability: number, a: number, b: number, tail: TailChoice = {}): number {
  const { logLower, logUpper } = bothTails(probability, tail);
  if (a === 0 && b === 0) return (Math.sign(logLower - logUpper) + 1) / 2;
  if (logLower === -Infinity || a === 0) return 0;
  if (logUpper === -Infinity || b === 0) return 1;
  const { logX, ofX } = nearerEnd({ logLower, logUpper, a, b });
  return ofX ? Math.exp(logX) : -Math.expm1(logX);
}

/** ln x for x up to ½, else ln (1 − x): the smaller of both, which alone holds all digits. */
export function nearerEnd({ logLower, logUpper, a, b }: { logLower: number; logUpper: number; a: number; b: number }): { logX: number; ofX: boolean } {
  const ofX = logLower <= probabilityOf(betaTail(0.5, a, b), { log: true });
  return { ofX, logX: ofX ? logOfSmall({ logLower, logUpper, a, b }) : logOfSmall({ logLower: logUpper, logUpper: logLower, a: b, b: a }) };
}

function logOfSmall({ logLower, logUpper, a, b }: { logLower: number; logUpper: number; a: number; b: number }): number {
  // As x goes to 0 the lower tail is x^a/(a·B), to the last digit where x·(1 − b)/(a + 1) is below 1e-18.
  const logSmallest = (logLower + logScale(a, b)) / a;
  if (logSmallest + Math.log(1 + Math.abs(b - 1) / (a + 1)) < -41.5) return logSmallest;
  const lowerTail = logLower <= logUpper;
  const start = Math.min(startOf({ logLower, logUpper, a, b, logSmallest }), 0.5);
  return Math.log(solveTail((x) => betaLogTail(x, { a, b, lowerTail }), { target: Math.min(logLower, logUpper), start, scale: Math.sqrt((a / (a + b)) * b), most: 0.500001 }));
}

/** Abramowitz and Stegun 26.5.22 for shapes above 1, else the end of the lower tail or the mean. */
export function startOf({ logLower, logUpper, a, b, logSmallest }: { logLower: number; logUpper: number; a: number; b: number; logSmallest: number }): number {
  if (a <= 1 || b <= 1) return Math.exp(Math.min(logSmallest, Math.log(a / (a + b))));
  const z = logLower <= logUpper ? -normalQuantile(logLower, { log: true }) : normalQuantile(logUpper, { log: true });
  const [ofA, ofB] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const lambda = (z * z - 3) / 6;
  const h = 2 / (ofA + ofB);
  const w = (z * Math.sqrt(Math.max(0, h + lambda))) / h - (ofB - ofA) * (lambda + 5 / 6 - 2 / (3 * h));
  return Math.max(a / (a + b * Math.exp(2 * w)), Number.MIN_VALUE);
}

export function betaLogTail(x: number, { a, b, lowerTail }: { a: number; b: number; lowerTail: boolean }): LogTail {
  const log = probabilityOf(betaTail(x, a, b), { lowerTail, log: true });
  const slope = Math.exp(logBetaTerm(x, 1 - x, a, b) + Math.log(a / (1 - x)) - log) * (lowerTail ? 1 : -1);
  return { log, slope, bend: a - ((b - 1) * x) / (1 - x) - slope };
}
