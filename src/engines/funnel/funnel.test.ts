import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { analyseFunnel, type FunnelInput, type FunnelPoint, type FunnelResult, type FunnelType, type FunnelUnit } from './index.ts';
import { chances, countBeyond } from './simulation/calibration.ts';

const types: readonly FunnelType[] = ['proportion', 'ratio-of-counts', 'standardised-ratio', 'crude-rate', 'direct-standardised-rate'];

function pointsOf(result: FunnelResult): FunnelPoint[] {
  return result.units.map((unit) => {
    assert.ok(!('error' in unit), JSON.stringify(unit));
    return unit;
  });
}

const unitsOf = (...rows: readonly (readonly [number | null, number | null, number?])[]): FunnelUnit[] => rows.map(([numerator, denominator, rate], id) => ({ id, numerator, denominator, ...(rate === undefined ? {} : { rate }) }));

/** ln of n!, by adding. */
const logFactorials = [0];
for (let n = 1; n < 2000; n += 1) logFactorials.push((logFactorials[n - 1] ?? NaN) + Math.log(n));
const logFactorial = (n: number): number => logFactorials[n] ?? NaN;
const poissonTerm = (mean: number, count: number): number => Math.exp(count * Math.log(mean) - mean - logFactorial(count));
const binomialTerm = (n: number, p: number, count: number): number => Math.exp(logFactorial(n) - logFactorial(count) - logFactorial(n - count) + count * Math.log(p) + (n - count) * Math.log1p(-p));
const sum = (from: number, to: number, term: (count: number) => number): number => Array.from({ length: Math.max(0, to - from + 1) }, (_one, at) => term(from + at)).reduce((total, one) => total + one, 0);

/** The chance of so few and of so many for a unit that is like all others, by adding single probabilities. */
function tailsByAdding(type: FunnelType, count: number, denominator: number, target: number): [number, number] {
  const given = count + denominator;
  const term = type === 'proportion' ? (one: number) => binomialTerm(denominator, target, one)
    : type === 'ratio-of-counts' ? (one: number) => binomialTerm(given, target / (1 + target), one)
      : (one: number) => poissonTerm(denominator * target, one);
  const most = type === 'proportion' ? denominator : type === 'ratio-of-counts' ? given : Math.ceil(20 + 3 * denominator * target + count);
  return [sum(0, count, term), sum(count, most, term)];
}

/** 1 when the unit stands where its tails put it. On the very edge of a tail rounding decides, and those are left out. */
function judgedAsByAdding({ numerator, denominator, value, side, unadjusted }: FunnelPoint, { type, target }: { type: FunnelType; target: number }): number {
  const [few, plenty] = tailsByAdding(type, numerator ?? NaN, denominator ?? NaN, target);
  const place = `${type} ${numerator} of ${denominator}`;
  assert.ok(unadjusted, place);
  const isClear = (tail: number): boolean => Math.min(Math.abs(few - tail), Math.abs(plenty - tail)) > 1e-8;
  if (isClear(0.001)) assert.equal(side, few < 0.001 ? 'below' : plenty < 0.001 ? 'above' : null, place);
  if (isClear(0.025)) assert.deepEqual([(value ?? 0) < (unadjusted.lower95 ?? 0), (value ?? 0) > (unadjusted.upper95 ?? 0)], [few < 0.025, plenty < 0.025], place);
  return isClear(0.001) && isClear(0.025) ? 1 : 0;
}

describe('exact limits', () => {
  const cases: readonly [FunnelType, number, readonly number[]][] = [['proportion', 0.2, [1, 4, 7, 40, 61]], ['proportion', 0.9, [3, 30]], ['ratio-of-counts', 0.5, [1, 9, 50]], ['standardised-ratio', 1, [0.4, 3.7, 6.9, 40]], ['crude-rate', 0.03, [5, 250, 1300]]];

  for (const many of [false, true]) it(`put exactly those counts outside that chance alone gives with less than 2.5 % or 0.1 % ${many ? '(over many units, by a series)' : '(worked out one by one)'}`, () => {
    let judged = 0;
    for (const [type, target, denominators] of cases) for (const denominator of denominators) {
      // A unit so large that it alone fixes the average; many sizes turn the series on, few counts at a time keep it off.
      const rest = { id: 'rest', numerator: target * 1e14, denominator: 1e14 };
      const sizes = many ? Array.from({ length: 100 }, (_one, at) => ({ id: `size ${at}`, numerator: target * denominator, denominator: denominator * (1 + at / 70) })) : [];
      const counts = Array.from({ length: 1 + (type === 'proportion' ? denominator : Math.ceil(3 * denominator * target + 8)) }, (_one, count) => count);
      for (let from = 0; from < counts.length; from += many ? counts.length : 40) {
        const some = counts.slice(from, many ? counts.length : from + 40);
        const result = analyseFunnel({ type, limits: 'exact', adjust: 'none', gridPoints: [], units: [...some.map((count) => ({ id: count, numerator: count, denominator })), ...sizes, rest] });
        for (const unit of pointsOf(result).slice(0, some.length)) judged += judgedAsByAdding(unit, { type, target });
      }
    }
    assert.equal(judged, 629);
  });

  it('leave at most 0.2 % of units outside when chance alone is at work, for every type', () => {
    for (const one of chances) {
      const { units, share998 } = countBeyond(one, { units: 8_000, size: 2_000, settings: {}, seed: 'test' });
      assert.ok(share998 <= 0.002 + 4 * Math.sqrt(0.002 / units), `${one.name}: ${share998} of ${units}`);
    }
  });

  it('are not narrower when they allow for the differences between units', () => {
    const units = Array.from({ length: 40 }, (_one, id) => ({ id, numerator: Math.round((20 + id) * (id % 2 ? 0.1 : 0.5)), denominator: 20 + id }));
    for (const type of ['proportion', 'ratio-of-counts', 'standardised-ratio', 'crude-rate'] as const) for (const limits of ['exact', 'normal'] as const) {
      const result = analyseFunnel({ type, limits, adjust: 'overdispersion', units });
      assert.equal(result.limitsUsed, 'adjusted');
      for (const { unadjusted, adjusted } of [...pointsOf(result), ...result.curve]) {
        assert.ok(unadjusted && adjusted);
        assert.ok((adjusted.lower998 ?? NaN) <= (unadjusted.lower998 ?? NaN) && (adjusted.upper95 ?? NaN) >= (unadjusted.upper95 ?? NaN), `${type} ${limits}`);
      }
    }
  });
});

describe('the published method', () => {
  it('gives φ, τ² and limits of an example worked by hand', () => {
    // Square-root scale: y = √(O/E) = 0.5, 1, 1.5; s = 1/(2·√16) = 1/8; z = −4, 0, 4; nothing trimmed at 0.
    const result = analyseFunnel({ type: 'standardised-ratio', method: 'cqc', limits: 'normal', adjust: 'overdispersion', trim: 0, units: unitsOf([4, 16], [16, 16], [36, 16]) });
    assert.deepEqual(pointsOf(result).map(({ z }) => z), [-4, 0, 4]);
    assert.ok(Math.abs((result.phi ?? 0) - 32 / 3) < 1e-12);
    // w = 64 each: (32 − 2) ÷ (192 − 64) = 0.234375.
    assert.ok(Math.abs((result.tau2 ?? 0) - 0.234375) < 1e-12);
    const half = 1.959963984540054 * Math.sqrt(1 / 64 + 0.234375);
    const [first] = pointsOf(result);
    assert.deepEqual([first?.adjusted?.lower95?.toFixed(10), first?.adjusted?.upper95?.toFixed(10)], [((1 - half) ** 2).toFixed(10), ((1 + half) ** 2).toFixed(10)]);
    assert.equal(first?.zAdjusted, -1);
    assert.match(result.notes.map(({ code }) => code).join(' '), /squared-back/);
  });

  it('keeps limits of a ratio of counts in step with its z: a unit on a limit has z at the quantile', () => {
    const work = (numerator: number) => pointsOf(analyseFunnel({ type: 'ratio-of-counts', limits: 'normal', adjust: 'none', units: unitsOf([numerator, 1_000_000], [8e13, 1e15]) }))[0];
    const z = work((work(80_000)?.unadjusted?.upper95 ?? 0) * 1_000_000)?.z ?? 0;
    // Not exactly: z has the standard error at the count itself, the limit at the count that the average leads to.
    assert.ok(Math.abs(z - 1.96) < 0.02, String(z));
  });

  it('does not call units different that chance explains, and says so', () => {
    const result = analyseFunnel({ type: 'proportion', limits: 'exact', adjust: 'overdispersion', draw: { adjusted: true, unadjusted: false }, units: unitsOf([20, 100], [21, 100], [19, 100], [41, 200]) });
    assert.deepEqual([result.limitsUsed, result.tau2, pointsOf(result)[0]?.adjusted], ['unadjusted', 0, null]);
    assert.ok(pointsOf(result)[0]?.unadjusted && result.notes.some(({ code }) => code === 'no-overdispersion'));
  });

  it('lets a unit without events stand as half an event on the logarithmic scale, and says so', () => {
    const result = analyseFunnel({ type: 'standardised-ratio', method: 'shmi', limits: 'exact', adjust: 'overdispersion', units: unitsOf([0, 16], [18, 16], [40, 16]) });
    assert.equal(pointsOf(result)[0]?.z?.toFixed(10), (4 * Math.log(0.5 / 16)).toFixed(10));
    assert.ok(pointsOf(result)[0]?.value === 0 && result.notes.some(({ code, text }) => code === 'zero-counts' && text.startsWith('1 unit has')));
  });

  it('adds rows of the same id, and answers in the order in which units first come', () => {
    const result = analyseFunnel({ type: 'proportion', limits: 'exact', adjust: 'none', units: [{ id: 'b', numerator: 3, denominator: 10 }, { id: 'a', numerator: 5, denominator: 30 }, { id: 'b', numerator: 4, denominator: 20 }] });
    assert.deepEqual(pointsOf(result).map(({ id, numerator, denominator, value }) => [id, numerator, denominator, value]), [['b', 7, 30, 7 / 30], ['a', 5, 30, 5 / 30]]);
  });

  it('shows rates by the year and per multiplier, and judges no standardised rate of fewer than 10 events', () => {
    const result = analyseFunnel({ type: 'direct-standardised-rate', limits: 'exact', adjust: 'none', multiplier: 100_000, yearsOfData: 2, units: unitsOf([50, 40_000, 100], [60, 40_000, 200], [9, 40_000, 1]) });
    const [first, second, few] = pointsOf(result);
    // 50 events at 100 per 100,000 are 50,000 person-years, 25,000 a year; the average is 110 events over 80,000 person-years.
    assert.deepEqual([first?.denominator, second?.denominator, result.target], [25_000, 15_000, 137.5]);
    assert.deepEqual([few?.unadjusted, few?.outlier, few?.notes?.[0]?.code], [null, false, 'too-few-events']);
    assert.equal(first?.outlier, false);
  });

  it('gives each unit that cannot be compared its own reason and answers the others', () => {
    const codes = (type: FunnelType, ...rows: readonly (readonly [number | null, number | null, number?])[]) => analyseFunnel({ type, limits: 'exact', adjust: 'none', units: unitsOf([20, 40, 30], ...rows) }).units.slice(1).map((unit) => ('error' in unit ? unit.error.code : 'none'));
    assert.deepEqual(codes('proportion', [null, 5], [5, null], [0, 0], [6, 5], [5, 6]), ['missing-numerator', 'missing-denominator', 'no-denominator', 'more-than-all', 'none']);
    assert.deepEqual(codes('direct-standardised-rate', [20, 50], [20, 50, 0], [20, 50, 9]), ['rate-needed', 'rate-zero', 'none']);
    const twice = analyseFunnel({ type: 'direct-standardised-rate', limits: 'exact', adjust: 'none', units: [{ id: 1, numerator: 20, denominator: 50, rate: 2 }, { id: 1, numerator: 20, denominator: 50, rate: 3 }] });
    assert.ok(twice.units[0] && 'error' in twice.units[0] && twice.units[0].error.code === 'rates-not-added');
  });

  it('says what chance allows and never who is better or worse', () => {
    const result = analyseFunnel({ type: 'proportion', limits: 'exact', adjust: 'none', units: unitsOf([90, 100], [20, 100], [25, 100], [1, 100]) });
    assert.deepEqual(pointsOf(result).map(({ side }) => side), ['above', null, null, 'below']);
    assert.match(pointsOf(result)[0]?.sentence ?? '', /above the 99.8% limits .*ask why/);
    assert.equal(result.sentence, '2 of 4 units are beyond the 99.8% limits.');
    assert.doesNotMatch(JSON.stringify(result), /better|worse|best|worst|rank/);
  });
});

describe('any input', () => {
  const figure = fc.oneof(fc.constantFrom(0, 1, 0.005, 1e-300, 1e15, null), fc.nat(2000), fc.double({ min: 0, max: 1e6, noNaN: true }));
  const unit = fc.record({ id: fc.oneof(fc.nat(30), fc.string({ minLength: 1, maxLength: 2 })), numerator: figure, denominator: figure, rate: figure });
  const call: fc.Arbitrary<FunnelInput> = fc.record({
    type: fc.constantFrom(...types), method: fc.constantFrom('shmi', 'cqc'), limits: fc.constantFrom('exact', 'normal'), adjust: fc.constantFrom('none', 'overdispersion'), trim: fc.constantFrom(0, 0.1, 0.3, 0.5),
    multiplier: fc.constantFrom(1, 100, 1e5), outlierLimit: fc.constantFrom(95, 99.8), roundExpected: fc.boolean(), yearsOfData: fc.constantFrom(1, 3), draw: fc.record({ adjusted: fc.boolean(), unadjusted: fc.boolean() }),
    compat: fc.constantFrom<boolean | 'FunnelPlotR-0.6.0' | 'PHEindicatormethods-2.1.0'>(false, true, 'FunnelPlotR-0.6.0', 'PHEindicatormethods-2.1.0'), gridPoints: fc.constantFrom([], [1, 10, 1000]), units: fc.array(unit, { maxLength: 25 }),
  });

  it('gives each id one answer, without NaN or infinity, and every null figure of a unit has a word beside it', () => {
    fc.assert(fc.property(call, (input) => {
      const result = analyseFunnel(input);
      const held = JSON.stringify(result, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? assert.fail(`a figure is ${value}`) : value));
      assert.doesNotMatch(held, /NaN|Infinity/);
      assert.ok(result.sentence.length > 10);
      if (result.error) return;
      assert.deepEqual(result.units.map(({ id }) => String(id)), [...new Set(input.units.map(({ id }) => String(id)))]);
      for (const one of result.units) if (!('error' in one) && one.z === null) assert.ok(one.notes?.length || result.notes.some(({ code }) => code === 'no-scale'), JSON.stringify(one));
      for (const one of result.units) if (!('error' in one) && one.value === null) assert.ok(one.notes?.length, JSON.stringify(one));
    }), { numRuns: 400 });
  });

  const plain = fc.array(fc.record({ numerator: fc.nat(400), extra: fc.integer({ min: 1, max: 3000 }) }), { minLength: 2, maxLength: 30 }).map((rows) => rows.map(({ numerator, extra }, id) => ({ id, numerator, denominator: numerator + extra, rate: 1 + numerator / 100 })));

  it('does not depend on the order of the units, nor on how a unit is split into rows; outside means outside its limits', () => {
    fc.assert(fc.property(plain, fc.constantFrom(...types), fc.constantFrom('exact', 'normal'), (units, type, limits) => {
      const work = (given: readonly FunnelUnit[]) => new Map(analyseFunnel({ type, limits, adjust: 'overdispersion', units: given }).units.map((one) => [one.id, one]));
      const first = work(units);
      const turned = work(units.toReversed());
      for (const [id, one] of first) assert.deepEqual(turned.get(id), one);
      if (type !== 'direct-standardised-rate') assert.deepEqual(work(units.flatMap((one) => [{ ...one, numerator: 0, denominator: 1 }, { ...one, denominator: one.denominator - 1 }])), first);
      for (const one of first.values()) {
        const pair = 'error' in one ? null : one.adjusted ?? one.unadjusted;
        if (!('error' in one) && pair && one.value !== null) assert.equal(one.outlier, one.value > (pair.upper998 ?? Infinity) || one.value < (pair.lower998 ?? -Infinity));
      }
    }), { numRuns: 60 });
  });
});
