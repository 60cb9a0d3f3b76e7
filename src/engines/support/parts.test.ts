import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { cholesky, logDeterminant, solve } from './cholesky.ts';
import { drawGamma } from './draw-gamma.ts';
import { learnPositionWeights } from './position-weights.ts';
import { weighPriors } from './rate-prior.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the parts of support', () => {
  it('draws gamma numbers with their mean and variance, for small shapes too', () => {
    const random = seededRandom(3);
    for (const shape of [0.3, 1, 4, 60]) {
      const draws = Array.from({ length: 20_000 }, () => drawGamma(shape, random));
      assert.ok(Math.abs(mean(draws) / shape - 1) < 0.04, `${shape}: ${mean(draws)}`);
      assert.ok(Math.abs(mean(draws.map((draw) => (draw - shape) ** 2)) / shape - 1) < 0.08);
    }
    assert.equal(drawGamma(0, random), 0);
  });

  it('solves a positive definite matrix and refuses another', () => {
    const lower = cholesky([[4, 2, 0], [2, 5, 3], [0, 3, 6]]);
    assert.ok(lower);
    assert.deepEqual(solve(lower, [8, 21, 24]).map((one) => Number(one.toFixed(12))), [1, 2, 3]);
    assert.ok(Math.abs(logDeterminant(lower) - Math.log(4 * (30 - 9) - 2 * 12)) < 1e-12);
    assert.equal(cholesky([[1, 2], [2, 1]]), undefined);
  });

  const shapes: Record<string, (position: number) => number> = { 'a power law': (k) => k ** -0.8, 'a geometric fall': (k) => 0.93 ** (k - 1), 'a fold': (k) => (k <= 8 ? 1 : 0.25), 'no fall': () => 1 };
  for (const [name, look] of Object.entries(shapes)) {
    it(`learns ${name} and holds the truth between its draws`, () => {
      const positions = Array.from({ length: 60 }, (_position, at) => at + 1);
      const slots = new Map(positions.map((position) => [position, { impressions: 4000, votes: Math.round(4000 * 0.3 * look(position)) }]));
      const weights = learnPositionWeights(positions, slots);
      assert.ok(weights);
      for (const draw of weights.draws) assert.deepEqual(draw, draw.toSorted((a, b) => b - a));
      const errors = weights.positions.map((position, at) => Math.abs(Math.log(mean(weights.draws.map((draw) => draw[at] ?? 0)) / look(position))));
      // A fold cannot be followed within a card or two; elsewhere the weights are right to a few per cent.
      assert.ok(mean(errors) < 0.08, String(mean(errors)));
    });
  }

  it('finds how ideas differ, and believes in some difference when votes are few', () => {
    const random = seededRandom(9);
    const priorsOf = (variation: number, exposure: number) => {
      const ideas = Array.from({ length: 400 }, () => {
        const rate = (drawGamma(1 / variation ** 2, random) * variation ** 2 * 0.2 * exposure);
        let [votes, passed] = [0, -Math.log(1 - random())];
        for (; passed < rate; passed -= Math.log(1 - random())) votes += 1;
        return { votes, exposure };
      });
      return weighPriors(ideas);
    };
    const variationOf = (variation: number, exposure: number) => priorsOf(variation, exposure).reduce((sum, { shape, weight }) => sum + weight / Math.sqrt(shape), 0);
    assert.ok(Math.abs(variationOf(0.5, 200) - 0.5) < 0.06);
    assert.ok(variationOf(0.05, 200) < 0.15);
    const allButEqual = priorsOf(0.2, 1).filter(({ shape }) => shape > 95).reduce((sum, { weight }) => sum + weight, 0);
    assert.ok(allButEqual > 0 && allButEqual < 0.05, String(allButEqual));
    assert.deepEqual(weighPriors([]), []);
  });
});
