import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SeriesAnswer } from './answer-types.ts';
import { meanOf, medianOf } from './averages.ts';
import { analyseSpc, judgeMany } from './index.ts';
import type { SpcInput, SpcPoint, SpcSeries } from './input.ts';

type Given = readonly (number | null | Partial<SpcPoint>)[];
const seriesOf = (points: Given, given: Partial<SpcSeries> = {}): SpcSeries => ({ id: 'a', direction: 'increase', points: points.map((one, period) => (typeof one === 'object' && one !== null ? { period, ...one } : { period, value: one })), ...given });

function answer(points: Given, settings: Partial<SpcInput> = {}, given: Partial<SpcSeries> = {}): SeriesAnswer {
  const [found] = analyseSpc({ rules: 'nhsr-0.2.2', ...settings, series: [seriesOf(points, given)] }).series;
  assert.ok(found && !('error' in found), JSON.stringify(found));
  return found;
}

function errorOf(points: Given, settings: Partial<SpcInput> = {}, given: Partial<SpcSeries> = {}): string {
  const [found] = analyseSpc({ rules: 'nhsr-0.2.2', ...settings, series: [seriesOf(points, given)] }).series;
  return found && 'error' in found ? found.error.code : 'answered';
}

const codes = ({ notes }: SeriesAnswer): string[] => notes.map(({ code }) => code);
const near = (found: number | null | undefined, expected: number) => assert.ok(Math.abs((found ?? NaN) - expected) <= 1e-9 * Math.abs(expected), `${String(found)}, expected ${expected}`);
/** 9, 11, 9, 11 …: mean 10, every moving range 2, limits 10 ± 5.32. */
const wave = (count: number): number[] => Array.from({ length: count }, (_one, at) => (at % 2 === 0 ? 9 : 11));

describe('spc: what is too large or too little to work with', () => {
  it('takes numbers up to 1e150 wherever they stand, and none above', () => {
    const with12 = (point: Partial<SpcPoint>) => [point, ...wave(12)];
    assert.deepEqual([errorOf(with12({ value: 1e150 })), errorOf(with12({ value: 1.5e150 })), errorOf(with12({ value: -1.5e150 }))], ['answered', 'number-too-large', 'number-too-large']);
    for (const point of [{ value: 1, denominator: 2e150 }, { value: 1, target: 2e150 }, { value: 1, numerator: 2e150 }, { values: [1, 2e150] }]) assert.equal(errorOf(with12(point)), 'number-too-large', JSON.stringify(point));
    const shares = (first: Partial<SpcPoint>) => [first, ...wave(12).map((value) => ({ numerator: value, denominator: 20 }))];
    assert.equal(errorOf(shares({ numerator: 1e140, denominator: 1e-20 }), { chart: 'u' }), 'number-too-large');
    assert.equal(errorOf(shares({ numerator: 1e100, denominator: 1e-50 }), { chart: 'u' }), 'answered');
  });

  it('needs a figure that counts: excluded ones alone are none', () => assert.equal(errorOf(wave(14).map((value) => ({ value, exclude: true }))), 'no-values'));

  it('takes a numerator as large as its denominator, and none below 0', () => {
    const shares = (numerator: number) => [...wave(12).map((value) => ({ numerator: value, denominator: 20 })), { numerator, denominator: 20 }];
    assert.deepEqual([20, 20.5, 0, -1].map((numerator) => errorOf(shares(numerator), { chart: 'p' })), ['answered', 'numerator-above-denominator', 'answered', 'negative-count']);
  });

  it('refuses the unpublished run methods for 10 to 100 useful points only', () => {
    const asked = (count: number) => errorOf(wave(count), { rules: 'anhoej', chart: 'run', runMethod: 'cutbox' }, { centre: 10 });
    assert.deepEqual([9, 10, 100, 101].map(asked), ['answered', 'method-not-offered', 'method-not-offered', 'answered']);
  });

  it('reads a re-base period that is no period, and one of another kind, as neither', () => assert.deepEqual([errorOf(wave(14), {}, { rebase: ['2024-01-01'] }), errorOf(wave(14), {}, { rebase: [1.5] })], ['rebase-unreadable', 'rebase-unreadable']));

  it('has averages of figures near the largest of all, and of none', () => {
    assert.equal(meanOf([1e301, 1e301]), 1e301);
    assert.ok(Number.isNaN(meanOf([NaN])) && Number.isNaN(medianOf([])));
  });
});

describe('spc: subgroups by hand', () => {
  const groups = (values: readonly (readonly number[])[]) => values.map((one) => ({ values: one }));
  // c4(2) = √(2/π), c4(3) = √π/2.
  const [c2, c3] = [Math.sqrt(2 / Math.PI), Math.sqrt(Math.PI) / 2];
  // Standard deviations of pairs: √2 and 3√2, taken in turn.
  const pairs = Array.from({ length: 12 }, (_one, at) => (at % 2 === 0 ? [9, 11] : [7, 13]));

  it('takes the plain mean of deviations where sizes agree, empty subgroups aside', () => {
    const spread = 2 * Math.SQRT2;
    near(answer(groups(pairs), { chart: 's' }).segments[0]?.centre, spread);
    near(answer(groups([...pairs, []]), { chart: 's' }).points[0]?.centre, spread);
    near(answer(groups(pairs), { chart: 'xbar' }).segments[0]?.upperLimit, 10 + (3 * spread) / (c2 * Math.SQRT2));
    near(answer(groups(pairs), { chart: 'xbar' }).segments[0]?.lowerLimit, 10 - (3 * spread) / (c2 * Math.SQRT2));
    near(answer(groups(pairs), { chart: 's' }).segments[0]?.upperLimit, spread + (3 * spread * Math.sqrt(1 - c2 * c2)) / c2);
    near(answer(groups(pairs), { chart: 's' }).points[0]?.upperNear, spread + (2 * spread * Math.sqrt(1 - c2 * c2)) / c2);
    assert.equal(answer(groups([...pairs, []]), { chart: 's' }).points[12]?.n, 0);
  });

  it('pools them by their degrees of freedom where sizes differ, and weighs means by size', () => {
    // One more subgroup of three, mean 20, variance 25: sums of squares 6 × 2 + 6 × 18 + 2 × 25 over 12 + 2 degrees of freedom.
    const mixed = groups([...pairs, [15, 20, 25]]);
    const spread = Math.sqrt(170 / 14);
    near(answer(mixed, { chart: 's' }).segments[0]?.centre, spread);
    const means = answer(mixed, { chart: 'xbar' });
    const centre = (12 * 2 * 10 + 3 * 20) / 27;
    near(means.segments[0]?.centre, centre);
    near(means.points[0]?.upperLimit, centre + (3 * spread) / (c2 * Math.SQRT2));
    near(means.points[12]?.lowerNear, centre - (2 * spread) / (c3 * Math.sqrt(3)));
  });

  it('takes a lone value beside subgroups as a subgroup of one, without limits', () => {
    const found = answer([...groups(pairs), 12, null], { chart: 'xbar' });
    assert.deepEqual(found.points.slice(12).map(({ value, n, upperLimit }) => [value, n, upperLimit]), [[12, 1, null], [null, 0, null]]);
    near(found.segments[0]?.centre, (12 * 2 * 10 + 12) / 25);
    assert.deepEqual(answer([...groups(pairs), 12], { chart: 's' }).points[12]?.value, null);
  });

  it('adds the members up for counts, and takes their mean elsewhere', () => {
    const first = (chart: 'c' | 'g' | 't' | 'i' | 'xmr', members: readonly number[]) => answer([{ values: members }, ...wave(12)], { chart }).points[0]?.value;
    assert.deepEqual([first('c', [1, 2, 3]), first('g', [4]), first('t', [1, 2]), first('i', [1, 2, 3]), first('xmr', [5])], [6, 4, 3, 2, 5]);
    assert.equal(first('c', []), null);
  });

  it('keeps the limits of small figures: subgroups of one mean that vary within', () => {
    const tiny = answer(groups(Array.from({ length: 12 }, () => [1e-6 - 1e-5, 1e-6 + 1e-5])), { chart: 'xbar' });
    near(tiny.segments[0]?.upperLimit, 1e-6 + (3 * Math.SQRT2 * 1e-5) / (c2 * Math.SQRT2));
  });
});

describe('spc: lines by hand', () => {
  it('lays the lines of a level series on it to the last bit, and on a centre that is given', () => {
    for (const level of [1e6 + 0.1, 123_456.7, 3]) assert.deepEqual(answer(wave(13).map(() => level), { chart: 't' }).segments[0]?.centre, level);
    const given = answer(wave(13).map(() => 5), { chart: 'i' }, { centre: 3 });
    assert.deepEqual([given.segments[0]?.centre, given.segments[0]?.upperLimit, codes(given)], [3, 3, ['constant']]);
  });

  it('draws times between events from their roots, and no limit below 0', () => {
    // Roots 1 and 2 in turn: mean 1.5, every range 1.
    const times = wave(14).map((value) => (value === 9 ? 1 : 2 ** 3.6));
    const [segment] = answer(times, { chart: 't' }).segments;
    near(segment?.centre, 1.5 ** 3.6);
    near(segment?.upperLimit, (1.5 + 3 / 1.128) ** 3.6);
    assert.equal(segment?.lowerLimit, 0);
    near(answer(times, { chart: 't' }).points[0]?.upperNear, (1.5 + 2 / 1.128) ** 3.6);
    near(answer(times, { chart: 't' }, { centre: 16 }).points[0]?.centre, 16);
    const narrow = answer(wave(14).map((value) => (value === 9 ? 5 : 5.2) ** 3.6), { chart: 't' }).points[0];
    near(narrow?.lowerLimit, (5.1 - 0.6 / 1.128) ** 3.6);
    near(narrow?.lowerNear, (5.1 - 0.4 / 1.128) ** 3.6);
  });

  it('says so where screening would leave only zeros of times between events', () => {
    const found = answer([...wave(12).map(() => 1), 50, ...wave(12).map(() => 1)], { chart: 't', screen: true });
    assert.ok(codes(found).includes('screening-left-nothing'));
    assert.ok(!codes(answer([1, ...wave(24)], { chart: 't', screen: true })).includes('screening-left-nothing'));
  });

  it('has no moving range at the first point of a segment, and none where it was screened out', () => {
    const found = answer([...wave(14), 60, ...wave(14)], { screen: true }, { rebase: [15] });
    assert.deepEqual([0, 1, 14, 15, 16].map((at) => found.points[at]?.movingRange), [null, 2, null, null, 2]);
  });

  it('widens shares by how they vary between each other, and draws nothing from a point alone', () => {
    // Shares 0.4 and 0.6 of 24: sigma √(0.25/24), each step 0.2.
    const shares = wave(14).map((value) => ({ numerator: value === 9 ? 9.6 : 14.4, denominator: 24 }));
    const found = answer(shares, { chart: 'p-prime' }, { rebase: [13] });
    const sigma = Math.sqrt(0.25 / 24);
    near(answer(shares, { chart: 'p-prime', screen: false }).segments[0]?.upperLimit, Math.min(1, 0.5 + 3 * sigma * (0.2 / sigma / 1.128)));
    near(answer(shares, { chart: 'p-prime', screen: false }).points[0]?.lowerNear, 0.5 - (2 * 0.2) / 1.128);
    assert.deepEqual([found.segments[1]?.upperLimit, found.points[13]?.centre, codes(found)], [null, 0.6, ['limits-undefined', 'trial-limits']]);
  });

  it('multiplies shares only where a multiplier is given', () => {
    const shares = wave(12).map((value) => ({ numerator: value, denominator: 20 }));
    assert.deepEqual([answer(shares).points[0]?.value, answer(shares, {}, { multiplier: 100 }).points[0]?.value, answer(shares, { chart: 'p' }).points[0]?.value], [0.45, 45, 0.45]);
    near(answer(shares, { chart: 'p' }, { multiplier: 100 }).points[0]?.centre, 50);
    near(answer(shares, { chart: 'p' }, { multiplier: 100, centre: 40 }).points[0]?.centre, 40);
    near(answer(shares, {}, { multiplier: 100, centre: 40 }).points[0]?.centre, 40);
    near(answer(shares, { chart: 'p', compat: 'qicharts2-0.8.1' }, { multiplier: 100, centre: 0.4 }).points[0]?.centre, 40);
    near(answer(shares, { chart: 'p', compat: 'qicharts2-0.8.1' }, { centre: 0.4 }).points[0]?.centre, 0.4);
  });

  it('has no side of minus 0', () => assert.ok(Object.is(answer([-0, ...wave(12)], { chart: 'i' }, { centre: 0 }).points[0]?.side, 0)));
});

describe('spc: what a call and a series are told', () => {
  const call = (input: Partial<SpcInput>, series: readonly SpcSeries[]) => analyseSpc({ rules: 'nhsr-0.2.2', ...input, series });

  it('stops the other series only as one call of the reference', () => {
    const both = [seriesOf(wave(14)), seriesOf([], { id: 'b' })];
    const errors = (input: Partial<SpcInput>) => call(input, both).series.map((one) => ('error' in one ? one.error.code : 'answered'));
    assert.deepEqual(errors({ facets: true }), ['answered', 'no-points']);
    assert.deepEqual(errors({ compat: true }), ['answered', 'no-points']);
    assert.deepEqual(errors({ compat: true, facets: true }), ['reference-stops', 'no-points']);
  });

  it('tells a series of the targets of others, and does not judge it by them', () => {
    const told = (facets: boolean, target?: number) => call({ facets }, [seriesOf(wave(14), { target: 1 }), seriesOf(wave(14), target === undefined ? {} : { target })]).series.map((one) => ('error' in one ? [] : [one.assurance, codes(one)]));
    assert.deepEqual(told(true), [['pass', []], [null, ['target-of-others']]]);
    assert.deepEqual(told(false), [['pass', []], [null, []]]);
    assert.deepEqual(told(true, 99), [['pass', []], ['fail', []]]);
    assert.deepEqual(call({ facets: true }, [seriesOf(wave(14))]).series.map((one) => ('error' in one ? [] : codes(one))), [[]]);
  });

  it('puts the unit behind the figure, and counts ten figures that take part for a run chart', () => {
    const told = (points: Given) => answer(points, { chart: 'run' }, { unit: '%' }).sentence;
    assert.equal(told(wave(9)), 'The figure of 8 is 9%. There are too few points yet to tell a change from chance.');
    assert.equal(told(wave(10)), 'The figure of 9, 11%, is within what chance alone brings: nothing shows that something has changed.');
    assert.match(told([null, ...wave(9)]), /too few points/);
    assert.match(told([{ value: 9, exclude: true }, ...wave(9)]), /too few points/);
  });

  it('says how many missing periods are named', () => {
    const text = (last: number) => answer([{ period: 0, value: 1 }, { period: 1, value: 2 }, { period: 2, value: 1 }, { period: last, value: 2 }]).notes.find(({ code }) => code === 'missing-periods')?.text;
    assert.equal(text(4), 'One period is missing between the first and the last. Runs and moving ranges go on across the gap.');
    assert.equal(text(1_004), '1001 periods are missing between the first and the last; the first 1000 are named. Runs and moving ranges go on across the gap.');
    assert.match(text(1_003) ?? '', /^1000 periods are missing between the first and the last\. Runs/);
  });

  it('names up to twelve re-base periods that are not in the data', () => {
    const absent = Array.from({ length: 13 }, (_one, at) => 101 + at);
    const note = answer(wave(14), {}, { rebase: absent }).notes.find(({ code }) => code === 'rebase-not-in-data')?.text;
    assert.equal(note, `No point has the re-base period ${absent.slice(0, 12).join(', ')}, so the limits were not worked out anew there.`);
  });
});

describe('spc: a batch by hand', () => {
  const judge = (values: readonly number[], series: readonly Partial<Parameters<typeof judgeMany>[1][number]>[], rules: Parameters<typeof judgeMany>[2] = 'mdc-2023') => judgeMany(Float64Array.from(values), series.map((one) => ({ from: 0, to: values.length, direction: 'increase' as const, ...one })), rules);

  it('gives the icon of the last figure, whatever gaps follow it', () => {
    const jump = [...wave(14), 90];
    assert.deepEqual([[], [NaN], [NaN, NaN]].map((gap) => judge([...jump, ...gap], [{ target: 1_000 }]).variations[0]), ['improvement-high', 'improvement-high', 'improvement-high']);
    assert.deepEqual(judge([...jump, NaN], [{ target: 1_000 }]).assurances, ['fail']);
  });

  it('judges a series of one figure by that, and an empty one or one of gaps by none of its neighbours', () => {
    // 90, 90: the first two rows of the first series are beyond its limits.
    const values = [90, 90, ...wave(40), NaN, NaN, 7];
    const all = judge(values, [{ to: 42 }, { from: 42, to: 42, target: 1 }, { from: 42, to: 44, target: 1 }, { from: 44, to: 45, target: 1 }]);
    assert.deepEqual([all.marks[0], all.marks[1]].map((bits) => (bits ?? 0) & 1), [1, 1]);
    // All that follow the two are a run below the mean of 13.8.
    assert.deepEqual([all.variations, all.assurances], [['concern-low', 'common-cause', 'common-cause', 'common-cause'], [null, null, null, null]]);
    assert.deepEqual([all.lines.centre[44], all.lines.upper[44]], [7, NaN]);
    // The only row of a batch.
    assert.deepEqual(judge([7], [{ target: 1 }]).assurances, [null]);
  });

  it('draws limits at 0 where figures cannot be below, and only there', () => {
    const low = wave(14).map((value) => value - 8);
    // Mean 2, ranges 2: 2 − 5.32.
    const lower = (nonNegative?: boolean) => judge(low, [nonNegative === undefined ? {} : { nonNegative }]).lines.lower[0];
    near(lower(), 2 - 5.32);
    near(lower(false), 2 - 5.32);
    assert.equal(lower(true), 0);
  });

  it('has room for more series than one stretch of memory holds', () => {
    const values = Array.from({ length: 3_000 }, (_one, at) => (at % 2 === 0 ? 9 : 11));
    const whole = judge([...values, 90], [{ from: 0, to: 3_001 }]);
    // Mean (3,000 × 10 + 90) ÷ 3,001; ranges 2,999 of 2 and one of 79.
    const [centre, range] = [30_090 / 3_001, (2_999 * 2 + 79) / 3_000];
    near(whole.lines.upper[0], centre + 2.66 * range);
    assert.deepEqual([whole.variations, whole.signals.length], [['improvement-high'], 1]);
    const again = judge([...values.slice(0, 700), 90], [{}]);
    near(again.lines.upper[0], 7_090 / 701 + 2.66 * ((699 * 2 + 79) / 700));
  });
});
