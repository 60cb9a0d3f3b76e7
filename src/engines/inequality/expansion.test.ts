import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { normalQuantile } from '#engines/special';
import { WeightedSum } from './convolution.ts';
import { ExpandedSum, expandedQuantile } from './expansion.ts';
import { scaleOf } from './scale.ts';

const quantile = (sum: ExpandedSum | null, weights: readonly number[], z: number): number | null => (sum === null ? null : expandedQuantile(sum.at(weights), z));

describe('the sum by its cumulants', () => {
  it('says what the whole distribution says, to a ten-thousandth of a standard deviation and mostly far closer, or says nothing', () => {
    const random = seededRandom('expansion');
    const told = { rate: 0, proportion: 0 };
    let furthest = 0;
    for (let round = 0; round < 60; round += 1) for (const kind of ['rate', 'proportion'] as const) {
      const widest = [0.02, 0.05, 0.1, 0.2, 0.3][round % 5] ?? 0;
      const values = Array.from({ length: 5 + (round % 6) }, () => ({ at: kind === 'rate' ? Math.log(100 + 300 * random()) : 2 - 4 * random(), error: widest * (0.2 + 0.8 * random()) }));
      const weights = values.map(() => random() - 0.5);
      const sum = ExpandedSum.of(values, kind);
      const whole = new WeightedSum(values, weights, scaleOf[kind]);
      for (const chance of [0.001, 0.025, 0.05, 0.95, 0.975, 0.999]) {
        const found = quantile(sum, weights, normalQuantile(chance));
        if (found === null) continue;
        told[kind] += 1;
        const density = Math.exp(-(normalQuantile(chance) ** 2) / 2) / Math.sqrt(2 * Math.PI);
        const miss = Math.abs(whole.cumulative(found) - chance) / density;
        furthest = Math.max(furthest, miss);
        assert.ok(miss < 1e-4, `${kind} ${widest} ${chance}: ${miss} standard deviations off`);
      }
    }
    assert.ok(told.rate > 150 && told.proportion > 250, JSON.stringify(told));
    if (process.env['SAY'] === '1') console.log(furthest, told);
  });

  it('leaves wide errors, and none, to the convolution', () => {
    assert.equal(ExpandedSum.of([{ at: 5, error: 0.4 }], 'rate'), null);
    assert.equal(ExpandedSum.of([{ at: 5, error: 0 }], 'rate'), null);
    assert.equal(quantile(ExpandedSum.of([{ at: 5, error: 0.3 }], 'rate'), [1], 3), null);
  });

  it('has the cumulants of one lognormal and one logit-normal', () => {
    const [error, mean] = [0.1, Math.exp(3 + 0.005)];
    const one = ExpandedSum.of([{ at: 3, error }], 'rate');
    assert.ok(Math.abs((one?.at([1]).mean ?? 0) / mean - 1) < 1e-15);
    assert.ok(Math.abs(Math.sqrt(one?.at([2]).variance ?? 0) / (2 * mean * Math.sqrt(Math.expm1(0.01))) - 1) < 1e-14);
    const half = ExpandedSum.of([{ at: 0, error: 0.2 }], 'proportion');
    assert.ok(Math.abs((half?.at([1]).mean ?? 0) - 0.5) < 1e-15, 'symmetric');
    assert.ok(Math.abs((quantile(half, [1], 0) ?? 0) - 0.5) < 1e-15);
  });
});
