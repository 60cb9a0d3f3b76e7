import assert from 'node:assert/strict';
import { test } from 'node:test';
import { narrowSums } from '#test/narrow-sums';
import { isWholeAttack } from '#test/whole-attack';
import { attackEditions, type Leak } from './attack-editions.ts';
import { drawWorld } from './draw-story.ts';
import { happen, loadFirst } from './happen.ts';
import { openStore, publish, type Edition } from './publish-story.ts';

/** Stories attacked besides those that run each time: ALLIED_ATTACKS=500 bin/test test/small-numbers/editions/editions.test.ts; ALLIED_FROM says from which on. */
const more = Number(process.env['ALLIED_ATTACKS'] ?? (isWholeAttack ? 1000 : 0));
const from = Number(process.env['ALLIED_FROM'] ?? 1000);
/** How the first stories that gave something away went: late and empty units, corrections, moves, groups that come later. */
const seeds = [1, 3, 4, 11, 57, 62, 1082, 1122, 1174, 1240, 1942, 5070, 9171, 22474, ...Array.from({ length: more }, (_one, at) => from + at)];

/** One month of an imagined country, published five times while files come late, figures are corrected, units move and rules change. */
function played(seed: number): Edition[] {
  const [world, store] = [drawWorld(seed), openStore()];
  const editions = [publish(world, store, loadFirst(world))];
  for (let edition = 1; edition < 5; edition += 1) editions.push(publish(world, store, happen(world)));
  return editions;
}

test('the attacker over editions finds what two totals less each other give away, and no more', async () => {
  const same = [{ of: ['a2', 'b2'], as: ['a', 'b'] }];
  const sums = [{ of: ['a', 'b', 'c'], is: 50 }, { of: ['a2', 'b2', 'c', 'x'], is: 55 }];
  assert.deepEqual([...await narrowSums({ sums, same }, [{ of: ['x'], width: 8 }, { of: ['a2'], width: 8 }, { of: ['a2'], less: ['a'], width: 8 }])], [[0, { low: 5, high: 5 }]]);
  assert.deepEqual([...await narrowSums({ sums, same: [] }, [{ of: ['x'], width: 8 }])], []);
});

test('nobody who reads every edition narrows a hidden count below the policy, whatever comes late, is corrected, moves or is asked anew', async () => {
  const leaks: (Leak & { seed: number })[] = [];
  let [asked, shown, figures] = [0, 0, 0];
  for (const seed of seeds) {
    const editions = played(seed);
    const attacked = await attackEditions(editions);
    leaks.push(...attacked.leaks.map((leak) => ({ seed, ...leak })));
    asked += attacked.asked;
    shown += editions.at(-1)?.figures.filter(({ isHidden }) => !isHidden).length ?? 0;
    figures += editions.at(-1)?.figures.length ?? 0;
  }
  console.log(`${asked} hidden figures of ${5 * seeds.length} editions attacked; ${shown} of ${figures} figures are shown in the last ones`);
  assert.deepEqual(leaks, []);
  // Hiding everything would leak nothing either.
  assert.ok(asked > 300 && shown > figures / 2, `${asked} asked, ${shown} of ${figures} shown`);
});

test('what is shown once is never taken back, but for a rule that asks for larger groups', () => {
  for (const seed of seeds.slice(0, 12)) {
    const editions = played(seed);
    editions.forEach(({ figures, why }, at) => {
      const hidden = new Set(figures.filter(({ isHidden }) => isHidden).map(({ name }) => name));
      const taken = (editions[at - 1]?.figures ?? []).filter(({ name, isHidden, numerator, denominator }) => !isHidden && hidden.has(name) && Math.min(numerator ?? 0, denominator === null ? Infinity : denominator - (numerator ?? 0)) >= 11);
      assert.deepEqual(taken.map(({ name }) => `${seed}: ${why}: ${name}`), []);
    });
  }
});
