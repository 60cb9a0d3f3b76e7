import type { Rate } from './input.ts';
import type { EarlierCell, ReadCell } from './read-cells.ts';

/** A figure that a shown cell gives away: its count and, where it has a rate, what the rate is made of. */
export interface Measure {
  readonly name: 'count' | 'numerator' | 'denominator' | 'complement';
  readonly of: (cell: { readonly count: number | null; readonly rate: Rate | null }) => number | null;
}

const measures = {
  count: { name: 'count', of: ({ count }) => count },
  numerator: { name: 'numerator', of: ({ rate }) => rate?.numerator ?? null },
  denominator: { name: 'denominator', of: ({ rate }) => rate?.denominator ?? null },
  complement: { name: 'complement', of: ({ rate }) => (rate ? rate.denominator - rate.numerator : null) },
} as const satisfies Readonly<Record<string, Measure>>;

/**
 * The figures whose tables need protection. Where every rate is a share, numerator and the rest add up on their own and the denominator
 * is their sum, so its range is at least as wide as theirs. A denominator that is no whole number (full-time equivalents) counts nobody.
 */
export function measuresOf(cells: readonly ReadCell[], earlier: readonly EarlierCell[]): Measure[] {
  const rates = [...cells, ...earlier].flatMap(({ rate }) => (rate ? [rate] : []));
  if (rates.length === 0) return [measures.count];
  const isWhole = rates.every(({ denominator }) => Number.isSafeInteger(denominator));
  const second = isShare(rates) ? [measures.complement] : isWhole ? [measures.denominator] : [];
  const found: Measure[] = [measures.count, measures.numerator, ...second];
  return found.filter((one, at) => !found.slice(0, at).some((before) => [...cells, ...earlier].every((cell) => before.of(cell) === one.of(cell))));
}

/** Whether all rates are shares of people: whole numbers, and none larger than what it is a share of. */
export const isShare = (rates: readonly Rate[]): boolean => rates.every(({ numerator, denominator }) => Number.isSafeInteger(denominator) && numerator <= denominator);
