import { fileOf, happenings, wholeOf, type Happening, type Source, type Told, type World } from './draw-story.ts';
import type { LineKey } from '../../../src/modules/quality/domain/publishing/place.ts';

/** A figure that came or was replaced: what stood there, if anything. */
export interface Loading {
  unit: string;
  key: LineKey;
  old: Told | null;
}

export interface Happened {
  what: Happening;
  loadings: Loading[];
}

/** Lets the first files come: most of them, so that some are late. */
export function loadFirst(world: World): Happened {
  const first = world.waiting.filter((_unit, at) => at === 0 || world.random() < 0.7);
  return { what: 'arrive', ...loadAll(world, first) };
}

/** A swap is left out where a story does not ask for it: it would change how the known stories go. */
const withoutSwaps = happenings.filter((what) => what !== 'swap');

/** Lets one thing happen that can happen in this world. */
export function happen(world: World, allowed: readonly Happening[] = withoutSwaps): Happened {
  const can = allowed.filter((what) => possible(world, what));
  const what = can[Math.floor(world.random() * can.length)] ?? 'publish again';
  return { what, ...happenNow(world, what) };
}

function possible(world: World, what: Happening): boolean {
  const { waiting, sources, loaded, parentOf } = world;
  if (what === 'arrive') return waiting.length > 0;
  if (what === 'share') return [...sources.values()].some(({ unit, audience }) => audience === 'own' && loaded.has(unit));
  if (what === 'swap') return pairsToSwap(world).length > 0;
  if (what === 'move') return [...parentOf.values()].filter((parent) => parent === 'top').length > 1 && parentOf.size > 2;
  if (what === 'split later') return [...sources.values()].some(({ unit, splits }) => loaded.has(unit) && splits.length === 0) && [...sources.values()].some(({ splits }) => splits.length > 0);
  return loaded.size > 0;
}

function happenNow(world: World, what: Happening): Omit<Happened, 'what'> {
  const { random, waiting, loaded } = world;
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (what === 'arrive') return loadAll(world, waiting.slice(0, random() < 0.7 ? 1 : 2));
  if (what === 'correct a little' || what === 'correct a lot') return correct(world, one([...loaded.keys()]), what === 'correct a lot');
  if (what === 'ask for larger groups') world.minimum = world.minimum === 8 ? 11 : 8;
  if (what === 'share') for (const source of world.sources.values()) if (source.audience === 'own' && loaded.has(source.unit) && random() < 0.7) source.audience = 'members';
  if (what === 'move') move(world);
  if (what === 'swap') swap(world);
  if (what !== 'split later') return { loadings: [] };
  const splits = [...world.sources.values()].find((source) => source.splits.length > 0)?.splits ?? [];
  const late = one([...world.sources.values()].filter((source) => loaded.has(source.unit) && source.splits.length === 0));
  late.splits = splits;
  return loadAll(world, [late.unit]);
}

function move({ random, parentOf, everAbove }: World): void {
  const trusts = [...parentOf].flatMap(([unit, parent]) => (parent === 'top' ? [unit] : []));
  const teams = [...parentOf].flatMap(([unit, parent]) => (parent === 'top' ? [] : [unit]));
  const team = teams[Math.floor(random() * teams.length)];
  const to = trusts.filter((trust) => trust !== parentOf.get(team ?? ''))[0];
  if (team === undefined || to === undefined) return;
  parentOf.set(team, to);
  everAbove.get(team)?.add(to);
}

/** Teams of two trusts that both have loaded their figures. */
function pairsToSwap({ parentOf, loaded }: World): [string, string][] {
  const teams = [...parentOf].flatMap(([unit, parent]) => (parent !== 'top' && loaded.has(unit) ? [{ unit, parent }] : []));
  return teams.flatMap((one) => teams.flatMap((other): [string, string][] => (one.parent < other.parent ? [[one.unit, other.unit]] : [])));
}

/** Two teams change places, so that a total may stay as it was although it counts others. */
function swap(world: World): void {
  const pairs = pairsToSwap(world);
  const { parentOf, everAbove } = world;
  const [one, other] = pairs[Math.floor(world.random() * pairs.length)] ?? [];
  const [home, away] = [parentOf.get(one ?? ''), parentOf.get(other ?? '')];
  if (!one || !other || !home || !away) return;
  for (const [team, to] of [[one, away], [other, home]] as const) {
    parentOf.set(team, to);
    everAbove.get(team)?.add(to);
  }
}

function correct(world: World, unit: string, isLarge: boolean): Omit<Happened, 'what'> {
  const whole = wholeOf(world.random);
  const own = [...world.people.keys()].filter((name) => name.split(' ')[0] === unit);
  for (let change = whole(1, 2); change > 0; change -= 1) {
    const people = world.people.get(own[whole(0, own.length - 1)] ?? '');
    if (!people) continue;
    const by = (isLarge ? whole(8, 30) : whole(1, 7)) * (world.random() < 0.35 ? -1 : 1);
    people.of = Math.max(0, people.of + by);
    people.came = Math.min(people.of, Math.max(0, people.came + (world.random() < 0.5 ? 0 : Math.round(by / 2))));
  }
  world.versions.set(unit, (world.versions.get(unit) ?? 0) + 1);
  return loadAll(world, [...world.sources.values()].filter((source: Source) => source.counts.includes(unit) && world.loaded.has(source.unit)).map((source) => source.unit));
}

function loadAll(world: World, units: readonly string[]): Omit<Happened, 'what'> {
  const loadings: Loading[] = [];
  for (const unit of units) {
    const source = world.sources.get(unit);
    if (!source) continue;
    const before = world.loaded.get(unit) ?? new Map<LineKey, Told>();
    const file = fileOf(world, source);
    for (const [key, told] of file) {
      const old = before.get(key) ?? null;
      if (!old || old.numerator !== told.numerator || old.denominator !== told.denominator || old.people !== told.people) loadings.push({ unit, key, old });
    }
    world.loaded.set(unit, file);
    world.waiting.splice(0, world.waiting.length, ...world.waiting.filter((waits) => waits !== unit));
  }
  return { loadings };
}
