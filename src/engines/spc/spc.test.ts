import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SeriesAnswer } from './answer-types.ts';
import { analyseSpc, judgeMany } from './index.ts';
import type { SpcInput, SpcSeries } from './input.ts';

const month = (at: number): string => new Date(Date.UTC(2024, at, 1)).toISOString().slice(0, 10);
const seriesOf = (values: readonly (number | null)[], given: Partial<SpcSeries> = {}): SpcSeries => ({ id: 'a', direction: 'increase', points: values.map((value, at) => ({ period: month(at), value })), ...given });

function answer(values: readonly (number | null)[] | SpcSeries, settings: Partial<SpcInput> = {}, given: Partial<SpcSeries> = {}): SeriesAnswer {
  const [found] = analyseSpc({ rules: 'nhsr-0.2.2', ...settings, series: ['points' in values ? values : seriesOf(values, given)] }).series;
  assert.ok(found && !('error' in found), JSON.stringify(found));
  return found;
}

function errorOf(series: SpcSeries, settings: Partial<SpcInput> = {}): string {
  const [found] = analyseSpc({ rules: 'nhsr-0.2.2', ...settings, series: [series] }).series;
  assert.ok(found && 'error' in found, JSON.stringify(found));
  assert.ok(found.error.text.length > 20);
  return found.error.code;
}

const codes = ({ notes }: SeriesAnswer): string[] => notes.map(({ code }) => code);
const worked = [52, 48, 55, 50, 47, 53, 49, 51, 54, 46, 50, 52, 55, 58, 61, 63, 62, 66, 65, 68, 67, 70];
const wavy = Array.from({ length: 24 }, (_one, at) => 10 + (at % 2) * 2 + (at % 3));

describe('spc: the worked example of the strategy', () => {
  it('gives mean 50.58, limits 38.98 and 62.19, the first point above at 16 and the run complete at 18', () => {
    const found = answer(worked, {}, { baselinePoints: 12 });
    const [segment] = found.segments;
    assert.deepEqual([segment?.centre, segment?.movingRangeMean, segment?.lowerLimit, segment?.upperLimit].map((one) => Number(one?.toFixed(3))), [50.583, 4.364, 38.976, 62.191]);
    assert.deepEqual(found.signals.filter(({ rule }) => rule === 'above-limit').map(({ completedAt }) => completedAt), [16, 18, 19, 20, 21, 22].map((at) => month(at - 1)));
    assert.deepEqual(found.signals.filter(({ rule }) => rule === 'run-above'), [{ rule: 'run-above', from: month(11), to: month(21), completedAt: month(17) }]);
    assert.deepEqual([found.variation, found.assurance, found.points[14]?.type], ['improvement-high', null, 'improvement']);
    assert.equal(found.sentence, 'The figure of 2025-10-01, 70, is above the upper limit. This is a change for the better that chance alone seldom brings.');
  });

  it('gives each re-base its own number of baseline points, or all of them', () => {
    const twice = [...worked, ...worked.map((value) => value + 20)];
    const limits = (rebasePoints?: (number | null)[]) => answer(twice, {}, { baselinePoints: 12, rebase: [month(22)], ...(rebasePoints ? { rebasePoints } : {}) }).segments.map(({ baseline, centre }) => [baseline, Number(centre?.toFixed(2))]);
    assert.deepEqual(limits(), [[12, 50.58], [12, 70.58]]);
    assert.deepEqual(limits([null]), [[12, 50.58], [22, 76.45]]);
    assert.deepEqual(limits([15]), [[12, 50.58], [15, 72.07]]);
    assert.equal(errorOf(seriesOf(twice, { rebase: [month(22)], rebasePoints: [5] })), 'baseline-too-short');
    assert.equal(errorOf(seriesOf(twice, { rebase: [month(22)], rebasePoints: [] })), 'rebase-points');
  });

  it('gives trial limits after a re-base before the last ten', () => {
    const found = answer(worked, {}, { rebase: [month(12)] });
    assert.deepEqual([found.segments[1]?.centre, found.segments[1]?.lowerLimit, found.segments[1]?.upperLimit].map((one) => Number(one?.toFixed(2))), [63.5, 57.29, 69.71]);
    assert.ok(codes(found).includes('trial-limits'));
  });
});

describe('spc: the corrections of the references, and the references as they are', () => {
  it('gives a constant series limits and an icon: a target that is met passes', () => {
    const constant = Array.from({ length: 20 }, () => 0.1);
    const found = answer(constant, {}, { target: 0.1 });
    assert.deepEqual([found.segments[0]?.upperLimit, found.variation, found.assurance, found.points[3]?.side], [0.1, 'common-cause', 'pass', 0]);
    assert.equal(answer(constant, {}, { target: 0.2 }).assurance, 'fail');
    assert.equal(answer(constant, {}, { target: 0.2, direction: 'decrease' }).assurance, 'pass');
    const reference = answer(constant, { compat: true }, { target: 0.1 });
    assert.deepEqual([reference.segments[0]?.upperLimit, reference.assurance, codes(reference)], [null, 'inconsistent', ['limits-undefined']]);
    assert.match(reference.sentence, /is 0\.1\. There are no limits here by which to tell a change from chance\.$/);
    assert.match(answer(wavy, { chart: 'run' }).sentence, /is within what chance alone brings/);
    for (const chart of ['i', 'i_m', 'i_mm', 't'] as const) assert.deepEqual(answer(constant, { chart }).points.filter(({ outside }) => outside !== false), [], chart);
    assert.equal(answer(constant, { chart: 'i', rules: 'powerbi-spc', screen: true, compat: true }).segments[0]?.upperLimit, null);
  });

  it('does not screen when that would leave only zeros', () => {
    const once = Array.from({ length: 25 }, (_one, at) => (at === 12 ? 1 : 0));
    const found = answer(once);
    assert.deepEqual([found.points.filter(({ outside }) => outside === true).length, found.signals.filter(({ rule }) => rule === 'above-limit').length, codes(found)], [1, 1, ['screening-left-nothing']]);
    assert.equal(answer(once, { compat: true }).points.filter(({ outside }) => outside === true).length, 25);
  });

  it('answers a gap that stops the reference, and names periods that are missing', () => {
    const gap = [1, 2, 3, null, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
    assert.equal(errorOf(seriesOf(gap), { compat: true }), 'reference-stops');
    const none = answer([null, null, null], { compat: true });
    assert.deepEqual([none.variation, none.segments[0]?.centre, none.points.length, codes(none)], ['common-cause', null, 3, ['missing-values', 'limits-undefined', 'trial-limits']]);
    const found = answer(gap);
    assert.deepEqual([found.points[3]?.value, found.points[3]?.side, found.points[3]?.outside, found.points[4]?.movingRange, found.points.length], [null, null, null, null, 14]);
    const holes = answer({ ...seriesOf(wavy), points: wavy.map((value, at) => ({ period: month(at), value })).filter((_one, at) => at !== 5 && at !== 9) });
    assert.deepEqual(holes.missingPeriods, [month(5), month(9)]);
    assert.deepEqual(codes(holes), ['missing-periods']);
  });

  it('names missing days, weeks, months, quarters and numbers, and no weekend of a working week', () => {
    const missing = (periods: readonly (string | number)[]) => answer({ id: 1, direction: 'neutral', points: periods.map((period, at) => ({ period, value: at % 3 })) }).missingPeriods;
    const days = (step: number, count: number, from = Date.UTC(2024, 0, 1)) => Array.from({ length: count }, (_one, at) => new Date(from + at * step * 86_400_000).toISOString().slice(0, 10));
    assert.deepEqual(missing(days(1, 20).filter((_day, at) => at !== 3)), ['2024-01-04']);
    assert.deepEqual(missing(days(7, 20).filter((_day, at) => at !== 3)), ['2024-01-22']);
    assert.deepEqual(missing(days(1, 28).filter((day) => ![0, 6].includes(new Date(day).getUTCDay()) && day !== '2024-01-10')), ['2024-01-10']);
    assert.deepEqual(missing(['2023-03-31', '2023-06-30', '2023-12-31', '2024-03-31', '2024-06-30']), ['2023-09-30']);
    assert.deepEqual(missing(['2024-01-30', '2024-03-30', '2024-04-30', '2024-05-30']), ['2024-02-29']);
    assert.deepEqual(missing([3, 4, 7, 8, 9]), [5, 6]);
    assert.deepEqual(missing(['2024-01-01T06:00:00Z', '2024-01-02T06:00:00Z', '2024-01-04T06:00:00Z', '2024-01-05T06:00:00Z']), ['2024-01-03T06:00:00.000Z']);
    assert.deepEqual(missing(['2024-01-03', '2024-02-17', '2024-02-19', '2024-07-01']), []);
  });

  it('judges a series by its own target only', () => {
    const series = [seriesOf(wavy, { target: 100 }), seriesOf(wavy, { id: 'b' })];
    const icons = (compat: boolean) => analyseSpc({ rules: 'nhsr-0.2.2', facets: true, compat, series }).series.map((one) => ('error' in one ? one.error.code : one.assurance));
    assert.deepEqual([icons(true), icons(false)], [['fail', 'inconsistent'], ['fail', null]]);
    const stopped = analyseSpc({ rules: 'nhsr-0.2.2', facets: true, compat: true, series: [...series, seriesOf([1, 2], { id: 'c', points: [{ period: 1, value: 1 }, { period: 1, value: 2 }] })] }).series;
    assert.deepEqual(stopped.map((one) => ('error' in one ? one.error.code : '')), ['reference-stops', 'reference-stops', 'duplicate-period']);
    assert.equal(answer(wavy, { compat: true }, { target: null }).assurance, 'inconsistent');
    assert.equal(answer(wavy, {}, { target: null }).assurance, null);
  });

  it('follows a trajectory: the target of the last period counts', () => {
    const points = wavy.map((value, at) => ({ period: month(at), value, target: at === 23 ? 1 : 1000 }));
    assert.equal(answer({ id: 'a', direction: 'increase', points }).assurance, 'pass');
  });

  it('says that a re-base date is not in the data, and draws no limits from one point', () => {
    const off = answer(wavy, {}, { rebase: ['2024-06-15'] });
    assert.deepEqual([off.segments.length, codes(off)], [1, ['rebase-not-in-data']]);
    const last = answer(wavy, {}, { rebase: [month(23)], target: 5 });
    assert.deepEqual([last.segments[1]?.centre, last.segments[1]?.upperLimit, last.assurance, codes(last)], [wavy[23], null, null, ['limits-undefined', 'trial-limits', 'no-assurance']]);
    assert.match(last.sentence, /There are no limits here by which to tell a change from chance\.$/);
    assert.equal(answer(wavy, {}, { rebase: [month(0)] }).segments[0]?.segment, 1);
  });

  it('draws a run chart of fewer than 12 points and says so; the reference draws limits', () => {
    const short = wavy.slice(0, 11);
    const found = answer(short);
    assert.deepEqual([found.segments[0]?.upperLimit, found.segments[0]?.centre, codes(found)], [null, 12, ['run-chart']]);
    assert.equal(found.sentence, 'The figure of 2024-11-01 is 11. There are too few points yet to tell a change from chance.');
    assert.ok((answer(short, { compat: true }).segments[0]?.upperLimit ?? 0) > 12);
    assert.ok((answer(wavy.slice(0, 12)).segments[0]?.upperLimit ?? 0) > 12);
  });

  it('divides the median moving range by its own constant', () => {
    const values = [3, 5, 4, 8, 6, 7, 3, 9, 5, 6, 4, 7, 5];
    const width = (compat: boolean) => (answer(values, { chart: 'i_mm', rules: 'powerbi-spc', compat }).segments[0]?.upperLimit ?? 0) - 5;
    assert.ok(Math.abs(width(true) / width(false) - 0.954 / 1.128) < 1e-12);
    assert.ok(Math.abs(width(true) - (3 * 2) / 1.128) < 1e-12);
  });
});

describe('spc: rules', () => {
  const flat = Array.from({ length: 16 }, (_one, at) => 50 + (at % 2 === 0 ? -4 : 4));

  it('takes 7 of a trend, 5 in Power BI, and breaks it at a tie', () => {
    const rising = [...flat, 47, 48, 49, 50, 51, 52, 53];
    const rules = (settings: Partial<SpcInput>) => answer(rising, settings).points.map(({ rule }) => rule);
    assert.deepEqual(rules({}).slice(16), Array.from({ length: 7 }, () => 'trend-up'));
    assert.deepEqual(rules({ trendPoints: 8 }).slice(16), Array.from({ length: 7 }, () => null));
    assert.deepEqual(rules({ rules: 'powerbi-spc' }).slice(16), Array.from({ length: 7 }, () => 'trend-up'));
    assert.equal(answer([...flat, 47, 48, 49, 49, 50, 51, 52]).points.some(({ rule }) => rule === 'trend-up'), false);
    assert.deepEqual(answer([...flat, 46, 47, 48, 49, 50]).signals, []);
  });

  it('gives the turning point of two trends to the second', () => {
    const found = answer([...flat, 47, 48, 49, 50, 51, 52, 53, 52, 51, 50, 49, 48, 47]);
    assert.deepEqual(found.points.slice(21, 24).map(({ rule }) => rule), ['trend-up', 'trend-down', 'trend-down']);
    assert.deepEqual(found.signals.filter(({ rule }) => rule.startsWith('trend')).map(({ from, to, completedAt }) => [from, to, completedAt]), [[16, 22, 22], [22, 28, 28]].map((rows) => rows.map(month)));
  });

  it('counts two of three as each rule set does', () => {
    const base = Array.from({ length: 20 }, (_one, at) => (at % 2 === 0 ? 9 : 11));
    const settings = (rules: SpcInput['rules']) => ({ rules, screen: false });
    const given = { baselinePoints: 20 };
    const last = (end: readonly number[], rules: SpcInput['rules']) => answer([...base, ...end], settings(rules), given).points.slice(20).map(({ rules: broken }) => broken.join(' '));
    // Limits 4.68 and 15.32, near lines 6.45 and 13.55.
    assert.deepEqual(last([14, 11, 14], 'nhsr-0.2.2'), ['two-of-three-above', '', 'two-of-three-above']);
    assert.deepEqual(last([16, 11, 14], 'nhsr-0.2.2'), ['above-limit', '', '']);
    assert.deepEqual(last([16, 11, 14], 'mdc-2023'), ['above-limit two-of-three-above', '', 'two-of-three-above']);
    assert.deepEqual(last([14, 9, 14], 'mdc-2023'), ['', '', '']);
    assert.deepEqual(last([14, 9, 14], 'powerbi-spc'), ['two-of-three-above', '', 'two-of-three-above']);
    assert.deepEqual(last([14, 6, 14], 'powerbi-spc'), ['', '', '']);
  });

  it('shows several icons at once for Power BI, and orders its rules its own way', () => {
    const base = Array.from({ length: 20 }, (_one, at) => (at % 2 === 0 ? 9 : 11));
    const found = answer([...base, 16, 15.2, 15.1, 14.5, 14], { rules: 'powerbi-spc' }, { baselinePoints: 20, direction: 'decrease' });
    assert.deepEqual([found.variation, found.variations, found.points.at(-1)?.rules], ['concern-high', ['concern-high', 'improvement-low'], ['two-of-three-above', 'trend-down']]);
    assert.deepEqual(answer(base, { rules: 'powerbi-spc' }).variations, ['common-cause']);
  });

  it('leaves excluded points out of centre, limits and runs, and draws them', () => {
    const points = [...wavy.slice(0, 12), 1000, ...wavy.slice(12)].map((value, at) => ({ period: at, value, ...(at === 12 ? { exclude: true } : {}) }));
    const found = answer({ id: 'a', direction: 'neutral', points });
    const without = answer({ id: 'a', direction: 'neutral', points: points.filter(({ exclude }) => !exclude) });
    assert.deepEqual([found.segments[0]?.upperLimit, found.segments[0]?.baseline], [without.segments[0]?.upperLimit, 24]);
    assert.deepEqual([found.points[12]?.included, found.points[12]?.outside, found.points[12]?.rule], [false, true, null]);
  });

  it('judges runs by Anhøj, and says when points were on one side for too long', () => {
    const found = answer([...Array.from({ length: 12 }, (_one, at) => 1 + (at % 3) / 10), ...Array.from({ length: 12 }, (_one, at) => 2 + (at % 3) / 10)], { rules: 'anhoej', chart: 'run' });
    assert.deepEqual(found.runs, [{ segment: 0, n: 24, useful: 24, longest: 12, longestMax: 8, crossings: 1, crossingsMin: 8, signal: true }]);
    assert.deepEqual(found.signals.map(({ rule }) => rule), ['run-below', 'run-above', 'few-crossings']);
    assert.equal(found.variation, 'improvement-high');
    assert.equal(errorOf(seriesOf(wavy), { rules: 'anhoej', chart: 'run', runMethod: 'bestbox' }), 'method-not-offered');
  });
});

describe('spc: what cannot be answered, in words', () => {
  it('gives each its reason', () => {
    const point = (given: object) => ({ id: 'a', direction: 'neutral' as const, points: [{ period: 1, value: 1 }, { period: 2, ...given }] });
    assert.equal(errorOf({ ...point({}), points: [] }), 'no-points');
    assert.equal(errorOf({ ...point({}), points: [{ period: 1 }, { period: 2, value: null }] }), 'no-values');
    assert.equal(errorOf(point({ period: 1, value: 2 })), 'duplicate-period');
    assert.equal(errorOf(point({ period: '2024-02-30', value: 2 })), 'period-unreadable');
    assert.equal(errorOf(point({ period: 'May', value: 2 })), 'period-unreadable');
    assert.equal(errorOf(point({ period: '2024-02-20', value: 2 })), 'periods-mixed');
    assert.equal(errorOf(point({ value: 1e200 })), 'number-too-large');
    assert.equal(errorOf(point({ numerator: 1e140, denominator: 1e-20 })), 'number-too-large');
    assert.equal(errorOf(point({ value: 0 }), { chart: 't' }), 'not-positive');
    assert.equal(errorOf(point({ value: -1 }), { chart: 'c' }), 'negative-count');
    assert.equal(errorOf(point({ value: 1 }), { chart: 'p' }), 'needs-denominators');
    assert.equal(errorOf(point({ numerator: 3, denominator: 2 }), { chart: 'p' }), 'numerator-above-denominator');
    assert.equal(errorOf(point({ value: 1 }), { chart: 's' }), 'needs-subgroups');
    assert.equal(errorOf(seriesOf(wavy, { baselinePoints: 11 })), 'baseline-too-short');
    assert.equal(errorOf(seriesOf(wavy, { rebase: ['soon'] })), 'rebase-unreadable');
  });

  it('takes a share as numerator, denominator and multiplier', () => {
    const points = wavy.map((value, at) => ({ period: at, numerator: value, denominator: 40 }));
    for (const chart of ['xmr', 'i'] as const) {
      const found = answer({ id: 'a', direction: 'neutral', multiplier: 100, points }, { chart });
      const plain = answer({ id: 'a', direction: 'neutral', points: points.map(({ period, numerator }) => ({ period, value: (numerator / 40) * 100 })) }, { chart });
      assert.ok(Math.abs((found.segments[0]?.upperLimit ?? 0) - (plain.segments[0]?.upperLimit ?? 1)) < 1e-9);
      assert.deepEqual([found.points[0]?.n, found.points[0]?.value], [40, 25]);
    }
    const none = answer({ id: 'a', direction: 'neutral', points: [...points, { period: 24, numerator: 0, denominator: 0 }] });
    assert.deepEqual([none.points[24]?.value, codes(none)], [null, ['missing-values', 'last-figure']]);
  });
});

describe('spc: many series at once', () => {
  it('gives the same limits, rules and icons as one at a time', () => {
    const series = Array.from({ length: 60 }, (_one, at) => Array.from({ length: 8 + at }, (_value, row) => (row % 11 === 10 ? NaN : Math.round(20 * Math.sin(at + row * row) + (row > 20 ? at : 0)))));
    const starts = series.map((_one, at) => series.slice(0, at).reduce((sum, { length }) => sum + length, 0));
    for (const rules of ['nhsr-0.2.2', 'mdc-2023'] as const) {
      const batch = judgeMany(Float64Array.from(series.flat()), series.map(({ length }, at) => ({ from: starts[at] ?? 0, to: (starts[at] ?? 0) + length, direction: 'decrease', target: at, ...(length > 30 ? { cuts: [(starts[at] ?? 0) + 15] } : {}) })), rules);
      series.forEach((values, at) => {
        const alone = answer(values.map((value) => (Number.isNaN(value) ? null : value)), { rules }, { direction: 'decrease', target: at, ...(values.length > 30 ? { rebase: [month(15)] } : {}) });
        assert.deepEqual([batch.variations[at], batch.assurances[at]], [alone.variation, alone.assurance], String(at));
        const upper = Array.from(batch.lines.upper.subarray(starts[at], (starts[at] ?? 0) + values.length), (one) => (Number.isNaN(one) ? null : one));
        assert.deepEqual(upper, alone.points.map(({ upperLimit }) => upperLimit), String(at));
      });
    }
  });
});
