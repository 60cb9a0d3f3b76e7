import { tooFewWords } from '../../domain/publishing/policy.ts';
import type { ShownOutcome } from '../../domain/outcomes/sum-pairs.ts';
import type { OutcomeMeasure } from '../../queries/outcomes/outcomes.ts';

/** What the columns of an instrument are called, and how counts are written. */
export function outcomeWords({ instrument, smallestChange }: Pick<OutcomeMeasure, 'instrument' | 'smallestChange'>) {
  const isGoals = instrument.kind === 'goals';
  return {
    pairs: isGoals ? 'Goal with a result' : 'Measured twice', unpaired: isGoals ? 'Result is missing' : 'Not measured twice', better: isGoals ? 'Reached their goal' : `Better by ${smallestChange ?? ''} or more`,
    count: (count: number | null): string => (count === null ? tooFewWords : count.toLocaleString('en-GB')),
    part: (part: number | null, whole: number | null): string => (part === null || whole === null ? tooFewWords : `${part.toLocaleString('en-GB')} of ${whole.toLocaleString('en-GB')}${whole === 0 ? '' : ` (${Math.round((part / whole) * 100)}%)`}`),
  };
}

/** A share in per cent to one place; null where one of the two does not show. */
export const shareOf = (part: number | null, whole: number | null): number | null => (part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 1000) / 10);

const places = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toLocaleString('en-GB', places)}`;

/** "+2.00 (+1.54 to +2.46), spread 1.43": the spread only beside its number of pairs. */
export function changeWords({ mean, lower, upper, deviation }: Pick<ShownOutcome, 'mean' | 'lower' | 'upper' | 'deviation'>): string {
  if (mean === null || lower === null || upper === null) return tooFewWords;
  return `${signed(mean)} (${signed(lower)} to ${signed(upper)})${deviation === null ? '' : `, spread ${deviation.toLocaleString('en-GB', places)}`}`;
}
