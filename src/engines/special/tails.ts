/** Which tail is meant, and whether the probability is its natural logarithm: the words of R, which analysts know. */
export interface TailChoice {
  readonly lowerTail?: boolean;
  readonly log?: boolean;
}

/** The logarithm of one of the two tails: the one that was worked out without taking a number from 1. */
export interface OneTail {
  readonly log: number;
  readonly lower: boolean;
}

export const nothingBelow: OneTail = { log: -Infinity, lower: true };
export const nothingAbove: OneTail = { log: -Infinity, lower: false };

/** The probability that was asked for, from whichever tail is known. */
export function probabilityOf(known: OneTail, { lowerTail = true, log = false }: TailChoice = {}): number {
  if (known.lower === lowerTail) return log ? known.log : Math.exp(known.log);
  return log ? logComplement(known.log) : -Math.expm1(known.log);
}

/** ln(1 − e^l) for l ≤ 0. Source: Mächler (2012), Accurately computing log(1 − exp(−|a|)): the switch at ln 2 keeps all digits. */
export const logComplement = (l: number): number => (l > -Math.LN2 ? Math.log(-Math.expm1(l)) : Math.log1p(-Math.exp(l)));

/** Both tails of a given probability, as logarithms. */
export function bothTails(probability: number, { lowerTail = true, log = false }: TailChoice = {}): { logLower: number; logUpper: number } {
  const given = log ? probability : Math.log(probability);
  const other = log ? logComplement(probability) : Math.log1p(-probability);
  return lowerTail ? { logLower: given, logUpper: other } : { logLower: other, logUpper: given };
}

/** A probability is between 0 and 1, its logarithm 0 at most. */
export const isProbability = (probability: number, { log = false }: TailChoice = {}): boolean => (log ? probability <= 0 : probability >= 0 && probability <= 1);
