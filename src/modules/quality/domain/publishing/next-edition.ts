import type { PeopleIn } from '../measure.ts';
import { boundedUnits } from './bounded-units.ts';
import { isKnownChange, isRefinement, isRise } from './change-kinds.ts';
import { decideRise } from './decide-rise.ts';
import { countOf, decideTogether, type Cell } from './decide-shown.ts';
import { isWithin, placeKey, type Line, type Place } from './place.ts';
import { sumsOf } from './shown-sums.ts';

/** A true figure with the units whose own figures are in it. */
export interface Figure extends Cell {
  from: readonly string[];
}

/** The true figures of a period, by place. */
export type Figures = ReadonlyMap<string, Figure>;

export interface NextEdition {
  /** What stood when the period was last published. */
  before: Figures;
  /** The places of which the figure was shown then. */
  shown: ReadonlySet<string>;
  /** The places of which the figure was shown as it stood then, before a rule asked for larger groups: what grew of it would follow from the figures around it. */
  wasShown: ReadonlySet<string>;
  /** Whether nothing was taken in since the period was first published: only then an equal number counts the same people for certain. */
  isUngrown: boolean;
  /** The figures with what has come since from these units. */
  withNew: (units: ReadonlySet<string>) => Figures;
  /** Units from which something has come since, or waits. */
  waiting: ReadonlySet<string>;
  /** Which unit's figures hold which others now: by unit the one above it. */
  parentOf: ReadonlyMap<string, string>;
  /** By unit all that ever were above it; where it is not given, no unit ever moved. */
  everAbove?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Units that gave figures of their own: what is below them is not added up. */
  isOwn: (unitId: string) => boolean;
  peopleIn: Exclude<PeopleIn, 'none'>;
  minimum: number;
}

export interface Decided {
  figures: Figures;
  shown: ReadonlySet<string>;
  taken: ReadonlySet<string>;
}

/** Rounds of letting units wait before all of them do. */
const MOST_ROUNDS = 12;

/**
 * The edition after one that was published. What is hidden stays hidden; a figure that may not be shown as it is now stays as it was last shown. What a unit
 * changes of shown figures is taken in only where these can be shown anew; else all of it waits, as if it had not come. Why that gives nothing away
 * that was hidden (ADR 0039): each edition is the one before and a table of rises, in which every count is 0 or more. Whatever the former might have
 * been, it might have been with these rises too, and what is shown of the rises leaves every hidden one of them as wide a range as the policy asks.
 */
export function decideNext(next: NextEdition): Decided {
  let taken = acceptable(next);
  for (let round = 0; ; round += 1) {
    const tried = decideWith(next, taken);
    const lost = [...next.shown].filter((name) => !tried.shown.has(name) && !isFew(next, tried.figures.get(name)));
    const mayWait = new Set([...taken].filter((unit) => !changeOf(next, unit).places.some(({ name, was }) => was === undefined && tried.shown.has(name))));
    const culprits = new Set([...boundedUnits(next, { ...tried, taken }), ...inTakenBack(next, { ...tried, taken }), ...lost.flatMap((name) => culpritOf(next, tried.figures.get(name), mayWait) ?? [])]);
    if (culprits.size === 0 || taken.size === 0) return { ...tried, taken };
    taken = round < MOST_ROUNDS ? new Set([...taken].filter((unit) => !culprits.has(unit))) : new Set();
  }
}

/** Units whose change is one of three kinds: it was shown before and after; it adds people; it splits those that stood there already. */
function acceptable(next: NextEdition): Set<string> {
  return new Set([...next.waiting].filter((unit) => { const change = changeOf(next, unit); return isKnownChange(next, change) || isRise(next, change) || isRefinement(change); }));
}

/** Units that go into a figure that was shown once and still may not be shown: it is known, and so would be what they make of it. */
function inTakenBack({ shown, wasShown }: NextEdition, tried: Decided): string[] {
  return [...wasShown].flatMap((name) => (shown.has(name) || tried.shown.has(name) ? [] : (tried.figures.get(name)?.from ?? []).filter((unit) => tried.taken.has(unit))));
}

/** By place of one unit what stood and what would stand there. */
export interface OwnChange {
  unitId: string;
  places: readonly { name: string; was: Figure | undefined; now: Figure }[];
}

export function changeOf({ before, withNew }: Pick<NextEdition, 'before' | 'withNew'>, unitId: string): OwnChange {
  const own = [...withNew(new Set([unitId]))].filter(([, figure]) => figure.unitId === unitId);
  return { unitId, places: own.map(([name, now]) => ({ name, was: before.get(name), now })) };
}

function decideWith(next: NextEdition, taken: ReadonlySet<string>): Omit<Decided, 'taken'> {
  const { before, shown, withNew } = next;
  const wasShown = next.isUngrown ? next.wasShown : new Set<string>();
  const kinds = Map.groupBy([...taken].map((unit) => changeOf(next, unit)), (change) => (isKnownChange(next, change) ? 'known' : isRise(next, change) ? 'rise' : 'refined'));
  const figures = withNew(taken);
  const steady = withNew(new Set());
  const rises = new Set((kinds.get('rise') ?? []).map(({ unitId }) => unitId));
  const risen = rises.size === 0 ? new Map<string, boolean>() : decideRise(next, { figures, base: withNew(new Set([...taken].filter((unit) => !rises.has(unit)))) });
  const refined = new Map((kinds.get('refined') ?? []).flatMap((change) => [...refine(next, change)]));
  const follows = sumsOf({ figures: steady, parentOf: next.parentOf, isTold: (name, { from }) => shown.has(name) && differing(from, before.get(name)?.from ?? []).length === 0 });
  const now = new Set<string>();
  for (const [name, figure] of figures) {
    const was = before.get(name);
    const stood = steady.get(name);
    const moved = differing(was?.from ?? [], stood?.from ?? []);
    const isTold = moved.every((unitId) => shown.has(placeKey({ ...figure, unitId }))) || (stood !== undefined && follows(stood));
    const split = figure.from.flatMap((unitId) => refined.get(placeKey({ ...figure, unitId })) ?? []);
    if (!isFew(next, figure) && (!was || shown.has(name) || wasShown.has(name)) && isTold && split.every(Boolean) && risen.get(name) !== false) now.add(name);
  }
  return { figures, shown: now };
}

export const differing = (a: readonly string[], b: readonly string[]): string[] => [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))];

/**
 * Groups that a unit gives for people who were counted already: protected by themselves, all else about them taken as known. Within a figure that is
 * hidden none is shown: together they might tell it.
 */
function refine({ before, shown, peopleIn, minimum }: NextEdition, { places }: OwnChange): Map<string, boolean> {
  const cells = places.map(({ now }) => now);
  const earlier = places.flatMap(({ name }) => before.get(name) ?? []);
  const mayShow = decideTogether({ cells, earlier, parentOf: new Map(), hasHidden: true, hasHiddenTotal: true, peopleIn, minimum });
  const isWithinHidden = (line: Line): boolean => places.some(({ name, was }) => was !== undefined && !shown.has(name) && isWithin(line, was));
  return new Map(places.flatMap(({ name, was, now }, at) => (was ? [] : [[name, mayShow[at] === true && !isWithinHidden(now)]])));
}

export function isFew({ peopleIn, minimum }: Pick<NextEdition, 'peopleIn' | 'minimum'>, figure: Cell | undefined): boolean {
  const counted = figure && countOf(figure, peopleIn);
  return !counted || numbersOf(counted).some((people) => people < minimum);
}

export const numbersOf = ({ count, rate }: { count: number; rate?: { numerator: number; denominator: number } | null }): number[] => (rate ? [rate.numerator, rate.denominator, rate.denominator - rate.numerator] : [count]);

/** Of the units that may wait, the one that changes a figure least. A unit of which something is shown that is new does not wait for the sake of a total. */
function culpritOf({ before, withNew }: NextEdition, figure: Figure | undefined, mayWait: ReadonlySet<string>): string | undefined {
  if (!figure) return undefined;
  const sizeOf = (unitId: string): number => {
    const place: Place = { ...figure, unitId };
    const [was, now] = [before.get(placeKey(place)), withNew(new Set([unitId])).get(placeKey(place))];
    return was && now?.numerator === was.numerator && now.denominator === was.denominator ? -1 : Math.abs((now?.denominator ?? now?.numerator ?? 0) - (was?.denominator ?? was?.numerator ?? 0));
  };
  return figure.from.filter((unit) => mayWait.has(unit) && sizeOf(unit) >= 0).toSorted((a, b) => sizeOf(a) - sizeOf(b) || (a < b ? -1 : 1))[0];
}
