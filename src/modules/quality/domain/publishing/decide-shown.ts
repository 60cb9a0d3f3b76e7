import { analyseProtect, type ProtectCell } from '#engines/protect';
import type { PeopleIn } from '../measure.ts';
import { withEditions, type ShownOnce } from './editions.ts';
import { isSafeAsItIs, totalsOf } from './is-safe.ts';
import { placeKey, type Place, type Value } from './place.ts';

export interface Cell extends Place, Value {
  numerator: number;
}

/** A figure that was shown for the same period; `until` says when it was replaced, null that it is shown now. */
export interface Earlier extends Omit<Cell, 'people'> {
  until: number | null;
}

/** What stood in the place of a figure as it came, until it was replaced or first given. */
export interface Replaced extends Place, Value {
  until: number;
}

export interface TableOfFigures {
  cells: readonly Cell[];
  /** Which unit's figures hold which others: by unit the one above it. */
  parentOf: ReadonlyMap<string, string>;
  earlier: readonly Earlier[];
  replaced: readonly Replaced[];
  /** Whether any figure of this table is or was hidden. */
  hasHidden: boolean;
  /** Whether any figure about everybody, whatever group they are of, is or was hidden. */
  hasHiddenTotal: boolean;
  peopleIn: PeopleIn;
  minimum: number;
}

/** By cell, in the order given, whether it may be shown, looked at as one table. What is not proved to be safe is not shown. */
export function decideTogether(table: TableOfFigures): boolean[] {
  const { cells, peopleIn, minimum, parentOf } = table;
  if (peopleIn === 'none') return cells.map(() => true);
  const counted = cells.map((cell) => countOf(cell, peopleIn));
  const shownOnce = shownOf(table, peopleIn);
  if (isSafeAsItIs({ ...table, counted, published: peopleIn === 'separate' ? [] : shownOnce.map(({ cell }) => cell) })) return cells.map(() => true);
  const places = counted.flatMap((cell, at) => (cell ? [at] : []));
  const past = table.replaced.map((one) => ({ key: keyOf(one), until: one.until, old: one.numerator === null ? null : countOf({ ...one, numerator: one.numerator }, peopleIn) }));
  const { hierarchy, ...asked } = withEditions({ cells: counted.flatMap((cell) => cell ?? []), shown: shownOnce, past, tellsPeople: peopleIn !== 'separate', totalsOf: (key) => totalsOf(key, parentOf) });
  const dimensions = [...new Set(['unit', ...asked.cells.flatMap(({ key }) => Object.keys(key))])];
  const answer = analyseProtect({ ...asked, policy: 'allied', minimum, period: 'this', dimensions, hierarchies: { unit: Object.fromEntries(parentOf), edition: hierarchy } });
  const shown = cells.map(() => false);
  places.forEach((at, place) => { const one = answer.cells[place]; shown[at] = one !== undefined && 'shown' in one && one.shown !== null; });
  return shown;
}

/**
 * A figure as the engine counts it; null where it cannot be protected as a count of people and so is not shown. A share that holds more than
 * its whole, or parts of people, would make the engine take every share of the table for a plain rate, whose rest is not protected.
 */
function countOf(cell: Omit<Cell, 'people'> & { people?: number | null }, peopleIn: Exclude<PeopleIn, 'none'>): ProtectCell | null {
  const { numerator, denominator } = cell;
  const key = keyOf(cell);
  if (peopleIn === 'separate') return { key, count: cell.people ?? 0 };
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

/** Figures that were shown, with whether they still stand. Where people are counted separately, their number was never shown. */
function shownOf({ cells, earlier }: TableOfFigures, peopleIn: Exclude<PeopleIn, 'none'>): ShownOnce[] {
  const now = new Map(cells.map((cell) => [placeKey(cell), cell]));
  return earlier.flatMap(({ until, ...figure }) => {
    const cell = countOf(figure, peopleIn);
    const stands = now.get(placeKey(figure));
    return cell ? [{ cell, until, isSame: stands?.numerator === figure.numerator && stands.denominator === figure.denominator }] : [];
  });
}
