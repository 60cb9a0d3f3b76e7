import { analyseProtect, type ProtectCell, type PublishedTable } from '#engines/protect';
import type { PeopleIn } from '../measure.ts';
import { isSafeAsItIs } from './is-safe.ts';
import type { Place, Value } from './place.ts';

export interface Cell extends Place, Value {
  numerator: number;
}

/** A figure that was shown for the same period before, or is now. */
export type Earlier = Omit<Cell, 'people'>;

export interface TableOfFigures {
  cells: readonly Cell[];
  /** Which unit's figures hold which others: by unit the one above it. */
  parentOf: ReadonlyMap<string, string>;
  earlier: readonly Earlier[];
  /** Whether any figure of this table is or was hidden. */
  hasHidden: boolean;
  peopleIn: PeopleIn;
  minimum: number;
}

/** By cell, in the order given, whether it may be shown. What is not proved to be safe is not shown. */
export function decideShown(table: TableOfFigures): boolean[] {
  const { cells, peopleIn, minimum, parentOf } = table;
  if (peopleIn === 'none') return cells.map(() => true);
  const counted = cells.map((cell) => countOf(cell, peopleIn));
  const published = earlierOf(table);
  if (isSafeAsItIs({ ...table, counted, published })) return cells.map(() => true);
  const asked = counted.flatMap((cell, at) => (cell ? [{ cell, at }] : []));
  const dimensions = [...new Set(['unit', ...asked.flatMap(({ cell }) => Object.keys(cell.key))])];
  const answer = analyseProtect({ policy: 'allied', minimum, period: 'this', dimensions, hierarchies: { unit: Object.fromEntries(parentOf) }, cells: asked.map(({ cell }) => cell), published });
  const shown = cells.map(() => false);
  asked.forEach(({ at }, place) => { const one = answer.cells[place]; shown[at] = one !== undefined && 'shown' in one && one.shown !== null; });
  return shown;
}

/**
 * A figure as the engine counts it; null where it cannot be protected as a count of people and so is not shown. A share that holds more than
 * its whole, or parts of people, would make the engine take every share of the table for a plain rate, whose rest is not protected.
 */
export function countOf(cell: Cell | Earlier, peopleIn: Exclude<PeopleIn, 'none'>): ProtectCell | null {
  const { numerator, denominator } = cell;
  const key = keyOf(cell);
  if (peopleIn === 'separate') return { key, count: 'people' in cell ? (cell.people ?? 0) : 0 };
  if (denominator === null || peopleIn === 'numerator') return whole(numerator) ? { key, count: numerator } : null;
  if (peopleIn === 'denominator') return whole(denominator) ? { key, count: denominator } : null;
  return whole(numerator) && whole(denominator) && numerator <= denominator ? { key, count: denominator, rate: { numerator, denominator } } : null;
}

const whole = (count: number): boolean => Number.isSafeInteger(count) && count >= 0;

/** The marks keep a group called "all" or "unit" from being read as a total or as the unit. */
function keyOf({ unitId, profession, split, groupCode }: Place): Record<string, string> {
  const groups = groupCode.split('+');
  return {
    unit: unitId, ...(profession === '' ? {} : { profession }),
    ...(split === '' ? {} : Object.fromEntries(split.split('+').map((characteristic, at) => [`by ${characteristic}`, `= ${groups[at] ?? ''}`]))),
  };
}

/** Numbers of people that were shown. Where people are counted separately their number was never shown, so nothing of it is known. */
function earlierOf({ earlier, peopleIn }: TableOfFigures): PublishedTable[] {
  if (peopleIn === 'separate' || peopleIn === 'none' || earlier.length === 0) return [];
  const cells = earlier.flatMap((cell) => countOf(cell, peopleIn) ?? []).map(({ key, count, rate }) => ({ key, shown: count, ...(rate ? { rate } : {}) }));
  return [{ id: 'earlier', period: 'this', cells }];
}
