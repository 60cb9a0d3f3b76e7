import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '#engines/random';
import { attackEditions } from './attack-editions.ts';
import type { Source, World } from './draw-story.ts';
import { loadFirst, type Happened } from './happen.ts';
import { openStore, publish, type Edition } from './publish-story.ts';

/**
 * Trust t0 gives how many there were in all, and its team, which keeps its figures to itself, gives them by sex. So the total above holds everybody of t0, but the women of that total are those of t1 alone. The team has
 * no women: the women of t1 and of t0 add up to the total as if both were in it. Trust t2 comes first, where others come later.
 */
function story(peopleIn: World['peopleIn']): World {
  const sources: Source[] = [{ unit: 't0', counts: ['t0', 't0a'], audience: 'members', splits: [] }, { unit: 't0a', counts: ['t0a'], audience: 'own', splits: ['sex'] }, ...['t1', 't2'].map((unit): Source => ({ unit, counts: [unit], audience: 'members', splits: ['sex'] }))];
  const parentOf = new Map([['t0', 'top'], ['t1', 'top'], ['t2', 'top'], ['t0a', 't0']]);
  return {
    random: seededRandom('not in the total'), parentOf, everAbove: new Map([...parentOf].map(([unit, parent]) => [unit, new Set([parent])])), organisationOf: (unit) => unit.slice(0, 2),
    sources: new Map(sources.map((source) => [source.unit, source])), versions: new Map(), loaded: new Map(), minimum: 8, peopleIn, professions: [], waiting: [], truth: new Map(),
    people: new Map([['t0 /f/', { came: 30, of: 60 }], ['t0 /m/', { came: 30, of: 60 }], ['t0a /f/', { came: 0, of: 0 }], ['t0a /m/', { came: 25, of: 50 }], ['t1 /f/', { came: 20, of: 40 }], ['t1 /m/', { came: 1, of: 2 }], ['t2 /f/', { came: 20, of: 40 }], ['t2 /m/', { came: 30, of: 60 }]]),
  };
}

for (const peopleIn of ['separate', 'numerator', 'both'] as const) {
  it(`where a unit's groups are not in the total that holds the unit, the total gives no other unit's groups away (people in ${peopleIn})`, async () => {
    const world = story(peopleIn);
    await attackAll(world, [publish(world, openStore(), load(world, ['t0', 't0a', 't1']))]);
  });
}

// Of amounts nothing would be shown here but what trust t2 gave.
for (const peopleIn of ['numerator', 'both'] as const) {
  it(`nor does it where all of this comes after others were published (people in ${peopleIn})`, async () => {
    const [world, store] = [story(peopleIn), openStore()];
    await attackAll(world, [publish(world, store, load(world, ['t2'])), publish(world, store, load(world, ['t0', 't0a', 't1']))]);
  });
}

async function attackAll(world: World, editions: readonly Edition[]): Promise<void> {
  const { leaks, asked } = await attackEditions(editions, { isAmount: world.peopleIn === 'separate' });
  assert.deepEqual(leaks, []);
  const shown = editions.at(-1)?.figures.filter(({ isHidden }) => !isHidden).map(({ name }) => name.trim()) ?? [];
  assert.ok(asked >= 4 && ['t0', 't1', 'top'].every((unit) => shown.includes(unit)), `${asked} asked, shown are ${shown.join()}`);
}

/** Lets these files come. */
function load(world: World, units: readonly string[]): Happened {
  world.waiting.splice(0, world.waiting.length, ...units);
  return loadFirst({ ...world, random: () => 0 });
}
