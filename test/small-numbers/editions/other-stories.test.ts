import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isWholeAttack } from '#test/whole-attack';
import { attackEditions, type Leak } from './attack-editions.ts';
import { drawWorld, happenings, type World } from './draw-story.ts';
import { happen, loadFirst } from './happen.ts';
import { openStore, publish, type Edition } from './publish-story.ts';

function played(world: World, editions: number): Edition[] {
  const store = openStore();
  return Array.from({ length: editions }, (_none, at) => publish(world, store, at === 0 ? loadFirst(world) : happen(world, at === 2 ? ['swap'] : happenings)));
}

/** Stories that gave something away before this was mended, and some more; in `bin/attack` many more. */
const seedsAnd = (...known: number[]): number[] => [...new Set([...known, ...Array.from({ length: isWholeAttack ? 400 : 4 }, (_none, at) => at + 1)])];

async function attacked(seeds: readonly number[], tell: (seed: number) => World): Promise<{ leaks: (Leak & { seed: number })[]; asked: number; shown: number; swaps: number }> {
  const all = { leaks: [] as (Leak & { seed: number })[], asked: 0, shown: 0, swaps: 0 };
  for (const seed of seeds) {
    const world = tell(seed);
    const editions = played(world, 4);
    const found = await attackEditions(editions, { isAmount: world.peopleIn === 'separate' });
    all.leaks.push(...found.leaks.map((leak) => ({ seed, ...leak })));
    all.asked += found.asked;
    all.shown += editions.at(-1)?.figures.filter(({ isHidden }) => !isHidden).length ?? 0;
    all.swaps += editions.filter(({ why }) => why === 'swap').length;
  }
  return all;
}

it('measures whose people are counted apart: no amount behind which too few people stand is ever known exactly', async () => {
  const { leaks, asked, shown } = await attacked(seedsAnd(18, 93, 96, 151, 203, 207, 334), (seed) => ({ ...drawWorld(`separate ${seed}`), peopleIn: 'separate' }));
  assert.deepEqual(leaks, []);
  assert.ok(asked > 60 && shown > 60, `${asked} asked, ${shown} shown`);
});

it('teams that change places for others of the same count: no total tells that one of them is a sum of the other', async () => {
  const { leaks, asked, shown, swaps } = await attacked(seedsAnd(90, 93, 170, 386), (seed) => evened(drawWorld(`swapped ${seed}`)));
  assert.deepEqual(leaks, []);
  assert.ok(asked > 60 && shown > 60 && swaps >= 2, `${asked} asked, ${shown} shown, ${swaps} swaps`);
});

/** Teams of other trusts get the people of a team of the first, group by group, so that a swap leaves totals as they were. */
function evened(world: World): World {
  for (const [name, people] of world.people) {
    const [unit = '', group = ''] = name.split(' ');
    const twin = world.people.get(`t0${unit.slice(2)} ${group}`);
    if (unit.length > 2 && twin) Object.assign(people, twin);
  }
  return world;
}
