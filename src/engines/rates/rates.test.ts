import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { analyseRates, type RateAnswer, type RatesInput } from './index.ts';

const answer = (input: RatesInput): RateAnswer => analyseRates(input).rows[0] as RateAnswer;
const codes = (input: RatesInput) => analyseRates(input).rows.map((row) => ('error' in row ? row.error.code : (row.notes[0]?.code ?? row.value)));
const near = (value: number | null | undefined, expected: number, within = 1e-9) => assert.ok(Math.abs((value ?? NaN) - expected) <= within * Math.max(1, Math.abs(expected)), `${value} is not ${expected}`);
const pair = (xA: number, nA: number, xB: number, nB: number) => ({ a: { numerator: xA, denominator: nA }, b: { numerator: xB, denominator: nB } });

describe('gaps between two groups', () => {
  it('are those of the worked example: 20.6 points (14.2 to 26.9), then 4.2 (-1.6 to 10.4); narrower by 16.3 (7.6 to 25.1)', () => {
    const shown = ({ value, lower, upper }: RateAnswer) => [value, lower, upper].map((one) => one?.toFixed(1));
    const [before, after] = [pair(641, 900, 152, 300), pair(653, 900, 205, 300)];
    assert.deepEqual(shown(answer({ measure: 'difference', multiplier: 100, rows: [{ id: 'before', ...before }] })), ['20.6', '14.2', '26.9']);
    assert.deepEqual(shown(answer({ measure: 'difference', multiplier: 100, rows: [{ id: 'after', ...after }] })), ['4.2', '-1.6', '10.4']);
    const change = answer({ measure: 'gap-change', multiplier: 100, rows: [{ id: 'change', before, after }] });
    assert.deepEqual(shown(change), ['16.3', '7.6', '25.1']);
    assert.equal(change.method, 'normal');
    assert.equal(change.sentence, 'The gap has narrowed from 20.6 points to 4.2 points (change 16.3 points, 7.6 points to 25.1 points with 95% confidence). A remaining gap cannot be ruled in or out.');
  });

  it('have Newcombe\'s published limits (1998, table II, method 10)', () => {
    for (const [counts, lower, upper] of [[[56, 70, 48, 80], 0.0524, 0.3339], [[9, 10, 3, 10], 0.1705, 0.809], [[10, 10, 0, 10], 0.6075, 1], [[10, 10, 0, 20], 0.6791, 1]] as const) {
      const [xA, nA, xB, nB] = counts;
      const row = answer({ measure: 'difference', rows: [{ id: 'a', ...pair(xA, nA, xB, nB) }] });
      near(row.lower, lower, 5e-5);
      near(row.upper, upper, 5e-5);
    }
  });

  it('have the published score limits: Mee and Miettinen and Nurminen as in Newcombe\'s table, Koopman\'s ratio (1984)', () => {
    for (const [interval, counts, lower, upper] of [['score', [56, 70, 48, 80], 0.0533, 0.3377], ['miettinen-nurminen', [56, 70, 48, 80], 0.0528, 0.3382], ['score', [10, 10, 0, 10], 0.6777, 1], ['miettinen-nurminen', [10, 10, 0, 10], 0.6636, 1]] as const) {
      const [xA, nA, xB, nB] = counts;
      const row = answer({ measure: 'difference', interval, rows: [{ id: 'a', ...pair(xA, nA, xB, nB) }] });
      near(row.lower, lower, 5e-5);
      near(row.upper, upper, 5e-5);
    }
    const koopman = answer({ measure: 'ratio', interval: 'score', rows: [{ id: 'a', ...pair(36, 40, 16, 80) }] });
    near(koopman.lower, 2.94, 5e-3);
    near(koopman.upper, 7.15, 5e-3);
  });

  it('turn round with the groups', () => {
    const count = fc.integer({ min: 1, max: 400 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(fc.property(count, count, fc.constantFrom('newcombe' as const, 'score' as const, 'miettinen-nurminen' as const), ([xA, nA], [xB, nB], interval) => {
      const one = answer({ measure: 'difference', interval, rows: [{ id: 'a', ...pair(xA, nA, xB, nB) }] });
      const other = answer({ measure: 'difference', interval, rows: [{ id: 'a', ...pair(xB, nB, xA, nA) }] });
      near(one.lower, -(other.upper ?? NaN), 1e-9);
      assert.ok((one.lower ?? NaN) >= -1 - 1e-12 && (one.upper ?? NaN) <= 1 + 1e-12 && (one.lower ?? NaN) <= (one.value ?? NaN) + 1e-12 && (one.value ?? NaN) <= (one.upper ?? NaN) + 1e-12);
      if (xA === 0 || xB === 0) return;
      const [there, back] = [pair(xA, nA, xB, nB), pair(xB, nB, xA, nA)].map((both) => answer({ measure: 'ratio', interval, rows: [{ id: 'a', ...both }] }));
      near(Math.log(there?.lower ?? NaN), -Math.log(back?.upper ?? NaN), 1e-8);
    }), { numRuns: 200 });
  });

  it('have score limits also where everybody in both groups has the event', () => {
    const row = answer({ measure: 'ratio', interval: 'score', rows: [{ id: 'a', ...pair(8, 8, 3, 3) }] });
    const [lower, upper] = [row.lower ?? NaN, row.upper ?? NaN];
    // Worked out by hand: the variance is (1 - ratio)/8 at the lower and (ratio - 1)/3 at the upper limit.
    near((1 - lower) ** 2, (3.8414588206941236 * lower * (1 - lower)) / 8);
    near((upper - 1) ** 2, (3.8414588206941236 * (upper - 1)) / 3);
  });

  it('say what cannot be said of groups without events', () => {
    const ratio = (counts: ReturnType<typeof pair>, interval: 'katz-log' | 'score' | 'newcombe') => {
      const { value, lower, upper, notes } = answer({ measure: 'ratio', interval, rows: [{ id: 'a', ...counts }] });
      return [value, lower === null ? null : Number(lower.toFixed(3)), upper === null ? null : Number(upper.toFixed(3)), ...notes.map(({ code }) => code)];
    };
    assert.deepEqual(ratio(pair(0, 10, 5, 10), 'katz-log'), [0, null, null, 'limits-undefined']);
    assert.deepEqual(ratio(pair(0, 10, 0, 10), 'score'), [null, null, null, 'no-events']);
    assert.deepEqual(ratio(pair(10, 10, 10, 10), 'katz-log'), [1, 1, 1, 'no-spread']);
    for (const interval of ['score', 'newcombe'] as const) {
      const [value, lower, upper] = ratio(pair(0, 10, 5, 10), interval);
      assert.ok(value === 0 && lower === 0 && typeof upper === 'number' && upper > 0.1 && upper < 1);
      const turned = ratio(pair(5, 10, 0, 10), interval);
      assert.ok(turned[0] === null && turned[2] === null && typeof turned[1] === 'number' && turned[1] > 1);
    }
    assert.deepEqual(codes({ measure: 'difference', interval: 'katz-log', rows: [{ id: 'a', ...pair(1, 2, 1, 2) }] }), ['interval-not-offered']);
  });
});

describe('a ratio times nothing', () => {
  it('says so: how many times as likely cannot be read from 0', () => {
    const { value, sentence } = answer({ measure: 'ratio', multiplier: 0, rows: [{ id: 'a', ...pair(5, 10, 2, 10) }] });
    assert.deepEqual([value, sentence], [0, 'The multiplier is 0, so nothing can be read from the ratio.']);
    assert.match(answer({ measure: 'ratio', multiplier: 100, rows: [{ id: 'a', ...pair(5, 10, 2, 10) }] }).sentence, /^Group A is 2\.5 times as likely as group B/);
  });
});

describe('rows that cannot be answered', () => {
  it('have a typed reason in their place, and the others their figure', () => {
    assert.deepEqual(codes({ measure: 'proportion', rows: [{ id: 1, numerator: 1, denominator: 4 }, { id: 2, numerator: 1, denominator: 0 }, { id: 3, numerator: -1, denominator: 4 }, { id: 4, numerator: 5, denominator: 4 }, { id: 5, numerator: null, denominator: 4 }, { id: 6, denominator: 4 }] }), [0.25, 'denominator-not-positive', 'numerator-negative', 'numerator-above-denominator', 'missing-value', 'field-missing']);
    assert.deepEqual(codes({ measure: 'rate', rows: [{ id: 'a', group: 'g', numerator: 1, denominator: 0 }, { id: 'b', group: 'g', numerator: 2, denominator: 4 }, { id: 'c', group: 'h', numerator: 2, denominator: null }, { id: 'd', numerator: 3, denominator: 6 }, { id: 'e', group: 'i', numerator: -1, denominator: 5 }, { id: 'f', group: 'i', numerator: 3, denominator: 5 }], multiplier: 1 }), [0.75, 'missing-value', 0.5, 'numerator-negative']);
    assert.deepEqual(codes({ measure: 'mean', rows: [{ id: 1, values: [] }, { id: 2, values: [3] }, { id: 3, values: [1, null] }, { id: 4 }, { id: 5, values: [2, 4] }] }), ['no-values', 'limits-undefined', 'missing-value', 'field-missing', 3]);
    assert.deepEqual(codes({ measure: 'direct-standardised-rate', rows: [{ id: 1, bands: [] }, { id: 2, bands: [{ numerator: 20, denominator: 0, standard: 5 }] }, { id: 3, bands: [{ numerator: 9, denominator: 50, standard: 5 }] }, { id: 4, bands: [{ numerator: 20, denominator: 50, standard: 0 }] }, { id: 5, bands: [{ numerator: 20, denominator: 50 }] }] }), ['no-bands', 'denominator-not-positive', 'fewer-than-ten-events', 'standard-not-positive', 'field-missing']);
    assert.deepEqual(codes({ measure: 'indirect-standardised-ratio', rows: [{ id: 1, numerator: 5, bands: [{ denominator: 10, referenceNumerator: 0, referenceDenominator: 20 }] }, { id: 2, bands: [{ denominator: 10, referenceNumerator: 3, referenceDenominator: 20 }] }, { id: 3, numerator: 3, bands: [{ denominator: 10, referenceNumerator: 3, referenceDenominator: 0 }] }, { id: 4, numerator: 3, bands: [{ denominator: 10, referenceNumerator: 6, referenceDenominator: 20 }] }] }), ['nothing-expected', 'field-missing', 'denominator-not-positive', 1]);
    const bands = [0, 1, 50].map((startAge) => ({ startAge, deaths: 40, population: 4000 }));
    assert.deepEqual(codes({ measure: 'life-expectancy', rows: [{ id: 1 }, { id: 2, bands: bands.map((band) => ({ ...band, population: 50 })) }, { id: 3, bands: bands.map((band) => ({ ...band, deaths: -1 })) }, { id: 4, bands: bands.map((band) => ({ ...band, deaths: band.startAge === 50 ? 0 : 5 })) }] }), ['bands-unusable', 'population-too-small', 'bands-unusable', 'no-deaths-in-last-band']);
    assert.deepEqual(codes({ measure: 'quantile', quantiles: 2, rows: [{ id: 1, value: 5 }, { id: 2, value: null }, { id: 3, value: 9 }, { id: 4, value: 9 }, { id: 5, group: 'alone', value: 1 }] }), [1, 'missing-value', 1, 1, 'fewer-values-than-quantiles']);
  });

  it('are not worked out from numerators that do not belong to the bands', () => {
    const bands = [12, 20].map((numerator) => ({ numerator, denominator: 1000, standard: 5000 }));
    const row = (id: string, numerators: number[]) => ({ id, bands, eventFrequencies: [{ frequency: 2, numerators }] });
    const rows = [row('long', [6, 10, 99]), row('short', [16]), row('whole', [6, 10])];
    assert.deepEqual(codes({ measure: 'direct-standardised-rate', multiplier: 100, rows }).map((one) => (typeof one === 'number' ? one.toFixed(6) : one)), ['numerators-not-per-band', 'numerators-not-per-band', '1.600000']);
  });

  it('are of one group where the group is 1 and "1"', () => {
    const rows = [1, '1'].map((group, at) => ({ id: at, group, numerator: 3, denominator: 10, value: at }));
    assert.deepEqual(codes({ measure: 'proportion', rows }), [0.3]);
    assert.deepEqual(codes({ measure: 'quantile', quantiles: 2, rows }), [1, 2]);
  });

  it('say of a quantile that it has no limits', () => {
    assert.deepEqual(analyseRates({ measure: 'quantile', rows: [] }).notes.map(({ code }) => code), ['no-limits']);
  });

  it('stop the reference as a whole, which compat says', () => {
    const { error, rows } = analyseRates({ measure: 'rate', compat: true, rows: [{ id: 'a', numerator: 1, denominator: 0 }, { id: 'b', numerator: 1, denominator: 10 }] });
    assert.equal(error?.code, 'reference-stops');
    assert.ok(rows[0] && 'error' in rows[0] && rows[1] && !('error' in rows[1]));
    assert.equal(analyseRates({ measure: 'rate', compat: true, confidence: 0.8, rows: [] }).error?.code, 'confidence-outside-reference');
  });
});

describe('any figures at all', () => {
  it('give numbers or null with a note: no exception, no NaN, no row lost', () => {
    const figure = fc.oneof(fc.integer({ min: -2, max: 60 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(null, 0, 1e-300, 1e300, 1e15, 5e-324));
    const count = fc.record({ numerator: figure, denominator: figure }, { requiredKeys: [] });
    const pairs = fc.record({ a: count, b: count }, { requiredKeys: [] });
    const band = fc.record({ numerator: figure, denominator: figure, standard: figure, referenceNumerator: figure, referenceDenominator: figure, startAge: figure, deaths: figure, population: figure }, { requiredKeys: [] });
    const row = fc.record({ id: fc.integer(), group: fc.constantFrom(null, 'g', 'h'), numerator: figure, denominator: figure, value: figure, values: fc.array(figure, { maxLength: 5 }), bands: fc.array(band, { maxLength: 4 }), eventFrequencies: fc.array(fc.record({ frequency: fc.integer({ min: 1, max: 4 }), numerators: fc.array(figure, { maxLength: 4 }) }), { maxLength: 2 }), a: count, b: count, before: pairs, after: pairs }, { requiredKeys: ['id'] });
    const measure = fc.constantFrom('proportion', 'rate', 'mean', 'direct-standardised-rate', 'indirect-standardised-rate', 'indirect-standardised-ratio', 'difference', 'ratio', 'gap-change', 'quantile', 'life-expectancy');
    const settings = fc.record({ measure, confidence: fc.constantFrom(0.5, 0.95, [0.95, 0.998], 0.9999999999), compat: fc.boolean(), multiplier: fc.constantFrom(1, 100, -1, 1e300), interval: fc.constantFrom('newcombe', 'katz-log', 'score', 'normal') });
    fc.assert(fc.property(settings, fc.array(row, { maxLength: 6 }), (chosen, rows) => {
      const found = analyseRates({ ...chosen, rows });
      if (chosen.measure !== 'proportion' && chosen.measure !== 'rate') assert.equal(found.rows.length, rows.length);
      const check = (value: unknown, place: string): void => {
        if (typeof value === 'number') assert.ok(Number.isFinite(value), `${place} of ${JSON.stringify({ ...chosen, rows })}`);
        else if (typeof value === 'object' && value !== null) for (const [name, one] of Object.entries(value)) check(one, `${place}.${name}`);
      };
      check(found, 'answer');
      for (const one of found.rows) if (!('error' in one) && (one.value === null || one.lower === null || one.upper === null)) assert.ok(one.notes.length > 0 || one.method === 'rank', JSON.stringify({ one, chosen, rows }));
    }), { numRuns: 1500 });
  });
});
