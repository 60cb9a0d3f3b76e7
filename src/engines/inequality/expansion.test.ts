import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { normalQuantile } from '#engines/special';
import { Columns } from './columns.ts';
import { WeightedSum, type Uncertain } from './convolution.ts';
import { ExpandedSum } from './expansion.ts';
import { scaleOf } from './scale.ts';

type Kind = 'rate' | 'proportion';

/** The values read; null where they are not taken. */
function read(values: readonly Uncertain[], kind: Kind): ExpandedSum | null {
  const columns = new Columns();
  columns.clear(values.length);
  columns.at.set(values.map(({ at }) => at));
  columns.error.set(values.map(({ error }) => error));
  const sum = new ExpandedSum();
  return sum.read(columns, kind) ? sum : null;
}

const weighed = (sum: ExpandedSum | null, ...weights: Parameters<ExpandedSum['weigh']>): ExpandedSum => {
  assert.ok(sum);
  sum.weigh(...weights);
  return sum;
};
const numbers = (...values: readonly number[]) => Float64Array.from(values);

describe('the sum by its cumulants', () => {
  it('says what the whole distribution says, to a ten-thousandth of a standard deviation and mostly far closer, or says nothing', () => {
    const random = seededRandom('expansion');
    const told = { rate: 0, proportion: 0 };
    let furthest = 0;
    for (let round = 0; round < 60; round += 1) for (const kind of ['rate', 'proportion'] as const) {
      const widest = [0.02, 0.05, 0.1, 0.2, 0.3][round % 5] ?? 0;
      const values = Array.from({ length: 5 + (round % 6) }, () => ({ at: kind === 'rate' ? Math.log(100 + 300 * random()) : 2 - 4 * random(), error: widest * (0.2 + 0.8 * random()) }));
      const weights = values.map(() => random() - 0.5);
      const sum = weighed(read(values, kind), Float64Array.from(weights));
      const whole = new WeightedSum(values, weights, scaleOf[kind]);
      for (const chance of [0.001, 0.025, 0.05, 0.95, 0.975, 0.999]) {
        const found = sum.quantile(normalQuantile(chance));
        if (Number.isNaN(found)) continue;
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
    for (const error of [0.300001, 0.4, 0, NaN]) assert.equal(read([{ at: 5, error: 0.1 }, { at: 5, error }], 'rate'), null);
    assert.ok(Number.isNaN(weighed(read([{ at: 5, error: 0.3 }], 'rate'), numbers(1)).quantile(3)));
  });

  it('has the mean and the variance of one lognormal and one logit-normal', () => {
    const [error, mean] = [0.1, Math.exp(3 + 0.005)];
    const one = read([{ at: 3, error }], 'rate');
    assert.ok(Math.abs(weighed(one, numbers(1)).mean / mean - 1) < 1e-15);
    assert.ok(Math.abs(weighed(one, numbers(2)).deviation / (2 * mean * Math.sqrt(Math.expm1(0.01))) - 1) < 1e-14);
    const half = weighed(read([{ at: 0, error: 0.2 }], 'proportion'), numbers(1));
    assert.ok(Math.abs(half.mean - 0.5) < 1e-15, 'symmetric');
    assert.ok(Math.abs(half.quantile(0) - 0.5) < 1e-15);
  });

  it('weighs each value by the first weight less the ratio times the second', () => {
    const sum = read([{ at: 3, error: 0.1 }, { at: 2, error: 0.05 }], 'rate');
    const [first, second] = [numbers(2, 3), numbers(1, 5)];
    const turned = ['mean', 'deviation'].map((name) => weighed(sum, first, second, 0.5)[name as 'mean']);
    assert.deepEqual(turned, ['mean', 'deviation'].map((name) => weighed(sum, numbers(1.5, 0.5))[name as 'mean']));
    assert.equal(weighed(sum, first, second, 0.5).quantile(1.5), weighed(sum, numbers(1.5, 0.5)).quantile(1.5));
  });

  it('keeps nothing of the values before, and has room for more of them than is usual', () => {
    const columns = new Columns();
    const sum = new ExpandedSum();
    const meanOf = (count: number): number => {
      columns.clear(count);
      for (let place = 0; place < count; place += 1) [columns.at[place], columns.error[place]] = [Math.log(7), 0.1];
      assert.ok(sum.read(columns, 'rate'));
      return weighed(sum, new Float64Array(count).fill(1)).mean;
    };
    for (const count of [3, 40, 2]) assert.ok(Math.abs(meanOf(count) / (7 * count * Math.exp(0.005)) - 1) < 1e-14, `${count}`);
  });
});
