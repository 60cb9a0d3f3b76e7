import { analyseProtect, type ProtectCell, type PublishedTable } from '#engines/protect';
import type { PeopleIn } from '../measure.ts';
import { allUnits, type CountedUnits } from './counted-units.ts';
import { decideAmounts } from './decide-amounts.ts';
import { isSafeAsItIs } from './is-safe.ts';
import { placeKey, type Place, type Value } from './place.ts';

export interface Cell extends Place, Value {
  numerator: number;
}

/** A figure that was shown for the same period. */
export type Earlier = Omit<Cell, 'people'>;

export interface TableOfFigures {
  cells: readonly Cell[];
  /** Which unit's figures hold which others: by unit the one above it. */
  parentOf: ReadonlyMap<string, string>;
  /** Whom each figure counts, where some do not count all that are below their unit. */
  units?: CountedUnits;
  /** Places to be hidden whatever they are. */
  mustHide?: ReadonlySet<string>;
  earlier: readonly Earlier[];
  /** Whether any figure of this table is or was hidden. */
  hasHidden: boolean;
  /** Whether any figure about everybody, whatever group they are of, is or was hidden. */
  hasHiddenTotal: boolean;
  peopleIn: PeopleIn;
  minimum: number;
}

/** By cell, in the order given, whether it may be shown, looked at as one table. What is not proved to be safe is not shown. */
export function decideTogether(table: TableOfFigures): boolean[] {
  const { cells, peopleIn, minimum, parentOf, earlier, units = allUnits, mustHide } = table;
  if (peopleIn === 'none') return cells.map(() => true);
  const counted = cells.map((cell) => countOf(cell, peopleIn));
  // Where people are counted separately, their number was never shown.
  const published = peopleIn === 'separate' ? [] : earlier.flatMap((figure) => countOf(figure, peopleIn) ?? []);
  if (isSafeAsItIs({ ...table, hasHidden: table.hasHidden || mustHide !== undefined, counted, published })) return cells.map(() => true);
  const told = (figure: Omit<Cell, 'people'>): ProtectCell[] => { const one = countOf(figure, peopleIn); return one ? [{ ...one, key: { ...one.key, unit: units.nodeOf(figure) } }] : []; };
  const places = counted.flatMap((cell, at) => (cell ? [at] : []));
  const asked = cells.flatMap((cell) => told(cell).map((one) => (mustHide?.has(placeKey(cell)) === true ? { ...one, isHidden: true } : one)));
  const hierarchy = [...parentOf, ...units.held];
  const answer = analyseProtect({ policy: 'allied', minimum, period: 'this', cells: asked, published: publishedAs(published.length === 0 ? [] : earlier.flatMap(told)), dimensions: dimensionsOf(asked), hierarchies: { unit: hierarchy } });
  const shown = cells.map(() => false);
  places.forEach((at, place) => { const one = answer.cells[place]; shown[at] = one !== undefined && 'shown' in one && one.shown !== null; });
  if (peopleIn !== 'separate') return shown;
  const amountsOf = (figure: Omit<Cell, 'people'>) => ({ key: { ...keyOf(figure), unit: units.nodeOf(figure) }, amounts: [figure.numerator, figure.denominator] });
  return decideAmounts({ cells: cells.map((cell, at) => ({ ...amountsOf(cell), isShown: shown[at] === true })), known: earlier.map(amountsOf), hierarchy });
}

/**
 * A figure as the engine counts it; null where it cannot be protected as a count of people and so is not shown. A share that holds more than
 * its whole, or parts of people, would make the engine take every share of the table for a plain rate, whose rest is not protected.
 */
export function countOf(cell: Omit<Cell, 'people'> & { people?: number | null }, peopleIn: Exclude<PeopleIn, 'none'>): ProtectCell | null {
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

export const dimensionsOf = (cells: readonly ProtectCell[]): string[] => [...new Set(['unit', ...cells.flatMap(({ key }) => Object.keys(key))])];

export const publishedAs = (cells: readonly ProtectCell[]): PublishedTable[] => (cells.length === 0 ? [] : [{ id: 'earlier', period: 'this', cells: cells.map(({ key, count, rate }) => ({ key, shown: count, ...(rate ? { rate } : {}) })) }]);
