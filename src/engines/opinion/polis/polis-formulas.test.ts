import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { analyseOpinion, type Vote } from '../index.ts';
import { kMeansFrom, firstDifferent } from './k-means.ts';
import { continuedCentres } from './continued-centres.ts';
import { polisPriority } from './priority.ts';
import { groupFigures } from './representativeness.ts';

const near = (actual: number | null | undefined, expected: number, within = 1e-12) => assert.ok(Math.abs((actual ?? NaN) - expected) <= within, `${actual} is not ${expected}`);
const points = (xs: readonly number[]) => ({ x: Float64Array.from(xs), y: new Float64Array(xs.length), weight: new Float64Array(xs.length).fill(1) });

describe('the figures of one statement in one group, by hand', () => {
  // Group 0: 8 of 10 agree, 1 disagrees, 1 passes. Group 1: 2 of 8 agree, 6 disagree.
  const tallies = { groups: 2, statements: 1, agree: Int32Array.of(8, 2), disagree: Int32Array.of(1, 6), seen: Int32Array.of(10, 8) };
  const { agree, disagree } = groupFigures(tallies, 0, 0);

  test('probability 9/12, test 2√11 (9/11 − ½), ratio (9/12)/(3/10)', () => {
    near(agree.probability, 0.75);
    near(agree.test, 2 * Math.sqrt(11) * (9 / 11 - 0.5));
    near(agree.representativeness, 2.5);
    near(disagree.probability, 2 / 12);
    near(disagree.representativeness, 2 / 12 / 0.7);
  });

  test('two-sample test with every count one higher', () => {
    const pooled = 12 / 20;
    near(agree.representativenessTest, (9 / 11 - 3 / 9) / Math.sqrt(pooled * (1 - pooled) * (1 / 11 + 1 / 9)));
  });

  test('no votes anywhere: no figure is missing, and the test that would divide by 0 is 0', () => {
    const none = groupFigures({ groups: 2, statements: 1, agree: new Int32Array(2), disagree: new Int32Array(2), seen: new Int32Array(2) }, 0, 0);
    assert.deepEqual(Object.values(none.agree), [0, 0, 0.5, 1, 1, 0]);
  });
});

test('priority: [importance · (1 + 8 · 2^(−S/5))]², meta statements 49', () => {
  near(polisPriority({ agree: 0, disagree: 0, seen: 0 }, 0, false), (0.5 * 1 * 0.5 * 9) ** 2);
  near(polisPriority({ agree: 3, disagree: 1, seen: 5 }, 0.5, false), ((1 - 2 / 7) * 1.5 * (4 / 7) * (1 + 8 / 2)) ** 2);
  assert.equal(polisPriority({ agree: 3, disagree: 1, seen: 5 }, 0.5, true), 49);
});

describe('k-means in order', () => {
  test('starts at the first different points and gives equally near ones to the later centre', () => {
    assert.deepEqual(firstDifferent(points([3, 3, 5, 3, 9]), 3).map((centre) => centre.x), [3, 5, 9]);
    const start = firstDifferent(points([0, 2]), 2);
    assert.deepEqual([...kMeansFrom(start, points([0, 2, 1]), 0).clusterOf], [0, 1, 1]);
  });

  test('finds two heaps, weighs points, and lets a cluster that lost everybody go', () => {
    const { clusterOf, x } = kMeansFrom(firstDifferent(points([0, 1, 10, 11]), 2), { ...points([0, 1, 10, 11]), weight: Float64Array.of(3, 1, 1, 1) }, 20);
    assert.deepEqual([...clusterOf], [0, 0, 1, 1]);
    assert.deepEqual([...x], [0.25, 10.5]);
    const lost = kMeansFrom([{ x: 0, y: 0, isEmpty: false }, { x: 99, y: 0, isEmpty: false }], points([0, 1]), 20);
    assert.deepEqual([...lost.clusterOf], [0, 0]);
  });

  test('goes on from old clusters and opens new ones at the farthest point', () => {
    assert.deepEqual(continuedCentres(points([0, 2, 9, 5]), Int32Array.of(0, 0, -1, -1), { clusters: 1, k: 2 }).map((centre) => centre.x), [1, 9]);
  });
});

describe('compat "polis"', () => {
  const votes: Vote[] = Array.from({ length: 12 }, (_, i) => [0, 1, 2, 3].map((statement): Vote => ({ participant: i, statement, value: (i < 6) === statement < 2 ? 1 : -1 }))).flat();

  test('two camps that oppose each other on everything: one component, two groups, consensus a half times a half or so', () => {
    const answer = analyseOpinion({ votes, compat: 'polis' });
    assert.deepEqual(answer.groups.map((group) => group.size), [6, 6]);
    assert.deepEqual(answer.pca?.components[0]?.map((part) => Math.abs(Math.round(part * 1e9) / 1e9)), [0.5, 0.5, 0.5, 0.5]);
    assert.deepEqual(answer.pca?.components[1], [0, 0, 0, 0]);
    for (const one of answer.statements) {
      near(one.groupConsensus, (7 / 8) * (1 / 8));
      near(one.extremity, 2 * 1 * 0.5, 1e-9);
    }
    assert.deepEqual(answer.representative[0]?.statements.map(({ id, side }) => `${id} ${side}`), ['0 agree', '1 agree', '2 disagree', '3 disagree']);
  });

  test('people with fewer than seven votes are counted only while there are fewer than seven statements or fifteen people', () => {
    const many: Vote[] = Array.from({ length: 20 }, (_, i) => Array.from({ length: i < 16 ? 8 : 2 }, (_, statement): Vote => ({ participant: i, statement, value: (i + statement) % 2 ? 1 : -1 }))).flat();
    assert.equal(analyseOpinion({ votes: many, compat: 'polis' }).inConversation.length, 16);
    assert.equal(analyseOpinion({ votes: many.filter((vote) => Number(vote.participant) > 4), compat: 'polis' }).inConversation.length, 15);
  });

  test('a refused statement counts as 0 for everybody and is never representative', () => {
    const answer = analyseOpinion({ votes, statements: [{ id: 0, moderated: -1 }], compat: 'polis' });
    assert.equal(answer.pca?.centre[0], 0);
    assert.equal(answer.statements[0]?.extremity, 0);
    assert.ok(answer.representative.every((group) => group.statements.every((one) => one.id !== 0)));
  });
});
