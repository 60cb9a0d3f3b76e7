import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '#engines/random';
import { attackEditions } from './attack-editions.ts';
import type { Source, World } from './draw-story.ts';
import { loadFirst, type Happened } from './happen.ts';
import { openStore, publish } from './publish-story.ts';

type People = Record<string, readonly [women: number, men: number]>;

/** A trust that gives how many there were in all, its teams that give them by sex, and another trust. */
function story(people: People, { splits = [], isKept = false }: { splits?: readonly string[]; isKept?: boolean } = {}): World {
  const teams = Object.keys(people).filter((unit) => unit.startsWith('t0'));
  const sources: Source[] = [{ unit: 't0', counts: teams, audience: 'members', splits }, ...[...teams, 't1'].map((unit): Source => ({ unit, counts: [unit], audience: isKept && unit !== 't1' ? 'own' : 'members', splits: ['sex'] }))];
  const parentOf = new Map([['t0', 'top'], ['t1', 'top'], ...teams.map((team): [string, string] => [team, 't0'])]);
  return {
    random: seededRandom('late below a total'), parentOf, everAbove: new Map([...parentOf].map(([unit, parent]) => [unit, new Set([parent])])), organisationOf: (unit) => (isKept ? unit : unit.slice(0, 2)),
    sources: new Map(sources.map((source) => [source.unit, source])), versions: new Map(), loaded: new Map(), minimum: 8, peopleIn: 'numerator', professions: [], waiting: [], truth: new Map(),
    people: new Map(Object.entries(people).flatMap(([unit, [women, men]]) => [[`${unit} /f/`, { came: 0, of: women }], [`${unit} /m/`, { came: 0, of: men }]] as const)),
  };
}

const cases: { what: string; world: () => World; files: string[][]; shows?: string[] }[] = [
  { what: 'its only team comes later', world: () => story({ t0a: [17, 1], t1: [30, 40] }), files: [['t0', 't1'], ['t0a']] },
  { what: 'a second team comes later beside one that is hidden', world: () => story({ t0a: [3, 40], t0b: [25, 22], t1: [30, 40] }, { splits: ['sex'] }), files: [['t0', 't0a', 't1'], ['t0b']] },
  { what: 'it comes after a team of another organisation that keeps its figures', world: () => story({ t0a: [17, 1], t1: [30, 40] }, { isKept: true }), files: [['t0a', 't1'], ['t0']] },
  { what: 'it comes with its team, later than others', world: () => story({ t0a: [30, 25], t1: [30, 40] }), files: [['t1'], ['t0', 't0a']], shows: ['t0', 't0a', 't0a sex f'] },
  { what: 'its teams come later and all of them are told', world: () => story({ t0a: [17, 12], t0b: [20, 21], t1: [30, 40] }), files: [['t0', 't1'], ['t0a', 't0b']], shows: ['t0', 't0a', 't0b', 't0b sex m', 't0 sex f'] },
];

for (const { what, world: tell, files, shows = [] } of cases) {
  it(`a unit that gave its own total tells of nobody below it where ${what}`, async () => {
    const [world, store] = [tell(), openStore()];
    const editions = files.map((units) => publish(world, store, load(world, units)));
    const { leaks } = await attackEditions(editions);
    assert.deepEqual(leaks, []);
    const shown = new Set(editions.at(-1)?.figures.flatMap(({ name, isHidden }) => (isHidden ? [] : [name.trim().replaceAll(/ +/g, ' ')])));
    assert.deepEqual(['t1', ...shows].filter((name) => !shown.has(name)), [], [...shown].join());
  });
}

/** Lets these files come. */
function load(world: World, units: readonly string[]): Happened {
  world.waiting.splice(0, world.waiting.length, ...units);
  return loadFirst({ ...world, random: () => 0 });
}
