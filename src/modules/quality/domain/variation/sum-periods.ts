import { periodAt, periodsBetween, type Grain } from '../periods.ts';

export interface ShownFigures {
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  tooFew: readonly boolean[];
}

export interface PeriodSum {
  /** null where no period has a figure that may be shown. */
  numerator: number | null;
  denominator: number | null;
  /** Periods that are in the sum, that are not shown because too few people stand behind them, and that were asked for. */
  counted: number;
  tooFew: number;
  asked: number;
}

/** Adds up the shown figures from one period to another, both included. Percentages are never averaged: tops and bottoms are summed. */
export function sumPeriods({ firstPeriod, numerators, denominators, tooFew }: ShownFigures, { from, to, grain, isCount }: { from: string; to: string; grain: Grain; isCount: boolean }): PeriodSum {
  const asked = (periodsBetween(from, to, grain) ?? -1) + 1;
  const sum: PeriodSum = { numerator: null, denominator: null, counted: 0, tooFew: 0, asked: Math.max(0, asked) };
  for (let step = 0; step < asked; step += 1) {
    const at = periodsBetween(firstPeriod, periodAt(from, grain, step), grain) ?? -1;
    const [top, bottom] = [numerators[at] ?? null, denominators[at] ?? null];
    if (tooFew[at] === true) sum.tooFew += 1;
    if (top === null || (!isCount && bottom === null)) continue;
    sum.numerator = (sum.numerator ?? 0) + top;
    if (bottom !== null) sum.denominator = (sum.denominator ?? 0) + bottom;
    sum.counted += 1;
  }
  return sum;
}

/** What stands in place of a sum that cannot be shown. */
export const noSumWords = ({ tooFew }: Pick<PeriodSum, 'tooFew'>): string => (tooFew > 0 ? 'Too few people to show safely' : 'No figure for these periods');
