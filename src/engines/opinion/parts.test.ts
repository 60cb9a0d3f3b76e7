import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { adjustedRandIndex } from './groups/agreement-of-partitions.ts';
import { kMeans } from './groups/k-means.ts';
import { principalAxes } from './groups/principal-axes.ts';
import { meanSilhouette } from './groups/silhouette.ts';
import { fitBlobs } from './groups/uneven-means.ts';
import { fitVotes } from './model/fit-votes.ts';
import { invertInPlace } from './model/invert.ts';
import { agreeProbability } from './model/predict.ts';
import { areaUnderCurve, meanLogLoss } from './model/scoring.ts';
import { plantedVotes } from './planted-votes.ts';
import { chooseRows, randomFractions, randomNumbers } from './random.ts';
import { internVotes } from './votes/intern-votes.ts';
import { buildMatrix, clearVotes, keepCells, thinPeople } from './votes/vote-matrix.ts';

const near = (actual: number | null | undefined, expected: number, within: number) => assert.ok(Math.abs((actual ?? NaN) - expected) <= within, `${actual} is not ${expected}`);

describe('measures', () => {
  test('adjusted Rand index: 1 for the same partition under other names, and the example of Hubert and Arabie’s kind by hand', () => {
    assert.equal(adjustedRandIndex(['a', 'a', 'b'], [2, 2, 1]), 1);
    assert.equal(adjustedRandIndex([], []), null);
    // Pairs together in both 1, in the first 2, in the second 2 of 6: (1 − 4/6) / (2 − 4/6) = 0.25.
    near(adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]), (1 - 2 / 6) / (1.5 - 2 / 6), 1e-12);
  });

  test('silhouette by hand: two points at 0 and 1, one alone at 4', () => {
    near(meanSilhouette(Float64Array.of(0, 1, 4), 1, Int32Array.of(0, 0, 1)), ((4 - 1) / 4 + (3 - 1) / 3 + 0) / 3, 1e-12);
    assert.equal(meanSilhouette(Float64Array.of(0, 1), 1, Int32Array.of(0, 0)), null);
  });

  test('area under the curve by counting pairs, ties half', () => {
    fc.assert(fc.property(fc.array(fc.record({ p: fc.integer({ min: 0, max: 5 }), y: fc.integer({ min: 0, max: 1 }) }), { maxLength: 30 }), (cases) => {
      const pairs = cases.flatMap((one) => cases.filter((other) => one.y === 1 && other.y === 0).map((other) => (one.p > other.p ? 1 : one.p === other.p ? 0.5 : 0)));
      const expected = pairs.length === 0 ? null : pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length;
      const actual = areaUnderCurve(cases.map((one) => one.p), cases.map((one) => one.y));
      if (expected === null) assert.equal(actual, null);
      else near(actual, expected, 1e-12);
    }));
    near(meanLogLoss([0.8, 0.5], [1, 0]), -(Math.log(0.8) + Math.log(0.5)) / 2, 1e-12);
  });
});

describe('small squares', () => {
  test('axes are those of a turned ellipse', () => {
    const { values, axes } = principalAxes(Float64Array.of(2, 1, 1, 2), 2);
    near(values[0], 3, 1e-12);
    near(values[1], 1, 1e-12);
    near(axes[0], Math.SQRT1_2, 1e-12);
    near(axes[1], Math.SQRT1_2, 1e-12);
  });

  test('the inverse undoes the square', () => {
    const square = Float64Array.of(4, 1, 0, 1, 3, 1, 0, 1, 2);
    const inverse = square.slice();
    invertInPlace(inverse, 3);
    for (let a = 0; a < 3; a += 1) for (let b = 0; b < 3; b += 1) near([0, 1, 2].reduce((sum, k) => sum + (square[a * 3 + k] ?? 0) * (inverse[k * 3 + b] ?? 0), 0), a === b ? 1 : 0, 1e-12);
  });
});

describe('clusters', () => {
  const cloud = (values: readonly number[]) => ({ points: Float64Array.from(values), dimensions: 1, size: values.length });

  test('k-means gives the same clusters in any order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 30 }), (values) => {
      const forward = [...kMeans(cloud(values), 3).clusterOf];
      const backward = [...kMeans(cloud(values.toReversed()), 3).clusterOf].toReversed();
      assert.equal(adjustedRandIndex(forward, backward), 1);
    }));
  });

  test('clusters of uneven size keep their own share', () => {
    const { offset } = fitBlobs(cloud([...Array.from({ length: 30 }, (_, i) => i / 30), ...Array.from({ length: 5 }, (_, i) => 9 + i / 5)]), Float64Array.of(0, 9), 50);
    assert.ok((offset[0] ?? 9) < (offset[1] ?? 0), 'the larger cluster reaches further');
  });
});

describe('votes in columns', () => {
  const { votes } = plantedVotes({ people: 30, statements: 12, groups: 2, density: 0.5, seed: 1 });
  const matrix = buildMatrix(internVotes(votes).columns);

  test('both stores hold the same votes', () => {
    const byPerson = Array.from({ length: matrix.people }, (_, i) => Array.from(matrix.column.subarray(matrix.rowStart[i], matrix.rowStart[i + 1]), (j, place) => `${i} ${j} ${matrix.value[(matrix.rowStart[i] ?? 0) + place]}`)).flat();
    const byStatement = Array.from({ length: matrix.statements }, (_, j) => Array.from(matrix.row.subarray(matrix.columnStart[j], matrix.columnStart[j + 1]), (i, place) => `${i} ${j} ${matrix.columnValue[(matrix.columnStart[j] ?? 0) + place]}`)).flat();
    assert.deepEqual(byPerson.toSorted(), byStatement.toSorted());
    assert.equal(byPerson.length, votes.length);
  });

  test('cells are left out, kept or doubled, and people are thinned whole', () => {
    assert.equal(keepCells(matrix, new Uint8Array(matrix.value.length).fill(2)).value.length, 2 * votes.length);
    assert.equal(clearVotes(matrix, new Uint8Array(12)).value.includes(0), false);
    const thin = thinPeople(matrix, votes.length / 2);
    assert.equal(thin.matrix.people, 15);
    for (const [row, i] of thin.chosen.entries()) assert.equal((thin.matrix.rowStart[row + 1] ?? 0) - (thin.matrix.rowStart[row] ?? 0), (matrix.rowStart[i + 1] ?? 0) - (matrix.rowStart[i] ?? 0));
  });
});

describe('chance that repeats', () => {
  test('the same seed gives the same numbers, another seed or stream others', () => {
    const first = (seed: number, stream: number) => Array.from({ length: 5 }, randomNumbers(seed, stream));
    assert.deepEqual(first(1, 1), first(1, 1));
    assert.notDeepEqual(first(1, 1), first(2, 1));
    assert.notDeepEqual(first(1, 1), first(1, 2));
    const random = randomFractions(5, 5);
    const mean = Array.from({ length: 20_000 }, random).reduce((sum, one) => sum + one, 0) / 20_000;
    near(mean, 0.5, 0.01);
  });

  test('rows are chosen in rising order, as many as wanted, each as often', () => {
    const random = randomFractions(2, 2);
    const counts = new Int32Array(10);
    for (let run = 0; run < 3000; run += 1) {
      const rows = chooseRows(10, 4, random);
      assert.equal(new Set(rows).size, 4);
      for (const row of rows) counts[row] = (counts[row] ?? 0) + 1;
    }
    for (const count of counts) near(count / 3000, 0.4, 0.05);
    assert.deepEqual(chooseRows(3, 9, random), [0, 1, 2]);
  });
});

test('the model learns shares it is shown: expected agreement of a statement is near its share', () => {
  const { votes } = plantedVotes({ people: 300, statements: 10, groups: 1, density: 0.9, seed: 3 });
  const matrix = clearVotes(buildMatrix(internVotes(votes).columns), new Uint8Array(10));
  const model = fitVotes(matrix, { sweeps: 8 });
  for (let j = 0; j < 10; j += 1) {
    const cast = matrix.columnValue.subarray(matrix.columnStart[j], matrix.columnStart[j + 1]);
    const share = cast.filter((value) => value === 1).length / cast.length;
    const expected = Array.from({ length: 300 }, (_, i) => agreeProbability(model, i, j)).reduce((sum, one) => sum + one, 0) / 300;
    near(expected, share, 0.02);
  }
});
