import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SeriesAnswer } from './answer-types.ts';
import { meanOf, medianOf, sumOf } from './averages.ts';
import { analyseSpc, judgeMany } from './index.ts';
import type { SpcInput, SpcPoint, SpcSeries } from './input.ts';

function answer(points: readonly (number | null | SpcPoint)[], settings: Partial<SpcInput> = {}, given: Partial<SpcSeries> = {}): SeriesAnswer {
  const series = { id: 'a', direction: 'increase' as const, points: points.map((one, period) => (typeof one === 'object' && one !== null ? one : { period, value: one })), ...given };
  const [found] = analyseSpc({ rules: 'nhsr-0.2.2', ...settings, series: [series] }).series;
  assert.ok(found && !('error' in found), JSON.stringify(found));
  return found;
}

const codes = ({ notes }: SeriesAnswer): string[] => notes.map(({ code }) => code);
const base = Array.from({ length: 20 }, (_one, at) => (at % 2 === 0 ? 9 : 11));
const near = (found: number | null | undefined, expected: number) => assert.ok(Math.abs((found ?? NaN) - expected) < 1e-9, `${String(found)}, expected ${expected}`);

describe('spc: averages', () => {
  it('are right to the last bit', () => {
    for (const [value, times] of [[0.1, 3], [0.7, 11], [1 / 3, 1_000]] as const) assert.equal(meanOf(Array.from({ length: times }, () => value)), value);
    assert.equal(meanOf([1e100, 1, -1e100, 1]), 0.5);
    assert.equal(sumOf([1, 1e100, 1, -1e100]), 2);
    assert.equal(meanOf([NaN, 4, NaN]), 4);
    assert.equal(medianOf([9, NaN, 1, 3, 4]), 3.5);
    assert.ok(Number.isNaN(meanOf([])) && Number.isNaN(medianOf([NaN])));
  });
});

describe('spc: charts, by hand', () => {
  it('takes the mean range where most steps are 0, and draws nothing where limits have no width', () => {
    const steps = [5, 5, 5, 5, 6, 6, 6, 6, 6, 5, 5, 5, 5];
    const found = answer(steps, { chart: 'i_mm', screen: false });
    near(found.segments[0]?.upperLimit, 5 + (3 * (2 / 12)) / 1.128);
    assert.deepEqual(codes(found), ['median-range-zero']);
    const apart = answer([5, 5, 5, 5, 5, 5, null, 6, 6, 6, 6, 6, 6], { chart: 'i' });
    assert.deepEqual([apart.segments[0]?.upperLimit, codes(apart)], [null, ['missing-values', 'no-width', 'limits-undefined', 'trial-limits']]);
  });

  it('leaves primed charts without spread on their centre', () => {
    for (const chart of ['p-prime', 'u-prime', 'ip'] as const) {
      const same = answer(base.map((_one, period) => ({ period, numerator: 3 * (1 + (period % 3)), denominator: 30 * (1 + (period % 3)) })), { chart });
      assert.deepEqual([same.segments[0]?.upperLimit, same.points.some(({ outside }) => outside !== false)], [0.1, false], chart);
      const zero = answer(base.map((_one, period) => ({ period, numerator: 0, denominator: 30 })), { chart });
      assert.deepEqual([zero.segments[0]?.lowerLimit, zero.segments[0]?.upperLimit, zero.points[0]?.outside], [0, 0, false], chart);
      if (chart !== 'ip') assert.equal(answer(base.map((_one, period) => ({ period, numerator: 0, denominator: 30 })), { chart, compat: 'qicharts2-0.8.1' }).segments[0]?.upperLimit, null, chart);
    }
  });

  it('gives counts, shares and rates their limits', () => {
    const shares = base.map((value, period) => ({ period, numerator: value, denominator: 100 }));
    near(answer(shares, { chart: 'p' }).segments[0]?.upperLimit, 0.1 + 3 * Math.sqrt(0.1 * 0.9 / 100));
    near(answer(shares, { chart: 'u' }, { multiplier: 1000 }).segments[0]?.upperLimit, 100 + 3000 * Math.sqrt(0.1 / 100));
    near(answer(shares, { chart: 'u' }, { multiplier: 1000, centre: 400 }).segments[0]?.upperLimit, 400 + 3000 * Math.sqrt(0.4 / 100));
    near(answer(base, { chart: 'c' }).points[3]?.upperNear, 10 + 2 * Math.sqrt(10));
    near(answer(base, { chart: 'g' }).segments[0]?.upperLimit, 10 + 3 * Math.sqrt(110));
    near(answer(base, { chart: 'i' }, { nonNegative: true, centre: 1 }).segments[0]?.lowerLimit, 0);
  });

  it('gives subgroups A3, B3 and B4 as tables print them', () => {
    const groups = (size: number) => base.map((value, period) => ({ period, values: Array.from({ length: size }, (_one, at) => value + at) }));
    const spread = (size: number) => Math.sqrt((size * (size + 1)) / 12);
    for (const [size, a3, b3, b4] of [[2, 2.659, 0, 3.267], [5, 1.427, 0, 2.089], [10, 0.975, 0.284, 1.716], [25, 0.606, 0.565, 1.435]] as const) {
      const means = answer(groups(size), { chart: 'xbar' });
      const wide = (means.segments[0]?.upperLimit ?? 0) - (means.segments[0]?.centre ?? 0);
      assert.ok(Math.abs(wide / spread(size) - a3) < 6e-4, `A3(${size})`);
      const spreads = answer(groups(size), { chart: 's' }).segments[0];
      assert.ok(Math.abs((spreads?.lowerLimit ?? 9) / spread(size) - b3) < 6e-4 && Math.abs((spreads?.upperLimit ?? 9) / spread(size) - b4) < 6e-4, `B3, B4(${size})`);
      assert.equal(means.points[0]?.n, size);
    }
    const alone = answer(base.map((value, period) => ({ period, values: period === 3 ? [value] : [value, value + 1] })), { chart: 'xbar' });
    assert.deepEqual([alone.points[3]?.upperLimit, alone.points[3]?.value, codes(alone)], [null, 11, ['limits-undefined']]);
  });

  it('does not name missing days between events', () => {
    const days = base.map((value, at) => ({ period: at < 10 ? at : at + 1, value }));
    assert.deepEqual([answer(days, { chart: 't' }).missingPeriods, answer(days, { chart: 'g' }).missingPeriods, answer(days).missingPeriods], [[], [], [10]]);
    assert.deepEqual(answer([1, 2, 3, 4, 5].map((_one, at) => ({ period: [0, 1, 3, 4, 6][at] ?? 0, value: at }))).missingPeriods, [2, 5]);
  });

  it('takes the shorter of two steps that are as common: what the longer one passes over is missing', () => {
    const missed = (...periods: number[]) => answer(periods.map((period) => ({ period, value: period % 2 }))).missingPeriods;
    assert.deepEqual([missed(0, 2, 4, 5, 6), missed(0, 1, 2, 4, 6), missed(0, 2, 4, 7, 10), missed(1, 5), missed(3)], [[1, 3], [3, 5], [], [], []]);
  });

  it('has no side but 0 for a figure on its centre', () => assert.ok(Object.is(answer(base, { chart: 'i' }, { centre: 9 }).points[0]?.side, 0)));

  it('puts times with a zone in order', () => {
    const found = answer([{ period: '2024-01-01T10:00:00+02:00', value: 2 }, { period: '2024-01-01T09:30:00Z', value: 3 }, { period: '2024-01-01T02:00:00-05:00', value: 1 }]);
    assert.deepEqual(found.points.map(({ value }) => value), [1, 2, 3]);
  });
});

describe('spc: the defaults of each rule set', () => {
  it('screens by nhsr and anhoej, not by mdc and Power BI', () => {
    const jump = [...base, 60, ...base];
    const width = (rules: SpcInput['rules'], screen?: boolean) => answer(jump, { rules, ...(screen === undefined ? {} : { screen }) }).segments[0]?.movingRangeMean;
    assert.deepEqual((['nhsr-0.2.2', 'anhoej'] as const).map((rules) => width(rules)), [2, 2]);
    assert.deepEqual((['mdc-2023', 'powerbi-spc'] as const).map((rules) => width(rules)), [width('nhsr-0.2.2', false), width('nhsr-0.2.2', false)]);
  });

  it('takes compat true as the reference that chart and rules name', () => {
    const named = (chart: SpcInput['chart'], rules: SpcInput['rules']) => analyseSpc({ ...(chart ? { chart } : {}), rules, compat: true, series: [] }).settings['reference'];
    assert.deepEqual([named('xmr', 'nhsr-0.2.2'), named('xmr', 'anhoej'), named('p', 'mdc-2023'), named('i', 'powerbi-spc')], ['NHSRplotthedots-0.2.2', 'qicharts2-0.8.1', 'qicharts2-0.8.1', 'PowerBI-SPC-1.7.4']);
  });

  it('does not claim to follow a reference in what it does not have', () => {
    const told = (compat: SpcInput['compat'], chart: NonNullable<SpcInput['chart']>, rules: SpcInput['rules']) => /it does not have (?<what>.*),/.exec(analyseSpc({ chart, rules, ...(compat === undefined ? {} : { compat }), series: [] }).notes[0]?.text ?? '')?.groups?.['what'];
    assert.deepEqual([told(true, 'xmr', 'nhsr-0.2.2'), told(true, 'p', 'anhoej'), told(true, 'i_mm', 'powerbi-spc'), told(undefined, 'p', 'mdc-2023')], [undefined, undefined, undefined, undefined]);
    assert.equal(told('NHSRplotthedots-0.2.2', 'p', 'mdc-2023'), 'the chart p and the rules mdc-2023');
    assert.deepEqual([told(true, 'xmr', 'anhoej'), told('PowerBI-SPC-1.7.4', 'ip', 'powerbi-spc')], ['the chart xmr', 'the chart ip']);
  });

  it('calls limits from 12 points trial limits, from 13 not', () => {
    assert.deepEqual([codes(answer(base.slice(0, 12))), codes(answer(base.slice(0, 13)))], [['trial-limits'], []]);
  });

  it('passes over points without figures in Power BI, and ends runs at them elsewhere', () => {
    const gap = [...base, 12, 12.1, 12, 12.1, null, 12, 12.1, 12];
    const last = (compat: boolean) => answer(gap, { chart: 'i', rules: 'powerbi-spc', compat }, { baselinePoints: 20 }).points.at(-1)?.rule;
    assert.deepEqual([last(true), last(false)], ['run-above', null]);
    const ranges = (compat: boolean) => answer([9, 11, null, 9, ...base], { chart: 'i', rules: 'powerbi-spc', compat }).points[3]?.movingRange;
    assert.deepEqual([ranges(true), ranges(false)], [2, null]);
  });
});

describe('spc: when a rule is complete', () => {
  it('says so of two of three, and keeps separate ones apart', () => {
    const found = answer([...base, 9, 14, 14, 11, 9, 9, 14, 11, 14, 9], { screen: false }, { baselinePoints: 20 });
    assert.deepEqual(found.signals, [{ rule: 'two-of-three-above', from: 21, to: 22, completedAt: 23 }, { rule: 'two-of-three-above', from: 26, to: 28, completedAt: 28 }]);
    assert.deepEqual(answer([14.9, 14.9, 5.1, ...base, 9, 11], { rules: 'powerbi-spc' }, { centre: 10 }).points.slice(0, 3).map(({ rules }) => rules), [['two-of-three-above'], ['two-of-three-above'], []]);
  });

  it('says so of a long run by Anhøj, and gives the icon only to a run that still lasts', () => {
    const low = Array.from({ length: 10 }, (_one, at) => at / 100);
    const high = Array.from({ length: 10 }, (_one, at) => 5 + at / 100);
    const lasting = answer([...low, ...high], { rules: 'anhoej', chart: 'run' });
    assert.deepEqual(lasting.signals.slice(0, 2), [{ rule: 'run-below', from: 0, to: 9, completedAt: 7 }, { rule: 'run-above', from: 10, to: 19, completedAt: 17 }]);
    assert.equal(lasting.variation, 'improvement-high');
    assert.equal(answer([...low, ...high, 1, 6, 1, 6, 1, 6, 1], { rules: 'anhoej', chart: 'run' }, { centre: 3 }).variation, 'common-cause');
    assert.equal(answer([0, 0.1, 0.2, 0.3, 0.4, 0.5, 5, 5.1, 5.2, 5.3, 5.4, 5.5], { rules: 'anhoej', chart: 'run' }, { baselinePoints: 12 }).variation, 'common-cause');
  });

  it('passes a constant target downwards when it is met exactly', () => {
    assert.equal(answer(base.map(() => 4), {}, { direction: 'decrease', target: 4 }).assurance, 'pass');
    assert.equal(answer(base.map(() => 4), {}, { direction: 'neutral', target: 4 }).assurance, null);
  });

  it('has no assurance where no direction is good, no target is known or no limits are', () => {
    const of = (values: number[], more: object) => judgeMany(Float64Array.from(values), [{ from: 0, to: values.length, direction: 'increase', ...more }], 'mdc-2023').assurances[0];
    const same = base.map(() => 4);
    assert.deepEqual([of(same, { target: 4 }), of(same, { target: 4, direction: 'neutral' }), of(base, {}), of(base, { target: 10 }), of(base, { target: 99 }), of([NaN, NaN], { target: 4 }), of([], { target: 4 })], ['pass', null, null, 'inconsistent', 'fail', null, null]);
  });

  it('gives the icon of the last point that takes part', () => {
    const found = answer([...base.map((value, period) => ({ period, value })), { period: 20, value: 40 }, { period: 21, value: 10, exclude: true }]);
    assert.deepEqual([found.variation, codes(found)], ['improvement-high', ['last-figure']]);
  });

  it('follows NHSRplotthedots where one trend ends beside the next', () => {
    const rising = [...Array.from({ length: 16 }, (_one, at) => 50 + (at % 2 === 0 ? -40 : 40)), 41, 42, 43, 44, 45, 46, 47, 47, 48, 49, 50, 51, 52, 53];
    const labels = (compat: boolean) => answer(rising, { compat }, { baselinePoints: 16 }).points.slice(22, 24).map(({ rule }) => rule);
    assert.deepEqual([labels(true), labels(false)], [['trend-down', 'trend-up'], ['trend-up', 'trend-up']]);
  });

  it('cuts a batch only inside its series', () => {
    const batch = judgeMany(Float64Array.from([...base, ...base]), [{ from: 0, to: 20, direction: 'neutral', cuts: [0, 20, 35] }, { from: 20, to: 40, direction: 'neutral', cuts: [20] }], 'mdc-2023');
    assert.deepEqual([batch.lines.upper[0], batch.lines.upper[39]], [15.32, 15.32]);
  });
});
