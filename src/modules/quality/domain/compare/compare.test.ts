import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseStretches } from './choose-stretches.ts';
import { chanceWords, comparePeriods } from './compare-periods.ts';

const sum = (numerator: number | null, denominator: number | null, counted = 12) => ({ numerator, denominator, counted, tooFew: 0, asked: 12 });
const percent = { unit: 'percent', multiplier: 100, peopleIn: 'both' } as const;
const rounded = (values: readonly (number | null | undefined)[]) => values.map((value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value));

test('two shares differ with Newcombe’s interval, and chance is named where it can explain them', () => {
  // Newcombe (1998), table II, first line: 56/70 against 48/80 gives 0.0524 to 0.3339.
  const large = comparePeriods(sum(48, 80), sum(56, 70), percent);
  assert.deepEqual(rounded([large?.difference, large?.lower, large?.upper]), [20, 5.24, 33.39]);
  assert.match(chanceWords(large ?? { difference: 0, lower: null, upper: null }), /would seldom give .* the second figure is higher/);
  const small = comparePeriods(sum(48, 80), sum(45, 70), percent);
  assert.equal(chanceWords(small ?? { difference: 0, lower: null, upper: null }), 'Chance alone can explain this difference.');
});

test('rates and counts for each period get an interval too; means, days and hours get none, and hidden figures no comparison', () => {
  const rate = comparePeriods(sum(100, 1000), sum(130, 1000), { unit: 'rate', multiplier: 1000, peopleIn: 'denominator' });
  assert.deepEqual([...rounded([rate?.difference, rate?.lower, rate?.upper]), rate?.method], [30, -0.42, 60.68, 'Byar, put together']);
  const counts = comparePeriods(sum(60, null, 6), sum(240, null, 12), { unit: 'count', multiplier: 1, peopleIn: 'numerator' });
  assert.deepEqual(rounded([counts?.before, counts?.after]), [10, 20]);
  assert.equal(comparePeriods(sum(700, 100), sum(800, 100), { unit: 'mean', multiplier: 1, peopleIn: 'denominator' })?.lower, null);
  assert.equal(comparePeriods(sum(30, 900), sum(60, 900), { ...percent, peopleIn: 'separate' })?.lower, null);
  assert.equal(comparePeriods(sum(null, null, 0), sum(60, 900), percent), null);
});

test('unless somebody chooses, the last year stands beside as many periods before it', () => {
  const figures = { firstPeriod: '2024-12-01', count: 22, grain: 'month' } as const;
  assert.deepEqual(chooseStretches(figures, {}), { before: { from: '2024-12-01', to: '2025-10-01' }, after: { from: '2025-11-01', to: '2026-09-01' } });
  assert.deepEqual(chooseStretches(figures, { from: '2025-03-01', to: '2025-01-01', from2: '2031-01-01', to2: 'x' }), { before: { from: '2025-01-01', to: '2025-03-01' }, after: { from: '2025-11-01', to: '2026-09-01' } });
  assert.equal(chooseStretches({ ...figures, count: 1 }, {}), null);
});
