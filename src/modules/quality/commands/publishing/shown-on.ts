import type { EditionBefore, PublishedMeasure, SeriesSlice, ShownBefore, Waiting } from '../../data/publishing/read-measure.ts';
import type { UnitTree } from '../../data/publishing/unit-tree.ts';
import type { Audience } from '../../domain/publishing/audience.ts';
import { isRefinement } from '../../domain/publishing/change-kinds.ts';
import { countedUnits } from '../../domain/publishing/counted-units.ts';
import { decideShown } from '../../domain/publishing/decide-apart.ts';
import type { Earlier } from '../../domain/publishing/decide-shown.ts';
import { changeOf, decideNext, differing, isFew, type Decided, type Figure, type Figures } from '../../domain/publishing/next-edition.ts';
import { lineKey, lineOf, placeKey, type LineKey, type Place, type Value } from '../../domain/publishing/place.ts';
import { smallestShown } from '../../domain/publishing/policy.ts';
import { rollUp, type Added, type Mended, type RolledUp } from '../../domain/publishing/roll-up.ts';
import { nobodyOf } from '../../domain/publishing/nobody-of.ts';
import { withShownSums } from '../../domain/publishing/shown-sums.ts';
import { holdsOf, structureOf, type Hold, type Structure } from '../../domain/publishing/structure.ts';
import { cameAt, shownAt, type ShownValue } from './slices.ts';

export interface Openness {
  loaded: ReadonlyMap<string, Audience>;
  addedUp: ReadonlyMap<string, Audience>;
  goesUp: (unitId: string, isLoaded: boolean, parentId: string) => boolean;
}

/** What may be shown of a measure in one period, by place. */
export interface Period {
  period: string;
  shown: Map<string, Place & ShownValue>;
  /** Places that show what they showed before, because what is true of them now would tell too much. */
  kept: ReadonlySet<string>;
  mended: Mended[];
  /** Units whose figures that waited are among the published ones now. */
  taken: ReadonlySet<string>;
  /** Units of which something waits. */
  waiting: readonly string[];
  holds: Hold[];
  hasGrown: boolean;
}

interface Asked {
  measure: PublishedMeasure;
  period: string;
  slices: readonly SeriesSlice[];
  tree: UnitTree;
  openness: Openness;
  earlier: readonly ShownBefore[];
  /** What still stands published in the place of figures that came since. */
  waiting: readonly Waiting[];
  /** Which figures held which when the period was last published. */
  edition: EditionBefore | undefined;
}

/** What one period shows after this publishing: by the whole engine at first and while its figures stay, later by what came since the last edition. */
export function shownOn(asked: Asked): Period {
  const { measure, period, tree, openness, edition } = asked;
  const parentOf = tree.parentsOn(period);
  const structure: Structure = { parentOf, goesUp: (unitId, isLoaded) => openness.goesUp(unitId, isLoaded, parentOf.get(unitId) ?? '') };
  const whole = figuresOf(asked, structure);
  const late = new Set(asked.waiting.map(({ seriesId }) => seriesId));
  const units = new Set(asked.slices.filter(({ id }) => late.has(id)).map(({ unitId }) => unitId));
  const published = asked.slices.filter((slice) => { const { numerator, tooFew } = shownAt(slice, period, measure.grain); return numerator !== null || tooFew; });
  const then = figuresOf(asked, edition ? structureOf(edition.holds) : structure);
  const next = { before: then.with(new Set()).figures, withNew: (taken: ReadonlySet<string>) => whole.with(taken).figures };
  const holders = holdersOf({ parentOf, lines: whole.with(units).lines, openness });
  const isSame = isSameStructure(next) && isSameTree(next.before, edition, structure);
  const isStill = published.length === 0 || (edition?.hasGrown === false && isSame && onlySplits(next, units));
  const decided = withShownSums(measure.peopleIn === 'none' || isStill ? decideWhole(asked, { units, structure, figures: next.withNew(units) }) : decideNext({
    ...next, waiting: units, shown: new Set(published.filter((slice) => showsTruth(asked, slice, next.before)).map(placeKey)), wasShown: onceShown(asked, { published, before: next.before }), isUngrown: edition?.hasGrown === false,
    parentOf: holders, everAbove: tree.everAbove, isOwn: (unitId) => openness.loaded.has(unitId), peopleIn: measure.peopleIn, minimum: smallestShown(measure),
  }), holders, isFewIn(measure));
  const { lines, mended } = whole.with(decided.taken);
  const hasGrown = !isStill && (edition?.hasGrown !== false || decided.taken.size > 0 || !isSame);
  const waits = waitsAt(asked, decided.taken);
  const kept = isStill ? new Map<string, Place & ShownValue>() : keptOf(asked, { published, decided });
  return { period, mended, kept: new Set(kept.keys()), taken: decided.taken, waiting: [...units].filter((unit) => !decided.taken.has(unit)), hasGrown, holds: holdsOf(lines.keys(), structure), shown: new Map([...placesOf(lines).map((place): [string, Place & ShownValue] => [placeKey(place), shownOf(place, { decided, waits })]), ...kept]) };
}

/** Whether a place shows what was true when it was last published. One that was kept shows what was true before that, also where both happen to be the same number. */
function showsTruth({ period, measure, edition }: Asked, slice: SeriesSlice, before: Figures): boolean {
  if (edition?.kept.includes(placeKey(slice))) return false;
  const [shown, was] = [shownAt(slice, period, measure.grain), before.get(placeKey(slice))];
  return !shown.tooFew && was !== undefined && shown.numerator === was.numerator && shown.denominator === was.denominator && shown.known === was.from.length;
}

const isFewIn = ({ peopleIn, smallestGroup }: PublishedMeasure) => (figure: Figure): boolean => peopleIn !== 'none' && isFew({ peopleIn, minimum: smallestShown({ smallestGroup }) }, figure);

/** Places of which the figure that stands was shown once and is hidden since: a rule asks for larger groups now. Everybody knows it. */
function onceShown({ measure, period, earlier, edition }: Asked, { published, before }: { published: readonly SeriesSlice[]; before: Figures }): Set<string> {
  // What was kept stands there and is not hidden.
  const placeOf = new Map(published.filter((slice) => shownAt(slice, period, measure.grain).tooFew && edition?.kept.includes(placeKey(slice)) !== true).map((slice) => [slice.id, placeKey(slice)]));
  return new Set(earlier.flatMap(({ seriesId, numerator, denominator, tooFew }) => {
    const place = placeOf.get(seriesId);
    const was = place === undefined ? undefined : before.get(place);
    return !tooFew && place !== undefined && was !== undefined && was.numerator === numerator && was.denominator === denominator ? [place] : [];
  }));
}

/** Figures that stay as they were last shown: nobody can take them back, and what is true now would tell too much beside them. */
function keptOf({ period, measure }: Asked, { published, decided }: { published: readonly SeriesSlice[]; decided: Decided }): Map<string, Place & ShownValue> {
  const isSmall = (value: ShownValue): boolean => value.numerator === null || (measure.peopleIn !== 'none' && isFew({ peopleIn: measure.peopleIn, minimum: smallestShown(measure) }, { ...nobody, people: Infinity, ...value, numerator: value.numerator }));
  return new Map(published.flatMap((slice): [string, Place & ShownValue][] => {
    const value = shownAt(slice, period, measure.grain);
    const { unitId, profession, split, groupCode } = slice;
    return decided.shown.has(placeKey(slice)) || value.tooFew || isSmall(value) ? [] : [[placeKey(slice), { unitId, profession, split, groupCode, ...value }]];
  }));
}

const nobody: Place = { unitId: '', profession: '', split: '', groupCode: '' };

/** Whether nothing that was published changes, in its number or in whom it counts: more groups of the same people may have come. */
const onlySplits = (next: { before: Figures; withNew: (units: ReadonlySet<string>) => Figures }, units: ReadonlySet<string>): boolean =>
  [...units].every((unit) => isRefinement(changeOf(next, unit))) && [...next.before].every(([name, was]) => { const now = next.withNew(units).get(name); return now !== undefined && differing(was.from, now.from).length === 0 && was.numerator === now.numerator && was.denominator === now.denominator && was.people === now.people; });

const isSameStructure = ({ before, withNew }: { before: Figures; withNew: (units: ReadonlySet<string>) => Figures }): boolean => {
  const now = withNew(new Set());
  return now.size === before.size && [...before].every(([name, { from }]) => differing(from, now.get(name)?.from ?? []).length === 0);
};

/** Whether every unit that stood published is still below the same one. Where that gave figures of its own, a move changes whom nothing counts; yet the engine would take the unit for a part of them. */
function isSameTree(before: Figures, edition: EditionBefore | undefined, { parentOf, goesUp }: Structure): boolean {
  const units = new Set([...before.values()].map(({ unitId }) => unitId));
  const then = new Map((edition?.holds ?? []).map(([unitId, parentId]) => [unitId, parentId]));
  return [...units].every((unitId) => { const now = goesUp(unitId, true) || goesUp(unitId, false) ? parentOf.get(unitId) : undefined; return then.get(unitId) === now; });
}

function decideWhole(asked: Asked, { units, structure, figures }: { units: ReadonlySet<string>; structure: Structure; figures: Figures }): Decided {
  const { measure, openness } = asked;
  const cells = [...figures.values()];
  const hidden = hiddenOf(asked);
  const parentOf = holdersOf({ parentOf: structure.parentOf, lines: new Map(Map.groupBy(cells, ({ unitId }) => unitId)), openness });
  const table = { cells, parentOf, earlier: earlierOf(asked), hasHidden: hidden.length > 0, hasHiddenTotal: hidden.includes(''), peopleIn: measure.peopleIn, minimum: smallestShown(measure) };
  const first = decideShown(table);
  const none = first.every(Boolean) ? [] : nobodyOf(cells, parentOf);
  const told = { ...table, earlier: [...table.earlier, ...none] };
  const decidedBy = (mayShow: readonly boolean[]): Decided => ({ figures, taken: units, shown: new Set(cells.filter((_cell, at) => mayShow[at] === true).map(placeKey)) });
  const decided = decidedBy(none.length === 0 ? first : decideShown(told));
  const counted = countedUnits({ figures: cells, parentOf });
  if (measure.peopleIn === 'none' || counted.held.length === 0) return decided;
  // What is hidden where no figure is taken to lack units stays hidden; all others are proved anew with whom they count.
  const { shown } = withShownSums(decided, parentOf, isFewIn(measure));
  return decidedBy(decideShown({ ...told, units: counted, mustHide: new Set(cells.map(placeKey).filter((name) => !shown.has(name))) }));
}

interface AddedUp extends RolledUp {
  figures: Figures;
}

/** Figures added up with what came since from some units, and what stands published of the others. */
function figuresOf(asked: Asked, { parentOf, goesUp }: Structure): { with: (units: ReadonlySet<string>) => AddedUp } {
  const known = new Map<string, AddedUp>();
  const addUp = (units: ReadonlySet<string>): AddedUp => {
    const rolledUp = rollUp({ loaded: cameOn(asked, units), parentOf, goesUp });
    return { ...rolledUp, figures: new Map(placesOf(rolledUp.lines).flatMap((place): [string, Figure][] => (place.numerator === null ? [] : [[placeKey(place), { ...place, numerator: place.numerator }]]))) };
  };
  return { with: (units) => {
    const name = [...units].toSorted().join();
    const found = known.get(name) ?? addUp(units);
    known.set(name, found);
    return found;
  } };
}

function cameOn({ slices, period, measure: { grain }, waiting }: Asked, units: ReadonlySet<string>): Map<string, Map<LineKey, Value>> {
  const stands = new Map(waiting.map((one) => [one.seriesId, one]));
  const came = new Map<string, Map<LineKey, Value>>();
  for (const slice of slices) {
    if (!slice.isLoaded) continue;
    const lines = came.get(slice.unitId) ?? new Map<LineKey, Value>();
    lines.set(lineKey(slice), (units.has(slice.unitId) ? undefined : stands.get(slice.id)) ?? cameAt(slice, period, grain));
    came.set(slice.unitId, lines);
  }
  return came;
}

/** Places of which a figure came that waits, while none was published. */
function waitsAt({ slices, period, measure, waiting }: Asked, taken: ReadonlySet<string>): Set<string> {
  const stands = new Map(waiting.map((one) => [one.seriesId, one]));
  return new Set(slices.filter((slice) => !taken.has(slice.unitId) && stands.get(slice.id)?.numerator === null && cameAt(slice, period, measure.grain).numerator !== null).map(placeKey));
}

const placesOf = (lines: RolledUp['lines']): (Place & Added)[] => [...lines].flatMap(([unitId, values]) => [...values].map(([key, value]) => ({ unitId, ...lineOf(key), ...value })));

function shownOf({ unitId, profession, split, groupCode, numerator, denominator, known, of }: Place & Added, { decided, waits }: { decided: Decided; waits: ReadonlySet<string> }): Place & ShownValue {
  const place = { unitId, profession, split, groupCode };
  const name = placeKey(place);
  return decided.shown.has(name) ? { ...place, numerator, denominator, tooFew: false, known, of } : { ...place, numerator: null, denominator: null, tooFew: decided.figures.has(name) || waits.has(name), known, of };
}

/** The splits of which any figure is or was hidden; '' for those about everybody. */
function hiddenOf({ measure, period, slices, earlier }: Asked): string[] {
  const splitOf = new Map(slices.map(({ id, split }) => [id, split]));
  return [...earlier.flatMap(({ seriesId, tooFew }) => (tooFew ? [splitOf.get(seriesId) ?? ''] : [])), ...slices.flatMap((slice) => (shownAt(slice, period, measure.grain).tooFew ? [slice.split] : []))];
}

/** Every figure of the period that was shown before it was replaced, then those that are shown now. */
function earlierOf({ measure, period, slices, earlier }: Asked): Earlier[] {
  const byId = new Map(slices.map((slice) => [slice.id, slice]));
  const then = earlier.map(({ seriesId, ...value }) => ({ slice: byId.get(seriesId), ...value }));
  const now = slices.map((slice) => ({ slice, ...shownAt(slice, period, measure.grain) }));
  return [...then, ...now].flatMap(({ slice, numerator, denominator, tooFew }) => {
    if (!slice || tooFew || numerator === null) return [];
    const { unitId, profession, split, groupCode } = slice;
    return [{ unitId, profession, split, groupCode, numerator, denominator }];
  });
}

/** Which unit's figures hold which others: all but those that their organisation keeps to itself, and these too where the unit above gave figures of its own. */
function holdersOf({ parentOf, lines, openness }: { parentOf: ReadonlyMap<string, string>; lines: ReadonlyMap<string, unknown>; openness: Openness }): Map<string, string> {
  const isIn = ([unitId, parentId]: [string, string]): boolean =>
    lines.has(unitId) && (openness.loaded.has(parentId) || openness.goesUp(unitId, true, parentId) || openness.goesUp(unitId, false, parentId));
  return new Map([...parentOf].filter(isIn));
}
