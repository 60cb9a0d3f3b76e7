import type { PublishedMeasure, SeriesSlice } from '../../data/publishing/read-measure.ts';
import type { UnitTree } from '../../data/publishing/unit-tree.ts';
import type { Audience } from '../../domain/publishing/audience.ts';
import { decideShown, type Cell, type Earlier } from '../../domain/publishing/decide-shown.ts';
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
  earlier: readonly { seriesId: string; numerator: number | null; denominator: number | null; tooFew: boolean }[];
}

export function shownOn(asked: Asked): Period {
  const { measure, period, slices, tree, openness } = asked;
  const parentOf = tree.parentsOn(period);
  const goesUp = (unitId: string, isLoaded: boolean): boolean => openness.goesUp(unitId, isLoaded, parentOf.get(unitId) ?? '');
  const rolledUp = rollUp({ loaded: cameOn(slices, period, measure), parentOf, goesUp });
  const places = placesOf(rolledUp);
  const cells = places.flatMap((place) => (place.numerator === null ? [] : [{ ...place, numerator: place.numerator }]));
  const before = earlierOf(asked);
  const hasHidden = asked.earlier.some(({ tooFew }) => tooFew) || slices.some((slice) => shownAt(slice, period, measure.grain).tooFew);
  const mayShow = decideShown({ cells, parentOf: holdersOf({ parentOf, rolledUp, openness }), earlier: before, hasHidden, peopleIn: measure.peopleIn, minimum: smallestShown(measure) });
  const safe = new Set<Cell>(cells.filter((_cell, at) => mayShow[at] === true));
  const decided = new Map(cells.map((cell) => [placeKey(cell), safe.has(cell)]));
  return { period, mended: rolledUp.mended, shown: new Map(places.map((place) => [placeKey(place), shownOf(place, decided.get(placeKey(place)))])) };
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
  const then = earlier.map(({ seriesId, ...value }) => ({ slice: byId.get(seriesId), ...value }));
  const now = slices.map((slice) => ({ slice, ...shownAt(slice, period, measure.grain) }));
  return [...then, ...now].flatMap(({ slice, numerator, denominator, tooFew }) => {
    if (!slice || tooFew || numerator === null) return [];
    const { unitId, profession, split, groupCode } = slice;
    return [{ unitId, profession, split, groupCode, numerator, denominator }];
  });
}

/** Which unit's figures hold which others: all but those that their organisation keeps to itself, and these too where the unit above gave figures of its own. */
function holdersOf({ parentOf, rolledUp, openness }: { parentOf: ReadonlyMap<string, string>; rolledUp: RolledUp; openness: Openness }): Map<string, string> {
  const isIn = ([unitId, parentId]: [string, string]): boolean =>
    rolledUp.lines.has(unitId) && (openness.loaded.has(parentId) || openness.goesUp(unitId, true, parentId) || openness.goesUp(unitId, false, parentId));
  return new Map([...parentOf].filter(isIn));
}
