import { shownOn } from '../../../src/modules/quality/commands/publishing/shown-on.ts';
import { nothingShown, type ShownValue } from '../../../src/modules/quality/commands/publishing/slices.ts';
import type { EditionBefore, SeriesSlice, ShownBefore, Waiting } from '../../../src/modules/quality/data/publishing/read-measure.ts';
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
  /** Who counted in the numerator and who did not, as it is in truth; of a count all of them; of an amount that amount. */
  truth: readonly number[];
  /** How many people stand behind it in truth. */
  people: number;
}

export interface Edition {
  why: string;
  minimum: number;
  figures: Read[];
  /** Sums of people that are known to be the same: a corrected file repeats what did not change. */
  same: { of: readonly string[]; as: readonly string[] }[];
}

/** What the database would hold of one period of one measure. */
export interface Store {
  shown: Map<string, Place & ShownValue>;
  valueChanges: ShownBefore[];
  waiting: Map<string, Waiting>;
  edition: EditionBefore | undefined;
  /** By unit the figures that stand published, each with the unknowns that it sums. */
  standing: Map<string, Map<LineKey, Told>>;
  editions: number;
  /** What each place last told, and of whom. */
  told: Map<string, Pick<Read, 'of' | 'truth' | 'people'>>;
}

export const openStore = (): Store => ({ shown: new Map(), valueChanges: [], waiting: new Map(), edition: undefined, standing: new Map(), editions: 0, told: new Map() });

const PERIOD = '2026-04-01';

/** Publishes the period as the worker does, and keeps what it would keep. */
export function publish(world: World, store: Store, happened: Happened): Edition {
  const at = new Date(Date.UTC(2026, 4, 1, 0, store.editions));
  const isPublished = [...store.shown.values()].some(({ numerator, tooFew }) => numerator !== null || tooFew);
  for (const { unit, key, old } of isPublished ? happened.loadings : []) {
    const seriesId = placeKey({ unitId: unit, ...lineOf(key) });
    if (!store.waiting.has(seriesId)) store.waiting.set(seriesId, { seriesId, period: PERIOD, numerator: old?.numerator ?? null, denominator: old?.denominator ?? null, people: old?.people ?? null });
  }
  const slices = slicesOf(world, store);
  const { shown, kept, taken, holds, hasGrown } = shownOn({
    measure: { id: 'm', grain: 'month', peopleIn: world.peopleIn, smallestGroup: world.minimum, publishedAt: null }, period: PERIOD, slices,
    tree: { units: new Map(), parentsOn: () => new Map(world.parentOf), everAbove: world.everAbove }, openness: opennessOf(world), earlier: store.valueChanges, waiting: [...store.waiting.values()], edition: store.edition,
  });
  const same = takeIn(world, store, isPublished ? taken : new Set(world.loaded.keys()));
  store.edition = { period: PERIOD, holds, hasGrown, kept: [...kept] };
  for (const [name, before] of store.shown) {
    const now = shown.get(name) ?? { ...before, ...nothingShown };
    if ((before.numerator !== null || before.tooFew) && (before.numerator !== now.numerator || before.denominator !== now.denominator || before.tooFew !== now.tooFew)) store.valueChanges.push({ seriesId: name, period: PERIOD, numerator: before.numerator, denominator: before.denominator, tooFew: before.tooFew, changedAt: at });
  }
  for (const name of store.shown.keys()) if (!shown.has(name)) store.shown.delete(name);
  for (const [name, value] of shown) store.shown.set(name, value);
  store.editions += 1;
  const whomOf = (name: string, value: Place): Pick<Read, 'of' | 'truth' | 'people'> => {
    const whom = (kept.has(name) ? store.told.get(name) : undefined) ?? countedBy(world, unknownsOf(world, store, value.unitId, lineKeyOf(value)));
    store.told.set(name, whom);
    return whom;
  };
  const figures = [...shown].flatMap(([name, value]): Read[] => (value.numerator === null && !value.tooFew ? [] : [{ name, ...whomOf(name, value), numerator: value.numerator, denominator: value.denominator, isHidden: value.tooFew }]));
  return { why: happened.what, minimum: Math.max(8, world.minimum), figures, same };
}

/** Lets what came of these units stand. */
function takeIn({ loaded }: World, { standing, waiting }: Store, units: ReadonlySet<string>): Edition['same'] {
  const same: Edition['same'] = [];
  for (const unit of units) {
    const [before, now] = [standing.get(unit), loaded.get(unit) ?? new Map<LineKey, Told>()];
    for (const [key, told] of now) {
      const old = before?.get(key);
      if (old && old.numerator === told.numerator && old.denominator === told.denominator && (told.people === null || old.people === told.people)) same.push({ of: told.of, as: old.of });
      waiting.delete(placeKey({ unitId: unit, ...lineOf(key) }));
    }
    standing.set(unit, now);
  }
  return same;
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
      id, unitId, organisationId: '', profession, split, groupCode, audience: 'members' as const, isLoaded: raw !== undefined, rawFirst: raw ? PERIOD : null, rawFrom: 1, rawNumerators: raw ? [raw.numerator] : null, rawDenominators: raw ? [raw.denominator] : null, people: raw ? [raw.people] : null,
      first: PERIOD, from: 1, numerators: [value.numerator], denominators: [value.denominator], tooFew: [value.tooFew], partsKnown: [value.known], parts: [value.of],
    }];
  });
}

function countedBy({ truth, peopleIn }: World, of: readonly string[]): Pick<Read, 'of' | 'truth' | 'people'> {
  const people = of.map((name) => truth.get(name) ?? { came: 0, of: 0 });
  const sum = (part: (one: { came: number; of: number }) => number) => people.reduce((all, one) => all + part(one), 0);
  return { of, people: sum((one) => one.of), truth: peopleIn === 'separate' ? [sum(({ came }) => came)] : peopleIn === 'both' ? [sum(({ came }) => came), sum((one) => one.of - one.came)] : [sum((one) => one.of)] };
}

/** Whom a figure counts: those of its own file as it stands, otherwise those of the units below whose figures go in. */
function unknownsOf(world: World, { standing }: Store, unit: string, key: LineKey): readonly string[] {
  const { goesUp } = opennessOf(world);
  const sum = (of: string): readonly string[] => standing.get(of)?.get(key)?.of ?? [...world.parentOf].flatMap(([child, parent]) => (parent === of && goesUp(child, standing.get(child)?.has(key) === true, of) ? sum(child) : []));
  return sum(unit);
}
