import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { alphaByDefinition } from './oracle.ts';
import { analyseAgreement, type AgreementInput } from './index.ts';

type Row = readonly (string | number | null)[];

/** One row a coder, one column an item, as reliability data are printed. */
const itemsOf = (rows: readonly Row[]): AgreementInput['items'] => (rows[0] ?? []).map((_code, item) => ({ id: `item ${item + 1}`, codings: rows.map((row, coder) => ({ coder: `coder ${coder + 1}`, code: row[item] ?? null })) }));

const _ = null;

/** Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections A, B, C and D: the published figures stand in the tests. */
const matrix: readonly Row[] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];

const round = (value: number | null): number => Number(value?.toFixed(3));

describe('agreement between coders', () => {
  it('gives the published alpha of four coders with codings missing: nominal 0.743, ordinal 0.815, interval 0.849', () => {
    for (const [level, published] of [['nominal', 0.743], ['ordinal', 0.815], ['interval', 0.849]] as const) assert.equal(round(analyseAgreement({ items: itemsOf(matrix), level }).alpha), published);
  });

  it('gives the published alpha of two coders: 0.095 for two codes, 0.692 for five', () => {
    const twoCodes = itemsOf([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]);
    const fiveCodes = itemsOf(['aabbdcccedda'.split(''), 'babbbccceddd'.split('')]);
    assert.equal(round(analyseAgreement({ items: twoCodes, level: 'nominal' }).alpha), 0.095);
    assert.equal(round(analyseAgreement({ items: fiveCodes, level: 'nominal' }).alpha), 0.692);
  });

  it('is the same as the definition, pair by pair, for any codings at every level', () => {
    const cell = fc.option(fc.integer({ min: -2, max: 5 }), { nil: null });
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 12 }), fc.constantFrom('nominal', 'ordinal', 'interval'), (columns, level) => {
      const items = columns.map((codes, at) => ({ id: String(at), codings: codes.map((code, coder) => ({ coder: String(coder), code })) }));
      const expected = alphaByDefinition(columns.map((codes) => codes.filter((code) => code !== null)), level);
      const { alpha } = analyseAgreement({ items, level, resamples: 100 });
      if (expected === null || alpha === null) assert.equal(alpha, expected);
      else assert.ok(Math.abs(alpha - expected) < 1e-9, `${alpha} and ${expected}`);
    }), { numRuns: 300 });
  });

  it('brackets alpha, repeats itself, and does not care in which order items and coders come', () => {
    const found = analyseAgreement({ items: itemsOf(matrix), level: 'nominal' });
    const turned = analyseAgreement({ items: itemsOf(matrix.map((row) => row.toReversed()).toReversed()), level: 'nominal' });
    assert.ok(found.low !== null && found.high !== null && found.alpha !== null && found.low < found.alpha && found.alpha < found.high && found.high <= 1);
    assert.deepEqual([turned.alpha?.toFixed(12), turned.low, turned.high], [found.alpha.toFixed(12), found.low, found.high]);
    assert.equal(found.pairedItemCount, 11);
  });

  it('says in grammar how many resamples were left out', () => {
    const rows: Row[] = [4, 3].map((many) => Array.from({ length: 10 }, (_item, at) => (at < many ? 'x' : 'y')));
    assert.deepEqual(analyseAgreement({ items: itemsOf(rows), level: 'nominal', resamples: 100, seed: 2 }).notes, [{ code: 'undefined-resamples', text: '1 resample held one code only and was left out of the interval.' }]);
  });

  it('gives one figure for each code against all others', () => {
    const { perCode } = analyseAgreement({ items: itemsOf([['a', 'a', 'b', 'c'], ['a', 'b', 'b', 'c']]), level: 'nominal' });
    const split = alphaByDefinition([[1, 1], [1, 0], [0, 0], [0, 0]], 'nominal');
    assert.deepEqual(perCode.map(({ code }) => code), ['a', 'b', 'c']);
    assert.equal(perCode[0]?.alpha?.toFixed(9), split?.toFixed(9));
    assert.equal(perCode[2]?.alpha, 1);
  });

  it('says why there is no figure', () => {
    const why = (rows: readonly Row[], level: AgreementInput['level'] = 'nominal') => {
      const { alpha, low, high, notes } = analyseAgreement({ items: itemsOf(rows), level });
      return [alpha, low, high, ...notes.map(({ code }) => code)];
    };
    assert.deepEqual(why([['a', 'a', 'a'], ['a', 'a', 'a']]), [null, null, null, 'no-variation']);
    assert.deepEqual(why([['a', 'b']]), [null, null, null, 'no-pairs']);
    assert.deepEqual(why([['a', _], [_, 'b']]), [null, null, null, 'no-pairs']);
    assert.deepEqual(why([]), [null, null, null, 'no-pairs']);
    assert.deepEqual(why([['low', 'high'], ['low', 'low']], 'ordinal').slice(0, 4), [null, null, null, 'codes-not-numbers']);
  });

  it('uses a given order of words, and answers an item coded twice by one person in its place', () => {
    const words = itemsOf([['low', 'high', 'middle', 'low'], ['low', 'middle', 'middle', 'high']]);
    const numbers = itemsOf([[1, 3, 2, 1], [1, 2, 2, 3]]);
    assert.equal(analyseAgreement({ items: words, level: 'ordinal', order: ['low', 'middle', 'high'] }).alpha, analyseAgreement({ items: numbers, level: 'ordinal' }).alpha);
    const twice = analyseAgreement({ items: [...numbers, { id: 'twice', codings: [{ coder: 'coder 1', code: 1 }, { coder: 'coder 1', code: 2 }] }], level: 'nominal' });
    assert.deepEqual(twice.items?.map(({ id, error }) => [id, error.code]), [['twice', 'coded-twice']]);
    assert.equal(twice.alpha, analyseAgreement({ items: numbers, level: 'nominal' }).alpha);
  });
});
