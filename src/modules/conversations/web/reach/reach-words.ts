import { STEP_BY_WHO } from '../../domain/small-numbers.ts';
import type { Share, Standing } from '../../domain/reach/share.ts';

/** "30 to 39", or "fewer than 10". */
export const peopleWords = (people: number | null): string => (people === null ? `fewer than ${STEP_BY_WHO}` : `${people.toLocaleString('en-GB')} to ${(people + STEP_BY_WHO - 1).toLocaleString('en-GB')}`);

/** A base, or a sum: "at least 140". It may have been lowered by a step, so there is no upper end to tell. */
export const atLeastWords = (people: number | null): string => (people === null ? `fewer than ${2 * STEP_BY_WHO}` : `at least ${people.toLocaleString('en-GB')}`);

/** "18% to 34%". */
export const shareWords = (share: Share | null): string => (share ? `${Math.floor(share.lowPercent)}% to ${Math.ceil(share.highPercent)}%` : 'too few to tell');

/** Rounded outwards, so that the words never say more than the figures. */
export const timesWords = ({ low, high }: { low: number; high: number }): string => `${(Math.floor(low * 10) / 10).toFixed(1)} to ${(Math.ceil(high * 10) / 10).toFixed(1)} times`;

export const standingWords: Readonly<Record<Standing, string>> = { fewer: 'Fewer than elsewhere', more: 'More than elsewhere', 'not clear': 'No clear difference' };
