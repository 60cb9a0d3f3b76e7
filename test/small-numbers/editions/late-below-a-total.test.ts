import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '#engines/random';
import { attackEditions } from './attack-editions.ts';
import type { Source, World } from './draw-story.ts';
import { loadFirst, type Happened } from './happen.ts';
import { openStore, publish } from './publish-story.ts';

type People = Record<string, readonly [women: number, men: number]>;

/** A trust that gives how many there were in all, its teams that give them by sex, and other trusts. */
function story(people: People, { splits = [], isKept = false }: { splits?: readonly string[]; isKept?: boolean } = {}): World {
  const teams = Object.keys(people).filter((unit) => unit.startsWith('t0'));
  const trusts = Object.keys(people).filter((unit) => !teams.includes(unit));
  const sources: Source[] = [{ unit: 't0', counts: teams, audience: 'members', splits }, ...[...teams, ...trusts].map((unit): Source => ({ unit, counts: [unit], audience: isKept && teams.includes(unit) ? 'own' : 'members', splits: ['sex'] }))];
  const parentOf = new Map([...['t0', ...trusts].map((trust): [string, string] => [trust, 'top']), ...teams.map((team): [string, string] => [team, 't0'])]);
  return {
    random: seededRandom('late below a total'), parentOf, everAbove: new Map([...parentOf].map(([unit, parent]) => [unit, new Set([parent])])), organisationOf: (unit) => (isKept ? unit : unit.slice(0, 2)),
    sources: new Map(sources.map((source) => [source.unit, source])), versions: new Map(), loaded: new Map(), minimum: 8, peopleIn: 'numerator', professions: [], waiting: [], truth: new Map(),
    people: new Map(Object.entries(people).flatMap(([unit, [women, men]]) => [[`${unit} /f/`, { came: 0, of: women }], [`${unit} /m/`, { came: 0, of: men }]] as const)),
  };
}

const cases: { what: string; world: () => World; files: string[][]; shows?: string[]; hides?: string[] }[] = [
  { what: 'its only team comes later', world: () => story({ t0a: [17, 1], t1: [30, 40] }), files: [['t0', 't1'], ['t0a']] },
  { what: 'a second team comes later beside one that is hidden', world: () => without(['t0a', 't0b', 't1'], story({ t0a: [3, 0], t0b: [25, 22], t1: [30, 40] })), files: [['t0', 't0a', 't1'], ['t0b']] },
  { what: 'it comes after teams of other organisations, which keep their figures', world: () => story({ t0a: [30, 25], t0b: [3, 0], t1: [30, 40] }, { isKept: true }), files: [['t0a', 't0b', 't1'], ['t0']] },
  { what: 'its team, which was told, gives its groups later and another team would be what they leave', world: () => without(['t0a', 't0b'], story({ t0a: [25, 22], t0b: [3, 14], t1: [30, 40], t2: [50, 60] }, { splits: ['sex'] })), files: [['t0', 't0a', 't0b', 't1'], ['t2'], ['t0a']], hides: ['t0a sex f', 't0a sex m'] },
  { what: 'it comes with its team, later than others', world: () => story({ t0a: [30, 25], t1: [30, 40] }), files: [['t1'], ['t0', 't0a']], shows: ['t0', 't0a', 't0a sex f'] },
  { what: 'its teams come later and all of them are told', world: () => story({ t0a: [17, 12], t0b: [20, 21], t1: [30, 40] }), files: [['t0', 't1'], ['t0a', 't0b']], shows: ['t0', 't0a', 't0b', 't0b sex m', 't0 sex f'] },
];

for (const { what, world: tell, files, shows = [], hides = [] } of cases) {
  it(`a unit that gave its own total tells of nobody below it where ${what}`, async () => {
    const [world, store] = [tell(), openStore()];
    const editions = files.map((units) => publish(world, store, load(world, units)));
    const { leaks } = await attackEditions(editions);
    assert.deepEqual(leaks, []);
    const shown = new Set(editions.at(-1)?.figures.flatMap(({ name, isHidden }) => (isHidden ? [] : [name.trim().replaceAll(/ +/g, ' ')])));
    assert.deepEqual(['top', ...shows].filter((name) => !shown.has(name)), [], [...shown].join());
    assert.deepEqual(hides.filter((name) => shown.has(name)), []);
  });
}

/** These units give no groups at first. */
function without(units: readonly string[], world: World): World {
  for (const unit of units) Object.assign(world.sources.get(unit) ?? {}, { splits: [] });
  return world;
}

/** Lets these files come; a team that came without groups gives them when it comes again. */
function load(world: World, units: readonly string[]): Happened {
  for (const unit of units) { const source = world.sources.get(unit); if (source?.splits.length === 0 && world.loaded.has(unit)) source.splits = ['sex']; }
  world.waiting.splice(0, world.waiting.length, ...units);
  return loadFirst({ ...world, random: () => 0 });
}
