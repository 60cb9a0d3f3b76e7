import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { normalQuantile } from '#engines/special';
import { analyseInequality, type AreaAnswer } from './index.ts';

const z95 = normalQuantile(0.975);
/** Five equal groups on the line from 20 at the most deprived end to 420 at the least; each with its error on ln. */
const values = [60, 140, 220, 300, 380];

function answer(errors: readonly number[]): AreaAnswer {
  const quantiles = values.map((value, at) => ({ quantile: at + 1, population: 100, value, lower: value * Math.exp(-z95 * (errors[at] ?? 0)), upper: value * Math.exp(z95 * (errors[at] ?? 0)) }));
  return analyseInequality({ valueType: 'rate', areas: [{ id: 'a', quantiles }] }).areas[0] as AreaAnswer;
}

const near = (found: number | null, expected: number) => assert.ok(Math.abs((found ?? NaN) / expected - 1) < 1e-6, `${found} is not ${expected}`);

/**
 * By hand: shares 0.2, middles 0.1 to 0.9, parts of the slope −1, −½, 0, ½, 1. So the ends weigh the groups by share ∓ part ÷ 2, and where only the last value L is
 * uncertain the most deprived end is 134 − 0.3 L and the least deprived 154 + 0.7 L: both limits follow from those of L, 380·e^(±z·error).
 */
describe('limits of the relative index where only one value is uncertain', () => {
  const ratioAt = (last: number) => (154 + 0.7 * last) / (134 - 0.3 * last);
  /** The error with which the most deprived end is 0 or less as often as a standard normal lies above z: there L is 446⅔. */
  const errorFor = (z: number) => Math.log((446 + 2 / 3) / 380) / z;

  it('are those of the value itself', () => {
    for (const error of [errorFor(3.13), 0.03]) {
      const found = answer([0, 0, 0, 0, error]);
      near(found.relativeIndex, 21);
      near(found.relativeLower, ratioAt(380 * Math.exp(-z95 * error)));
      near(found.relativeUpper, ratioAt(380 * Math.exp(z95 * error)));
      // The slope is −60 − 70 + 150 + L.
      near(found.slopeLower, 20 + 380 * Math.exp(-z95 * error));
      near(found.slopeUpper, 20 + 380 * Math.exp(z95 * error));
    }
  });

  it('are left blank where the most deprived end is 0 or less more often than once in a thousand', () => {
    // Above 3.0902 once in a thousand.
    const blank = (z: number) => answer([0, 0, 0, 0, errorFor(z)]).relativeLower === null;
    assert.deepEqual([3.05, 3.088, 3.0925, 3.13].map(blank), [true, true, false, false]);
  });

  it('are left blank where the end has too long a tail to be summed, though the slope, in which that value weighs nothing, has its own', () => {
    const wide = answer([0.01, 0.01, 3, 0.01, 0.01]);
    const narrow = answer([0.01, 0.01, 0, 0.01, 0.01]);
    assert.deepEqual([wide.relativeLower, wide.relativeUpper, wide.notes.map(({ code }) => code)], [null, null, ['relative-limits-undefined']]);
    near(wide.slopeLower, narrow.slopeLower ?? NaN);
    assert.ok(narrow.relativeLower !== null);
  });
});
