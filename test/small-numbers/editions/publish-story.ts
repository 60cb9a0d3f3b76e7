import { shownOn } from '../../../src/modules/quality/commands/publishing/shown-on.ts';
import { nothingShown, type ShownValue } from '../../../src/modules/quality/commands/publishing/slices.ts';
import type { RawBefore, SeriesSlice, ShownBefore } from '../../../src/modules/quality/data/publishing/read-measure.ts';
import { audiencesOf } from '../../../src/modules/quality/domain/publishing/audience.ts';
import { lineOf, placeKey, type LineKey, type Place } from '../../../src/modules/quality/domain/publishing/place.ts';
import type { Told, World } from './draw-story.ts';
import type { Happened } from './happen.ts';

/** One figure of one edition as everybody together can read it, with the unknowns that it sums. */
export interface Read {
  name: string;
  of: readonly string[];
  numerator: number | null;
  denominator: number | null;
  isHidden: boolean;
}

export interface Edition {
  why: string;
  minimum: number;
  figures: Read[];
  same: Happened['same'];
}

/** What the database would hold of one period of one measure. */
export interface Store {
  shown: Map<string, Place & ShownValue>;
  valueChanges: ShownBefore[];
  rawChanges: RawBefore[];
  editions: number;
}

export const openStore = (): Store => ({ shown: new Map(), valueChanges: [], rawChanges: [], editions: 0 });

const PERIOD = '2026-04-01';

/** Publishes the period as the worker does, and keeps what it would keep. */
export function publish(world: World, store: Store, happened: Happened): Edition {
  const at = new Date(Date.UTC(2026, 4, 1, 0, store.editions));
  const isPublished = [...store.shown.values()].some(({ numerator, tooFew }) => numerator !== null || tooFew);
  if (isPublished) for (const { unit, key, old } of happened.loadings) store.rawChanges.push({ seriesId: placeKey({ unitId: unit, ...lineOf(key) }), period: PERIOD, numerator: old?.numerator ?? null, denominator: old?.denominator ?? null, people: null, changedAt: at });
  const { shown } = shownOn({
    measure: { id: 'm', grain: 'month', peopleIn: world.peopleIn, smallestGroup: world.minimum, publishedAt: null }, period: PERIOD, slices: slicesOf(world, store),
    tree: { units: new Map(), parentsOn: () => new Map(world.parentOf), everAbove: world.everAbove }, openness: opennessOf(world), earlier: store.valueChanges, replaced: store.rawChanges,
  });
  for (const [name, before] of store.shown) {
    const now = shown.get(name) ?? { ...before, ...nothingShown };
    if ((before.numerator !== null || before.tooFew) && (before.numerator !== now.numerator || before.denominator !== now.denominator || before.tooFew !== now.tooFew)) store.valueChanges.push({ seriesId: name, period: PERIOD, numerator: before.numerator, denominator: before.denominator, tooFew: before.tooFew, changedAt: at });
  }
  for (const name of store.shown.keys()) if (!shown.has(name)) store.shown.delete(name);
  for (const [name, value] of shown) store.shown.set(name, value);
  store.editions += 1;
  const figures = [...shown].flatMap(([name, value]): Read[] => (value.numerator === null && !value.tooFew ? [] : [{ name, of: unknownsOf(world, value.unitId, lineKeyOf(value)), numerator: value.numerator, denominator: value.denominator, isHidden: value.tooFew }]));
  return { why: happened.what, minimum: Math.max(8, world.minimum), figures, same: happened.same };
}

const lineKeyOf = (place: Place): LineKey => placeKey(place).slice(place.unitId.length + 1);

function opennessOf({ sources, loaded, everAbove, organisationOf }: World) {
  const own = new Map([...sources.values()].filter(({ unit }) => loaded.has(unit)).map(({ unit, audience }) => [unit, audience]));
  return { ...audiencesOf({ loaded: own, everAbove, organisationOf }), loaded: own };
}

function slicesOf(world: World, { shown }: Store): SeriesSlice[] {
  const came = new Map([...world.loaded].flatMap(([unitId, lines]) => [...lines].map(([key, told]): [string, Place & Told] => [placeKey({ unitId, ...lineOf(key) }), { ...told, unitId, ...lineOf(key) }])));
  return [...new Set([...came.keys(), ...shown.keys()])].flatMap((id) => {
    const raw = came.get(id);
    const place = raw ?? shown.get(id);
    const value = shown.get(id) ?? nothingShown;
    if (!place) return [];
    const { unitId, profession, split, groupCode } = place;
    return [{
      id, unitId, organisationId: '', profession, split, groupCode, audience: 'members' as const, isLoaded: raw !== undefined, rawFirst: raw ? PERIOD : null, rawFrom: 1, rawNumerators: raw ? [raw.numerator] : null, rawDenominators: raw ? [raw.denominator] : null, people: raw ? [null] : null,
      first: PERIOD, from: 1, numerators: [value.numerator], denominators: [value.denominator], tooFew: [value.tooFew], partsKnown: [value.known], parts: [value.of],
    }];
  });
}

/** Whom a figure counts: those of its own file, otherwise those of the units below whose figures go in. */
function unknownsOf(world: World, unit: string, key: LineKey): readonly string[] {
  const own = world.loaded.get(unit)?.get(key);
  if (own) return own.of;
  const { goesUp } = opennessOf(world);
  return [...world.parentOf].flatMap(([child, parent]) => (parent === unit && goesUp(child, world.loaded.get(child)?.has(key) === true, unit) ? unknownsOf(world, child, key) : []));
}
