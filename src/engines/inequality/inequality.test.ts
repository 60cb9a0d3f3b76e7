import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom, standardNormal } from '#engines/random';
import { WeightedSum } from './convolution.ts';
import { analyseInequality, type AreaAnswer, type InequalityInput } from './index.ts';
import { scaleOf } from './scale.ts';

type Quantile = InequalityInput['areas'][number]['quantiles'][number];

const area = (values: readonly number[], more: (value: number, at: number) => Partial<Quantile> = () => ({ standardError: 1 })) => ({ id: 'a', quantiles: values.map((value, at): Quantile => ({ quantile: at + 1, population: 100 + 30 * at, value, ...more(value, at) })) });
const answer = (input: InequalityInput): AreaAnswer => analyseInequality(input).areas[0] as AreaAnswer;
const near = (value: number | null | undefined, expected: number, within = 1e-9) => assert.ok(Math.abs((value ?? NaN) - expected) <= within * Math.max(1e-3, Math.abs(expected)), `${value} is not ${expected}`);
const codes = (input: InequalityInput) => analyseInequality(input).areas.map((one) => ('error' in one ? one.error.code : (one.notes[0]?.code ?? 'answered')));

describe('the slope index of inequality', () => {
  it('is exactly nought where every group has the same value, and says so', () => {
    for (const [valueType, transform] of [['other', false], ['rate', true]] as const) {
      const { slopeIndex, slopeLower, slopeUpper, relativeIndex, sentence } = answer({ valueType, transform, areas: [area([5.1, 5.1, 5.1, 5.1, 5.1, 5.1, 5.1], () => ({ standardError: 0.3 }))] });
      assert.deepEqual([slopeIndex, relativeIndex], [0, 1]);
      assert.ok((slopeLower ?? 0) < 0 && (slopeUpper ?? 0) > 0);
      assert.match(sentence, /^The figure is the same at the most and the least deprived end: slope index 0 \(.*Chance alone could explain this/);
    }
  });

  it('is the slope of a straight line, and the relative index the ratio of its ends', () => {
    const people = [100, 130, 160, 190, 220];
    const total = people.reduce((sum, one) => sum + one, 0);
    const middles = people.map((one, at) => (people.slice(0, at).reduce((sum, before) => sum + before, 0) + one / 2) / total);
    const found = answer({ valueType: 'other', areas: [area(middles.map((middle) => 70 + 8 * middle))] });
    near(found.slopeIndex, 8);
    near(found.intercept, 70);
    near(found.relativeIndex, 78 / 70);
    assert.equal(found.method, 'fieller');
    assert.match(found.sentence, /^From the most to the least deprived end the figure rises by 8: slope index 8 \(.* with 95% confidence\); the relative index is 1\.114\./);
  });

  it('does not depend on the order of areas or quantiles, nor on how people are counted; shifts and scales as a slope does', () => {
    const values = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 5, maxLength: 10 });
    fc.assert(fc.property(values, fc.double({ min: 0.5, max: 20, noNaN: true }), (some, factor) => {
      const one = area(some);
      const base = answer({ valueType: 'other', areas: [one] });
      const turned = answer({ valueType: 'other', areas: [{ ...one, quantiles: one.quantiles.toReversed().map((quantile) => ({ ...quantile, population: (quantile.population ?? 0) * 1000 })) }] });
      near(turned.slopeIndex, base.slopeIndex ?? NaN, 1e-7);
      near(turned.slopeUpper, base.slopeUpper ?? NaN, 1e-7);
      const scaled = answer({ valueType: 'other', areas: [area(some.map((value) => value * factor + 1000), () => ({ standardError: factor }))] });
      near(scaled.slopeIndex, (base.slopeIndex ?? NaN) * factor, 1e-6);
      near((scaled.slopeUpper ?? NaN) - (scaled.slopeLower ?? NaN), ((base.slopeUpper ?? NaN) - (base.slopeLower ?? NaN)) * factor, 1e-6);
      const negative = answer({ valueType: 'other', multiplier: -1, areas: [one] });
      near(negative.slopeLower, -(base.slopeUpper ?? NaN));
      near(negative.relativeIndex, 1 / (base.relativeIndex ?? NaN));
    }), { numRuns: 100 });
  });

  it('has convolved limits that simulation finds too, also for wide errors', () => {
    for (const [kind, error] of [['rate', 0.1], ['rate', 0.8], ['proportion', 0.3]] as const) {
      const values = [0, 1, 2, 3, 4].map((at) => ({ at: kind === 'rate' ? Math.log(300 - 20 * at) : 0.8 - 0.3 * at, error }));
      const weights = [-0.8, -0.5, 0.1, 0.45, 0.7];
      const exact = new WeightedSum(values, weights, scaleOf[kind]);
      const random = seededRandom(`${kind} ${error}`);
      const draws = Array.from({ length: 20_000 }, () => values.reduce((sum, value, at) => sum + (weights[at] ?? 0) * scaleOf[kind].back(value.at + value.error * standardNormal(random)), 0)).toSorted((a, b) => a - b);
      // Five standard errors of a simulated share of 20,000.
      for (const share of [0.025, 0.5, 0.975]) assert.ok(Math.abs(exact.cumulative(draws[20_000 * share] ?? NaN) - share) < 5 * Math.sqrt((share * (1 - share)) / 20_000), `${kind} ${error} ${share}`);
    }
  });

  it('is the same with small errors whether it is convolved or normal', () => {
    const values = [310, 290, 265, 240, 200];
    const convolved = answer({ valueType: 'rate', areas: [area(values, (value) => ({ lower: value * Math.exp(-0.0196), upper: value * Math.exp(0.0196) }))] });
    const normal = answer({ valueType: 'other', areas: [area(values, (value) => ({ standardError: value * 0.01 }))] });
    assert.equal(convolved.method, 'convolution');
    near(convolved.slopeLower, normal.slopeLower ?? NaN, 1e-3);
    near(convolved.relativeUpper, normal.relativeUpper ?? NaN, 1e-3);
  });

  it('puts the limits of transformed rates in order, and with compat swaps them for a multiplier between 0 and 1 as the reference does', () => {
    const areas = [area([400, 350, 300, 250, 180], (value) => ({ lower: value * 0.9, upper: value * 1.1 }))];
    const plain = answer({ valueType: 'rate', transform: true, multiplier: 0.5, areas });
    assert.ok((plain.slopeLower ?? NaN) < (plain.slopeIndex ?? NaN) && (plain.slopeIndex ?? NaN) < (plain.slopeUpper ?? NaN) && (plain.relativeLower ?? NaN) < (plain.relativeIndex ?? NaN) && (plain.relativeIndex ?? NaN) < (plain.relativeUpper ?? NaN));
    const compat = answer({ valueType: 'rate', transform: true, multiplier: 0.5, compat: true, areas });
    assert.deepEqual([compat.slopeLower, compat.slopeUpper, compat.relativeLower, compat.relativeUpper, compat.relativeIndex], [plain.slopeUpper, plain.slopeLower, 1 / (plain.relativeUpper ?? NaN), 1 / (plain.relativeLower ?? NaN), plain.relativeIndex]);
    assert.ok(analyseInequality({ valueType: 'rate', transform: true, multiplier: 0.5, areas }).notes.some(({ code }) => code === 'limits-in-order'));
  });
});

describe('the relative index turned over by a multiplier below 0', () => {
  const values = [1, 0.8, 0.6, 0.4, 0.3];
  const withError = (size: number, multiplier: number, compat = false) => answer({ valueType: 'other', multiplier, compat, areas: [{ id: 'a', quantiles: values.map((value, at) => ({ quantile: at + 1, population: 10, value, standardError: size })) }] });

  it('has the limits turned over too', () => {
    const [plain, turned] = [withError(0.01, 1), withError(0.01, -1)];
    near(turned.relativeLower, 1 / (plain.relativeUpper ?? NaN));
    near(turned.relativeUpper, 1 / (plain.relativeLower ?? NaN));
  });

  it('has none where those not turned over reach to either side of 0, and says so; the reference gives two numbers that hold nothing', () => {
    const [plain, turned, reference] = [withError(0.2, 1), withError(0.2, -1), withError(0.2, -1, true)];
    assert.ok((plain.relativeLower ?? 0) < 0 && (plain.relativeUpper ?? 0) > 0 && plain.notes.length === 0);
    assert.deepEqual([turned.relativeLower, turned.relativeUpper, turned.notes.map(({ code }) => code)], [null, null, ['relative-limits-undefined']]);
    assert.match(turned.notes[0]?.text ?? '', /at one end may be 0 or less/);
    assert.ok((reference.relativeLower ?? 0) > (reference.relativeUpper ?? 0));
  });
});

describe('areas that cannot be answered', () => {
  it('have a typed reason in their place, and the others their figures', () => {
    const good = area([5, 4, 3, 2, 1]);
    const replace = (change: Partial<Quantile>) => ({ ...good, quantiles: good.quantiles.map((quantile, at) => (at === 2 ? { ...quantile, ...change } : quantile)) });
    assert.deepEqual(codes({ valueType: 'rate', areas: [good, replace({ quantile: 2 }), replace({ population: 0 }), replace({ value: null }), replace({ value: -1 }), replace({ standardError: -1 }), replace({ lower: 4, upper: 2 }), replace({ standardError: null }), { id: 'b', quantiles: [] }] }), ['answered', 'incomplete-quantiles', 'population-unusable', 'value-missing', 'value-outside-range', 'standard-error-negative', 'limits-crossed', 'limits-undefined', 'number-of-quantiles'].map((code, at) => (at === 0 ? codes({ valueType: 'rate', areas: [good] })[0] : code)));
    assert.deepEqual(codes({ valueType: 'rate', transform: true, areas: [replace({ value: 0 })] }), ['value-outside-range']);
    assert.deepEqual(codes({ valueType: 'other', compat: true, areas: [good, { ...area([3, 2, 1, 0]), id: 'four' }] }), ['answered', 'incomplete-quantiles']);
    assert.deepEqual(codes({ valueType: 'other', compat: true, areas: [area([3, 2, 1])] }), ['number-of-quantiles']);
    assert.equal(analyseInequality({ valueType: 'other', compat: true, confidence: 0.8, areas: [good] }).error?.code, 'confidence-outside-reference');
  });

  it('never give NaN or Infinity, whatever comes in', () => {
    const figure = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(null, 0, 1, 1e300, 5e-324, -1));
    const quantile = fc.record({ population: figure, value: figure, standardError: figure, lower: figure, upper: figure }, { requiredKeys: [] });
    const areas = fc.array(fc.array(quantile, { maxLength: 6 }).map((list) => ({ id: 'a', quantiles: list.map((one, at) => ({ ...one, quantile: at + 1 })) })), { maxLength: 3 });
    fc.assert(fc.property(fc.record({ valueType: fc.constantFrom('other' as const, 'rate' as const, 'proportion' as const), transform: fc.boolean(), compat: fc.boolean(), multiplier: fc.constantFrom(1, -1, 0.5, 0, 100, 1e300), areas }), (input) => {
      const found = analyseInequality(input);
      assert.equal(found.areas.length, input.areas.length);
      const check = (value: unknown): void => {
        if (typeof value === 'number') assert.ok(Number.isFinite(value), JSON.stringify(input));
        else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) check(one);
      };
      check(found);
      for (const one of found.areas) if (!('error' in one) && [one.slopeIndex, one.slopeLower, one.relativeUpper, one.relativeIndex, one.intercept].includes(null)) assert.ok(one.notes.length > 0, JSON.stringify({ input, one }));
    }), { numRuns: 1500 });
  });
});
