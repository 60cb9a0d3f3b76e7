import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEWEST_TOLD, inFullTens, tellable, tellByWho, tellParts, type ToldParts } from './small-numbers.ts';

/** Every table of so many parts with counts up to `most`. */
function* tables(parts: number, most: number): Generator<number[]> {
  if (parts === 0) { yield []; return; }
  for (const rest of tables(parts - 1, most)) for (let count = 0; count <= most; count += 1) yield [...rest, count];
}

/**
 * The attack of somebody who knows the rule: all tables that are published alike are the ones they cannot tell apart. Answers the
 * fewest different counts that any hidden part may have, over all that can be published.
 */
function fewestPossible(tell: (counts: readonly number[]) => ToldParts, parts: number, most: number): number {
  const possible = new Map<string, { told: ToldParts; counts: Set<number>[] }>();
  for (const counts of tables(parts, most)) {
    const told = tell(counts);
    const key = JSON.stringify(told);
    const seen = possible.get(key) ?? { told, counts: counts.map(() => new Set<number>()) };
    counts.forEach((count, at) => seen.counts[at]?.add(count));
    possible.set(key, seen);
  }
  return Math.min(...[...possible.values()].flatMap(({ told, counts }) => counts.filter((_each, at) => told.parts[at] === null).map(({ size }) => size)));
}

test('tells nobody and eight and more, and can be set higher but never lower', () => {
  assert.deepEqual([0, 1, 7, 8, 9].map((count) => tellable(count)), [true, false, false, true, true]);
  assert.equal(tellable(9, 10), false);
  assert.equal(tellable(5, 2), false);
});

test('hides a second part where one would follow by subtraction', () => {
  assert.deepEqual(tellParts([3, 20, 40]), { parts: [null, null, 40], total: 63 });
  assert.deepEqual(tellParts([20, 40]), { parts: [20, 40], total: 60 });
  assert.deepEqual(tellParts([2, 3, 40]), { parts: [null, null, null], total: 45 });
  assert.deepEqual(tellParts([3, 2]), { parts: [null, null], total: null });
  assert.deepEqual(tellParts([7, 0]), { parts: [null, null], total: null });
  assert.deepEqual(tellParts([0, 12]), { parts: [0, 12], total: 12 });
});

test('leaves no hidden part that can be worked out by somebody who knows the rule', () => {
  for (const [parts, most] of [[2, 40], [3, 28], [4, 17]] as const) {
    const fewest = fewestPossible((counts) => tellParts(counts), parts, most);
    assert.ok(fewest >= 2, `with ${parts} parts a hidden one has ${fewest} possible counts`);
  }
});

test('would give parts away without the second protection', () => {
  const firstOnly = (counts: readonly number[]): ToldParts => ({ parts: counts.map((count) => (tellable(count) ? count : null)), total: counts.reduce((sum, count) => sum + count, 0) });
  assert.equal(fewestPossible(firstOnly, 3, 28), 1);
});

test('tells counts by who people are in full tens, with a sum that does not narrow them', () => {
  assert.deepEqual([0, 9, 10, 19, 20].map(inFullTens), [null, null, 10, 10, 20]);
  assert.deepEqual(tellByWho([4, 27, 33]), { parts: [null, 20, 30], total: 60 });
  assert.deepEqual(tellByWho([9, 9, 9, 9]), { parts: [null, null, null, null], total: 20 });
  for (const [parts, most] of [[1, 60], [2, 39], [3, 29], [4, 19]] as const) assert.ok(fewestPossible(tellByWho, parts, most) >= FEWEST_TOLD);
});
