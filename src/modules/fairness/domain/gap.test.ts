import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countIn, countTogether, spansOf, type GroupFigures } from './counts.ts';
import { changeOf, gapOf, rateOf, type GapPair, type Interval, type Scale } from './gap.ts';
import { slopeOf } from './slope.ts';

const share: Scale = { unit: 'percent', multiplier: 100, direction: 'increase' };
const before: GapPair = { group: { numerator: 152, denominator: 300 }, comparison: { numerator: 641, denominator: 900 } };
const after: GapPair = { group: { numerator: 205, denominator: 300 }, comparison: { numerator: 653, denominator: 900 } };
const shown = (interval: Interval | null | undefined, places = 1) => [interval?.value, interval?.lower, interval?.upper].map((one) => one?.toFixed(places));

test('the worked example: 20.6 points, then 4.2, narrowed by 16.3; people affected and ratio', () => {
  const first = gapOf(before, share);
  assert.deepEqual([shown(first?.points), shown(first?.ratio, 2), shown(first?.people, 0)], [['20.6', '14.2', '26.9'], ['0.71', '0.63', '0.80'], ['62', '43', '81']]);
  const change = changeOf(before, after, share);
  assert.deepEqual([shown(change?.after.points), shown(change?.by), change?.verdict], [['4.2', '-1.6', '10.4'], ['16.3', '7.6', '25.1'], 'narrowed']);
});

test('chance is never called narrowing; a gap that is clearly the other way round has turned; where less is better the sign turns too', () => {
  const small = (numerator: number): GapPair => ({ group: { numerator, denominator: 30 }, comparison: { numerator: 64, denominator: 90 } });
  assert.equal(changeOf(small(15), small(20), share)?.verdict, 'cannot tell');
  assert.equal(changeOf(after, before, share)?.verdict, 'widened');
  assert.equal(changeOf(before, { group: { numerator: 290, denominator: 300 }, comparison: before.comparison }, share)?.verdict, 'turned');
  const missed = { ...share, direction: 'decrease' as const };
  const turned = { group: { numerator: 148, denominator: 300 }, comparison: { numerator: 259, denominator: 900 } };
  assert.deepEqual(shown(gapOf(turned, missed)?.points), ['20.6', '14.2', '26.9']);
  assert.equal(changeOf(turned, { group: { numerator: 95, denominator: 300 }, comparison: { numerator: 247, denominator: 900 } }, missed)?.verdict, 'narrowed');
});

test('rates have Byar limits and no number of people; a mean has no limits and so no verdict; a plain count has no rate; nothing below has none', () => {
  const rate: Scale = { unit: 'rate', multiplier: 1000, direction: 'decrease' };
  const pair = { group: { numerator: 30, denominator: 1000 }, comparison: { numerator: 40, denominator: 2000 } };
  const gap = gapOf(pair, rate);
  assert.deepEqual([shown(gap?.points), gap?.people, gap?.ratio?.value.toFixed(2)], [['10.0', '-2.2', '24.0'], null, '1.50']);
  const mean = { ...rate, unit: 'mean' as const };
  assert.deepEqual([gapOf(pair, mean)?.points.lower, changeOf(pair, pair, mean)?.verdict], [null, 'cannot tell']);
  assert.equal(rateOf(pair.group, { ...rate, unit: 'count' }), null);
  assert.equal(gapOf({ ...pair, comparison: { numerator: 0, denominator: 0 } }, share), null);
});

const months: GroupFigures = { code: 'rural', name: 'Rural', isNotKnown: false, firstPeriod: '2026-02-01', numerators: [1, null, 3, null, 5], denominators: [10, null, 30, null, 50], tooFew: [false, true, false, false, false] };

test('spans add up shown figures only and say what is hidden and what is missing', () => {
  const spans = spansOf([months], 'month', 'quarter');
  assert.deepEqual(spans.map(({ from, periods, isWhole }) => [from, periods.length, isWhole]), [['2026-01-01', 2, false], ['2026-04-01', 3, true]]);
  assert.deepEqual(spansOf([months], 'month', 'year').map(({ from }) => from), ['2025-04-01', '2026-04-01']);
  assert.deepEqual(spans.map(({ periods }) => countIn(months, periods, 'month')), [{ numerator: 1, denominator: 10, periods: ['2026-02-01'], hidden: 1, missing: 0 }, { numerator: 8, denominator: 80, periods: ['2026-04-01', '2026-06-01'], hidden: 0, missing: 1 }]);
  assert.equal(countIn(months, ['2026-03-01'], 'month'), null);
  assert.deepEqual(countTogether([months, { ...months, numerators: [2, 2, 2, 2, 2], denominators: [4, 4, 4, 4, 4], tooFew: [] }], ['2026-02-01'], 'month'), { numerator: 3, denominator: 14, periods: ['2026-02-01'], hidden: 0, missing: 0 });
});

test('a slope runs from the first group to the last, and needs every group', () => {
  const fifths = [40, 50, 60, 70, 80].map((numerator) => ({ numerator, denominator: 100 }));
  const slope = slopeOf(fifths, share);
  assert.ok('slope' in slope && slope.slope.value > 40 && slope.slope.value < 60 && (slope.slope.lower ?? 0) > 30 && (slope.relative?.value ?? 0) > 1.5);
  assert.deepEqual(slopeOf([...fifths, null], share), { why: 'A slope needs a figure of every group, and one of them cannot be shown.' });
});
