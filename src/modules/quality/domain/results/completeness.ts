import { periodName, periodsFrom, type Grain } from '../periods.ts';


/** More than this are counted, not named. */
const MOST_NAMED = 6;

interface Complete {
  firstPeriod: string;
  grain: Grain;
  numerators: readonly (number | null)[];
  /** Periods, in order, whose figure may not be shown. */
  tooFew: readonly boolean[];
}

/** "34 of 36 months have a figure. Missing: Apr 2026 and Jun 2026." What may not be shown is not missing, and is said apart. */
export function completenessWords({ firstPeriod, grain, numerators, tooFew }: Complete): string {
  const periods = periodsFrom(firstPeriod, grain, numerators.length);
  const missing = periods.filter((_period, at) => numerators[at] === null && tooFew[at] !== true);
  const hidden = tooFew.filter(Boolean).length;
  const named = [...missing.slice(0, MOST_NAMED).map((period) => periodName(period, grain)), ...(missing.length > MOST_NAMED ? [`${missing.length - MOST_NAMED} more`] : [])];
  return [
    `${numerators.length - missing.length} of ${numerators.length} ${numerators.length === 1 ? `${grain} has` : `${grain}s have`} a figure.`,
    ...(missing.length === 0 ? [] : [`Missing: ${listed(named)}.`]),
    ...(hidden === 0 ? [] : [`Too few people to show safely in ${hidden}.`]),
  ].join(' ');
}

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
