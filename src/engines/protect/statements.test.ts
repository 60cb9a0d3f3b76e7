import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeDimension } from './dimension.ts';
import { measuresOf } from './measures.ts';
import { protectionPolicies } from './policies.ts';
import { readPublished, type EarlierCell } from './read-cells.ts';
import { statementsOf } from './statements.ts';

const sex = makeDimension('sex', new Set(['a', 'b']), []);

/** What stands about `a` when it is 20 now (or nothing is said now) and was said to be these before. */
function said(before: readonly (number | null)[], { now = 20, rounding = null, isSamePeriod = true }: { now?: number | null; rounding?: number | null; isSamePeriod?: boolean } = {}) {
  const cells = now === null ? [] : [{ values: ['a'], count: now, rate: null, isHidden: false }];
  const earlier = before.map((count): EarlierCell => ({ values: ['a'], count, rate: null, isSamePeriod }));
  const [measure = assert.fail('no measure')] = measuresOf([], []);
  const { statements, revised, known } = statementsOf({ dimensions: [sex], cells, earlier, measure, policy: { ...protectionPolicies.allied, rounding } });
  return { of: statements.map(({ nodes, value, cell, knownLow, knownHigh }) => [...nodes, value, cell, knownLow, knownHigh]), revised, known };
}

describe('what was said before about a figure', () => {
  it('binds where it is the same, and where it may have been rounded to what was said', () => {
    assert.deepEqual(said([]), { of: [[1, 20, 0, 0, Infinity]], revised: [], known: [] });
    assert.deepEqual(said([20]), { of: [[1, 20, 0, 20, 20]], revised: [], known: [0] });
    assert.deepEqual(said([null]).of, [[1, 20, 0, 0, Infinity]]);
    assert.deepEqual(said([20], { isSamePeriod: false }).of, [[1, 20, 0, 0, Infinity]]);
    assert.deepEqual([18, 22, 17, 23].map((now) => said([20], { now, rounding: 5 }).of[0]?.slice(3)), [[18, 22], [18, 22], [0, Infinity], [0, Infinity]]);
  });

  it('is known where its range is narrower than the minimum of eight', () => {
    assert.deepEqual([8, 9, 10].map((rounding) => said([2 * rounding], { now: 2 * rounding + 1, rounding }).known), [[0], [], []]);
  });

  it('shows a group where the figure moved by fewer than eight, unless rounding hides the step', () => {
    assert.deepEqual([12, 13, 27, 28].map((now) => said([20], { now }).revised), [[], [0], [0], []]);
    // Rounded to 4, the two may be six nearer or further than they look, which is less than eight. To 5, eight.
    assert.deepEqual([4, 5].map((rounding) => said([20], { now: 25, rounding }).revised), [[0], []]);
    assert.deepEqual(said([21], { now: 25, rounding: 5 }).revised, [0], '21 was not rounded');
  });

  it('by several tables is what all of them allow, or the later where they cannot all be true', () => {
    assert.deepEqual(said([20, 19], { now: null, rounding: 5 }).of, [[1, 19, -1, 19, 19]]);
    assert.deepEqual(said([19, 20], { now: null, rounding: 5 }).of, [[1, 19, -1, 19, 19]]);
    assert.deepEqual(said([20, 25], { now: null, rounding: 5 }).of, [[1, 23, -1, 23, 27]]);
    assert.deepEqual(said([25, 20], { now: null, rounding: 5 }).of, [[1, 22, -1, 18, 22]]);
    assert.deepEqual(said([20, 22], { now: null, rounding: 5 }).of, [[1, 22, -1, 22, 22]]);
    assert.deepEqual(said([30, 40], { now: null }).of, [[1, 40, -1, 40, 40]]);
    assert.deepEqual(said([40], { now: null }).known, [], 'only a figure of the request is asked about');
  });
});

describe('an earlier table', () => {
  it('is read cell by cell: hidden and missing figures are null, and so is a rate that cannot be read', () => {
    const cells = [{ key: {}, shown: 20, count: 21 }, { key: { sex: ' a ' }, count: 9 }, { key: { sex: 'Total' }, shown: null, count: 9 }, { key: { sex: 'b' } }, { key: {}, shown: 30, rate: { numerator: 1, denominator: 2.5 } }, { key: {}, shown: 30, rate: { numerator: 0.5, denominator: 2 } }, { key: {}, shown: -1 }, { key: { age: 1 }, shown: 9 }];
    const { earlier, unread } = readPublished([{ id: 1, period: 2026, cells }], ['sex'], '2026');
    assert.deepEqual(earlier.map(({ values, count, rate, isSamePeriod }) => [...values, count, rate, isSamePeriod]), [['', 20, null, true], ['a', 9, null, true], ['', null, null, true], ['b', null, null, true], ['', 30, { numerator: 1, denominator: 2.5 }, true], ['', 30, null, true]]);
    assert.equal(unread, 2);
  });
});
