import type { PublishedMeasure, RawBefore, SeriesSlice, ShownBefore } from '../../data/publishing/read-measure.ts';
import type { UnitTree } from '../../data/publishing/unit-tree.ts';
import type { Audience } from '../../domain/publishing/audience.ts';
import { decideShown } from '../../domain/publishing/decide-apart.ts';
import { type Cell, type Earlier, type Replaced } from '../../domain/publishing/decide-shown.ts';
import { lineKey, lineOf, placeKey, type Place } from '../../domain/publishing/place.ts';
import { smallestShown } from '../../domain/publishing/policy.ts';
import { rollUp, type Added, type Mended, type RolledUp } from '../../domain/publishing/roll-up.ts';
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
  mended: Mended[];
}

interface Asked {
  measure: PublishedMeasure;
  period: string;
  slices: readonly SeriesSlice[];
  tree: UnitTree;
  openness: Openness;
  earlier: readonly ShownBefore[];
  /** Figures as they came that were replaced, or came after others of the period were published. */
  replaced: readonly RawBefore[];
}

export function shownOn(asked: Asked): Period {
  const { measure, period, slices, tree, openness } = asked;
  const parentOf = tree.parentsOn(period);
  const goesUp = (unitId: string, isLoaded: boolean): boolean => openness.goesUp(unitId, isLoaded, parentOf.get(unitId) ?? '');
  const rolledUp = rollUp({ loaded: cameOn(slices, period, measure), parentOf, goesUp });
  const places = placesOf(rolledUp);
  const cells = places.flatMap((place) => (place.numerator === null ? [] : [{ ...place, numerator: place.numerator }]));
  const before = earlierOf(asked);
  const hidden = hiddenOf(asked);
  const mayShow = decideShown({ cells, parentOf: holdersOf({ parentOf, rolledUp, openness }), earlier: before, replaced: replacedOf(asked), hasHidden: hidden.length > 0, hasHiddenTotal: hidden.includes(''), peopleIn: measure.peopleIn, minimum: smallestShown(measure) });
  const safe = new Set<Cell>(cells.filter((_cell, at) => mayShow[at] === true));
  const decided = new Map(cells.map((cell) => [placeKey(cell), safe.has(cell)]));
  return { period, mended: rolledUp.mended, shown: new Map(places.map((place) => [placeKey(place), shownOf(place, decided.get(placeKey(place)))])) };
}

/** The splits of which any figure is or was hidden; '' for those about everybody. */
function hiddenOf({ measure, period, slices, earlier }: Asked): string[] {
  const splitOf = new Map(slices.map(({ id, split }) => [id, split]));
  return [...earlier.flatMap(({ seriesId, tooFew }) => (tooFew ? [splitOf.get(seriesId) ?? ''] : [])), ...slices.flatMap((slice) => (shownAt(slice, period, measure.grain).tooFew ? [slice.split] : []))];
}

function cameOn(slices: readonly SeriesSlice[], period: string, { grain }: PublishedMeasure) {
  const units = new Map<string, Map<string, ReturnType<typeof cameAt>>>();
  for (const slice of slices) {
    if (!slice.isLoaded) continue;
    const lines = units.get(slice.unitId) ?? new Map<string, ReturnType<typeof cameAt>>();
    lines.set(lineKey(slice), cameAt(slice, period, grain));
    units.set(slice.unitId, lines);
  }
  return units;
}

const placesOf = ({ lines }: RolledUp): (Place & Added)[] => [...lines].flatMap(([unitId, values]) => [...values].map(([key, value]) => ({ unitId, ...lineOf(key), ...value })));

function shownOf({ unitId, profession, split, groupCode, numerator, denominator, known, of }: Place & Added, mayShow: boolean | undefined): Place & ShownValue {
  const place = { unitId, profession, split, groupCode };
  return mayShow === true ? { ...place, numerator, denominator, tooFew: false, known, of } : { ...place, numerator: null, denominator: null, tooFew: mayShow === false, known, of };
}

/** Every figure of the period that was shown before it was replaced, then those that are shown now. */
function earlierOf({ measure, period, slices, earlier }: Asked): Earlier[] {
  const byId = new Map(slices.map((slice) => [slice.id, slice]));
  const then = earlier.map(({ seriesId, changedAt, ...value }) => ({ slice: byId.get(seriesId), until: changedAt.getTime(), ...value }));
  const now = slices.map((slice) => ({ slice, until: null, ...shownAt(slice, period, measure.grain) }));
  return [...then, ...now].flatMap(({ slice, until, numerator, denominator, tooFew }) => {
    if (!slice || tooFew || numerator === null) return [];
    const { unitId, profession, split, groupCode } = slice;
    return [{ unitId, profession, split, groupCode, numerator, denominator, until }];
  });
}

function replacedOf({ slices, replaced }: Asked): Replaced[] {
  const byId = new Map(slices.map((slice) => [slice.id, slice]));
  return replaced.flatMap(({ seriesId, numerator, denominator, people, changedAt }) => {
    const slice = byId.get(seriesId);
    return slice ? [{ unitId: slice.unitId, profession: slice.profession, split: slice.split, groupCode: slice.groupCode, numerator, denominator, people, until: changedAt.getTime() }] : [];
  });
}

/** Which unit's figures hold which others: all but those that their organisation keeps to itself, and these too where the unit above gave figures of its own. */
function holdersOf({ parentOf, rolledUp, openness }: { parentOf: ReadonlyMap<string, string>; rolledUp: RolledUp; openness: Openness }): Map<string, string> {
  const isIn = ([unitId, parentId]: [string, string]): boolean =>
    rolledUp.lines.has(unitId) && (openness.loaded.has(parentId) || openness.goesUp(unitId, true, parentId) || openness.goesUp(unitId, false, parentId));
  return new Map([...parentOf].filter(isIn));
}
