import type { Difference } from './compare-periods.ts';

type Found = Pick<Difference, 'difference' | 'lower' | 'upper'>;

const MOST_DECIMALS = 4;

/** A number of a comparison in words, the British way: as many decimals as its difference and interval need to be more than noughts, one at least. */
export function comparedNumber(value: number, { difference, lower, upper }: Found): string {
  const largest = Math.max(...[difference, lower ?? 0, upper ?? 0].map(Math.abs));
  const decimals = largest === 0 ? 1 : Math.min(MOST_DECIMALS, Math.max(1, 1 - Math.floor(Math.log10(largest))));
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' }).replace('-', '−');
}
