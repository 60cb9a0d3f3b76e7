import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, targetAt, type Judged } from './judge.ts';

const percentage = { direction: 'increase', grain: 'month', ruleSet: 'nhsr-0.2.2', unit: 'percent', multiplier: 100 } as const;
const series = (numerators: (number | null)[], more: Partial<Judged> = {}): Judged =>
  ({ id: 's', firstPeriod: '2024-12-01', numerators, denominators: numerators.map((value) => (value === null ? null : 50)), baselines: [], targets: [], ...more });

test('fewer than 12 figures make a run chart with a median and no limits; 12 make a control chart', () => {
  const eleven = judge(series([20, 21, 22, null, 20, 21, 22, 23, 20, 21, 22, 23]), percentage);
  const twelve = judge(series([20, 21, 22, 19, 20, 21, 22, 23, 20, 21, 22, 23]), percentage);
  assert.ok(eleven.ok && eleven.isRunChart && twelve.ok && !twelve.isRunChart);
  assert.deepEqual([eleven.answer.points[0]?.upperLimit, eleven.answer.points[0]?.centre], [null, 42]);
  assert.notEqual(twelve.answer.points[0]?.upperLimit, null);
});

test('a month without a figure is named and is no nought', () => {
  const judgement = judge(series([20, 21, null, 19, 20, 21, 22, 23, 20, 21, 22, 23, 20]), percentage);
  assert.ok(judgement.ok);
  assert.equal(judgement.answer.points[2]?.value, null);
});

test('a re-base starts limits of its own', () => {
  const low = [20, 21, 22, 19, 20, 21, 22, 23, 20, 21, 22, 23];
  const judgement = judge(series([...low, ...low.map((value) => value + 20)], { baselines: [{ from: '2024-12-01', points: null }, { from: '2025-12-01', points: null }] }), percentage);
  assert.ok(judgement.ok);
  assert.deepEqual(judgement.answer.segments.map(({ from, n }) => [from, n]), [['2024-12-01', 12], ['2025-12-01', 12]]);
  assert.equal(judgement.answer.variation, 'common-cause');
});

test('the target of a period is the last that was set for it or before', () => {
  const targets = [{ from: '2025-01-01', value: 70 }, { from: '2025-06-01', value: 80 }];
  assert.deepEqual(['2024-12-01', '2025-01-01', '2025-05-01', '2025-06-01', '2026-01-01'].map((period) => targetAt(targets, period)), [null, 70, 70, 80, 80]);
});
