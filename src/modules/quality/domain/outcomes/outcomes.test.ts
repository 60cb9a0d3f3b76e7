import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instruments } from './instruments.ts';
import { activityMean, goalAttainment, topScore, wellbeingMetric } from './score.ts';
import { protectOutcomes, sumPairs, type Pair } from './sum-pairs.ts';

const places = (value: number | null, digits: number): string | undefined => value?.toFixed(digits);
const goals = (results: number[], weights: number[] = results.map(() => 1)) => results.map((result, at) => ({ result, weight: weights[at] ?? 0 }));

test('scores are those of the published cases: goals, wellbeing, activities, decisions together', () => {
  assert.deepEqual([[0, 0, 0], [-1, -1, -1], [1, 0, -1], [1], [-1]].map((results) => places(goalAttainment(goals(results)), 2)), ['50.00', '36.31', '50.00', '60.00', '40.00']);
  assert.equal(places(goalAttainment(goals([1, 0, 2], [2, 3, 6])), 2), '66.66');
  assert.equal(goalAttainment(goals([1], [0])), null);
  assert.deepEqual([7, 21, 35, 6, 36, 7.5].map(wellbeingMetric), [7, 19.25, 35, null, null, null]);
  assert.deepEqual([activityMean([2, 3, 4]), activityMean([2, 3]), activityMean([2, 3, 11])], [3, null, null]);
  assert.deepEqual([places(topScore({ sheets: 30, incomplete: 3, highest: 12 }), 1), topScore({ sheets: 27, incomplete: 3, highest: 12 })], ['44.4', null]);
});

/** 40 people measured twice: 25 gain 3 points, 10 gain 1 and 5 lose 1; 12 were measured once. */
const pairs: Pair[] = [...Array.from({ length: 40 }, (_one, at) => ({ group: '', first: 4, last: at < 25 ? 7 : at < 35 ? 5 : 3 })), ...Array.from({ length: 12 }, () => ({ group: '', first: 4, last: null }))];

test('40 pairs give the mean change with its limits, the share that gained enough, and 12 who were not measured twice', () => {
  const sums = sumPairs(pairs, { better: 'higher', smallestChange: 2 });
  assert.deepEqual(sums, [{ group: '', people: 52, pairs: 40, better: 25, changes: 80, squares: 240 }]);
  const [all] = protectOutcomes(sums, { countsBetter: true, hasMean: true });
  // By hand: 80/40 = 2; variance (240 − 160)/39 = 2.0513; 2.0227 × 1.4322 ÷ √40 = 0.4580.
  assert.deepEqual(all, { group: '', people: 52, pairs: 40, unpaired: 12, better: 25, others: 15, mean: 2, lower: 1.54, upper: 2.46, deviation: 1.43 });
  assert.equal(sumPairs(pairs, { better: 'lower', smallestChange: 1 })[0]?.better, 5);
});

test('of ten goals with a result the reached ones are counted, and goals without one are missing', () => {
  const results = [...[1, 0, 0, 2, 0, 1, 0, 0, -1, -2, 0, 0, -1, -1, -1, -1, -1, -1].map((last) => ({ group: '', first: 0, last })), ...Array.from({ length: 9 }, () => ({ group: '', first: 0, last: null }))];
  const [all] = protectOutcomes(sumPairs(results, { better: 'higher', smallestChange: 0 }), { countsBetter: true, hasMean: false });
  assert.deepEqual([all?.better, all?.pairs, all?.unpaired, all?.mean], [10, 18, 9, null]);
});

test('few people hide: fewer than eight without a second measurement, a small group, and every other group with it', () => {
  const group = (name: string, count: number, unpaired: number) => ({ group: name, people: count + unpaired, pairs: count, better: Math.floor(count / 2), changes: count, squares: count * 3 });
  const few = protectOutcomes([group('', 40, 3)], { countsBetter: true, hasMean: true })[0];
  assert.deepEqual([few?.pairs, few?.unpaired, few?.deviation, few?.mean], [null, null, null, 1]);
  const [all, ...groups] = protectOutcomes([group('Town', 40, 20), group('Village', 5, 20)], { countsBetter: true, hasMean: true });
  assert.deepEqual([all?.pairs, ...groups.map(({ pairs: of, mean }) => [of, mean])], [45, [null, null], [null, null]]);
  assert.deepEqual(protectOutcomes([group('Town', 40, 20), group('Village', 30, 20)], { countsBetter: true, hasMean: true }).map(({ pairs: of, mean }) => [of, mean]), [[70, 1], [40, 1], [30, 1]]);
});

test('the register calls free only what its sources call free, and takes no change from memory', () => {
  assert.deepEqual(instruments.filter(({ licence }) => licence === 'free').map(({ code }) => code), ['goals', 'gas', 'psfs', 'phq-9', 'gad-7']);
  assert.deepEqual(instruments.flatMap(({ code, change }) => (change ? [`${code} ${change.value}`] : [])), ['psfs 2', 'wemwbs 3', 'barthel 3', 'toms 0.5', 'msk-hq 6']);
});
