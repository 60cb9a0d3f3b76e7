import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaCode, readAreas } from './area-file.ts';
import { reviewState } from './quarters.ts';
import { areaSplits, sortCounts, type PlusGroup } from './split-areas.ts';

const lines = (...of: string[]) => of.map((line, at) => ({ line: at + 2, values: line.split(',') }));

test('a lookup gives fifths as they stand or from tenths; what is empty stays empty, what cannot be read is a problem with its line', () => {
  const { areas, problems } = readAreas(['LSOA code', 'IMD decile', 'RUC21'], lines('E01000001,3,Rural: nearer', 'E01000002,,Urban', 'E01000003,11,Urban', ',1,Urban', 'E01000001,5,Rural', 'E01000004,10,village'));
  assert.deepEqual(areas, [{ code: 'E01000001', fifth: 2, rurality: 'rural' }, { code: 'E01000002', fifth: null, rurality: 'urban' }]);
  assert.deepEqual(problems.map(({ line }) => line), [4, 5, 6, 7]);
  assert.match(readAreas(['Area'], lines('E01')).problems[0]?.text ?? '', /No column says/);
  assert.equal(areaCode('ox4 1aa'), 'OX41AA');
});

const areas = new Map([['A1', { code: 'A1', fifth: 1, rurality: 'urban' as const }], ['A2', { code: 'A2', fifth: 4, rurality: 'rural' as const }], ['A3', { code: 'A3', fifth: null, rurality: 'urban' as const }]]);
const file = { header: ['Area', 'Month', 'Numerator', 'Denominator'], rows: lines('A1,2026-04,5,10', 'A1,2026-04,5,10', 'A2,2026-04,6,10', 'a 3,2026-04,1,10', 'Z9,2026-04,2,10', 'A2,2026-05,6,10', 'A2,soon,1,2') };
const sorted = (plus: readonly PlusGroup[]) => sortCounts(file, { areas, plus, splits: areaSplits, period: null });
const groups = (split: string, plus: readonly PlusGroup[] = []) => sorted(plus).counts.filter((count) => count.split === split).map(({ period, group, numerator, denominator }) => [period.slice(0, 7), group, numerator, denominator]);

test('counts by area become fifths, Core20 and others; an area without a row is not known', () => {
  assert.deepEqual(groups('deprivation-fifth'), [['2026-04', '1', 10, 20], ['2026-04', '4', 6, 10], ['2026-04', 'not-known', 3, 20], ['2026-05', '4', 6, 10]]);
  assert.deepEqual(groups('core20'), [['2026-04', 'core20', 10, 20], ['2026-04', 'others', 6, 10], ['2026-04', 'not-known', 3, 20], ['2026-05', 'others', 6, 10]]);
  assert.deepEqual(groups('rurality').map(([, group]) => group), ['urban', 'rural', 'not-known', 'rural']);
  assert.deepEqual([sorted([]).unknownAreas, sorted([]).problems], [1, [{ line: 8, text: 'The period cannot be read.' }]]);
});

test('a group on the PLUS list counts from the day it was chosen, and until the day it was taken off', () => {
  const rural = { characteristic: 'rurality', group: 'rural', from: '2026-05-01', to: null };
  const split = (plus: PlusGroup) => groups('core20-plus', [plus]).filter(([, group]) => group === 'plus').map(([period]) => period);
  assert.deepEqual(split(rural), ['2026-05']);
  assert.deepEqual(split({ ...rural, from: '2026-01-01', to: '2026-05-01' }), ['2026-04']);
});

test('a review is overdue when its quarter is over and there is none', () => {
  assert.equal(reviewState('2026-07-01', '2026-09-30', null).isOverdue, false);
  assert.equal(reviewState('2026-07-01', '2026-10-01', null).isOverdue, true);
  assert.equal(reviewState('2026-07-01', '2026-10-20', '2026-10-12').words, 'Held on 12 October 2026');
});
