import { addDays, type Day } from '#platform/clock';
import { periodAt, type Grain } from '../periods.ts';

/** How a figure that was asked for stands. */
export type FigureState = 'here' | 'not to come' | 'late' | 'awaited';

/** So many days before its due day a figure is first reminded of. */
const REMIND_DAYS_BEFORE = 3;
/** After so long nobody is reminded any more; the page goes on saying that it is late. */
const REMIND_DAYS_AFTER = 92;

/** The day by which a figure should be here: so many days after the last day of its period. */
export const dueOn = (period: string, grain: Grain, dueDays: number): Day => addDays(periodAt(period, grain, 1), dueDays - 1);

/** The periods that are over, from the first that is asked for, the latest first; at most so many. */
export function askedPeriods({ firstPeriod, grain }: { firstPeriod: string; grain: Grain }, today: Day, most: number): string[] {
  const periods: string[] = [];
  for (let period = firstPeriod; periodAt(period, grain, 1) <= today; period = periodAt(period, grain, 1)) periods.push(period);
  return periods.slice(-most).toReversed();
}

export function stateOf({ isHere, isNotToCome, due }: { isHere: boolean; isNotToCome: boolean; due: Day }, today: Day): FigureState {
  if (isHere) return 'here';
  if (isNotToCome) return 'not to come';
  return due < today ? 'late' : 'awaited';
}

/** Whether somebody is to be reminded of it on this day. */
export const isReminded = (state: FigureState, due: Day, today: Day): boolean =>
  (state === 'awaited' && addDays(due, -REMIND_DAYS_BEFORE) <= today) || (state === 'late' && addDays(due, REMIND_DAYS_AFTER) >= today);
