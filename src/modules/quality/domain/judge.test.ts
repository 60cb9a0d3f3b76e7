import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMet } from './judging/aim.ts';
import { judge, variationOf, targetAt, type Judged } from './judge.ts';

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

test('each baseline takes its own number of points; the first re-base of a series without a baseline leaves the figures before it alone', () => {
  const low = [20, 21, 22, 19, 20, 21, 22, 23, 20, 21, 22, 23];
  const baselinesOf = (baselines: Judged['baselines']) => {
    const judgement = judge(series([...low, ...low.map((value) => value + 20), 40, 49, 48], { baselines }), percentage);
    return judgement.ok ? judgement.answer.segments.map(({ from, baseline }) => [from, baseline]) : judgement.text;
  };
  assert.deepEqual(baselinesOf([{ from: '2024-12-01', points: 12 }, { from: '2025-12-01', points: null }]), [['2024-12-01', 12], ['2025-12-01', 15]]);
  assert.deepEqual(baselinesOf([{ from: '2025-12-01', points: 12 }]), [['2024-12-01', 12], ['2025-12-01', 12]]);
});

test('months of a pandemic are drawn and set no limits; they count towards no twelve figures', () => {
  const odd = [20, 21, 22, 19, 5, 4, 6, 20, 21, 22, 23, 20, 21, 22, 23];
  const exclusions = [{ from: '2025-04-01', to: '2025-06-01' }];
  const [all, without] = [judge(series(odd), percentage), judge(series(odd, { exclusions }), percentage)];
  assert.ok(all.ok && without.ok);
  assert.deepEqual(without.answer.points.map(({ included }) => included).slice(3, 8), [true, false, false, false, true]);
  assert.ok((without.answer.points[0]?.centre ?? 0) > (all.answer.points[0]?.centre ?? 0) + 5);
  assert.deepEqual(without.answer.points.slice(4, 7).map(({ value, rule }) => [value, rule]), [[10, null], [8, null], [12, null]]);
  const fewer = judge(series(odd.slice(0, 14), { exclusions }), percentage);
  assert.ok(fewer.ok && fewer.isRunChart);
});

test('a trajectory is a target of its own for each period, holds its end, and gives way to a later step', () => {
  const trajectories = [{ from: '2025-01-01', fromValue: 50, to: '2025-05-01', toValue: 70 }];
  const at = (period: string) => targetAt([{ from: '2024-12-01', value: 40 }, { from: '2026-01-01', value: 80 }], period, trajectories);
  assert.deepEqual(['2024-12-01', '2025-01-01', '2025-03-01', '2025-05-01', '2025-12-01', '2026-01-01'].map(at), [40, 50, 60, 70, 70, 80]);
  assert.deepEqual([isMet(60, 60, 'increase'), isMet(61, 60, 'decrease'), isMet(null, 60, 'increase'), isMet(60, 50, 'neutral')], [true, false, null, null]);
});

test('the chart is that of the definition, and only one that the figures can fill', () => {
  const numbers = series([20, 21, 22, 19, 20, 21, 22, 23, 20, 21, 22, 23]);
  const kind = (chart: string, unit: 'percent' | 'count' = 'percent') => {
    const judgement = judge(numbers, { ...percentage, chart, unit, multiplier: unit === 'percent' ? 100 : 1 });
    return judgement.ok ? [judgement.chart, judgement.isRunChart, Number(judgement.answer.points[0]?.upperLimit?.toFixed(2))] : judgement.text;
  };
  assert.deepEqual([kind('xmr'), kind('p'), kind('run'), kind('t'), kind('c', 'count')], [['xmr', false, 49.59], ['p', false, 63.3], ['run', true, NaN], ['xmr', false, 49.59], ['c', false, 34.97]]);
});

test('of fewer than ten figures it is too early to say anything, and the sentence gives the figure with its unit', () => {
  const said = (numerators: number[]) => {
    const judgement = judge(series(numerators), { ...percentage, unitWords: '' });
    return judgement.ok ? [variationOf(judgement), judgement.answer.sentence] : judgement.text;
  };
  assert.deepEqual(said([35]), ['too-early', 'The figure of 2024-12-01 is 70%. There are too few points yet to tell a change from chance.']);
  assert.deepEqual([said([35, 36, 30, 35, 36, 30, 35, 36, 30])[0], said([35, 36, 30, 35, 36, 30, 35, 36, 30, 34])[0]], ['too-early', 'common-cause']);
});
