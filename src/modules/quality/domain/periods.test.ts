import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPlainPeriods, isPeriod, periodAt, periodName, periodsBetween, periodsFrom } from './periods.ts';

test('periods go on over the turn of years, forwards and backwards', () => {
  assert.deepEqual(periodsFrom('2025-11-01', 'month', 3), ['2025-11-01', '2025-12-01', '2026-01-01']);
  assert.deepEqual(periodsFrom('2025-10-01', 'quarter', 3), ['2025-10-01', '2026-01-01', '2026-04-01']);
  assert.equal(periodAt('2026-01-01', 'month', -1), '2025-12-01');
  assert.equal(periodAt('2026-04-01', 'year', -2), '2024-04-01');
});

test('a month that is no start of a quarter of the series lies between its periods', () => {
  assert.equal(periodsBetween('2025-04-01', '2026-01-01', 'quarter'), 3);
  assert.equal(periodsBetween('2025-04-01', '2026-02-01', 'quarter'), null);
  assert.equal(periodsBetween('2025-04-01', '2025-01-01', 'month'), -3);
});

test('names are those that people use', () => {
  assert.deepEqual([periodName('2026-04-01', 'month'), periodName('2026-04-01', 'quarter'), periodName('2025-11-01', 'quarter'), periodName('2026-04-01', 'year')], ['Apr 2026', 'Apr to Jun 2026', 'Nov to Jan 2026', 'Year from Apr 2026']);
  assert.equal(inPlainPeriods('From 2026-04-01 to 2026-05-01, not 2026-05-02.', 'month'), 'From Apr 2026 to May 2026, not 2026-05-02.');
  assert.deepEqual(['2026-04-01', '2026-13-01', '2026-04-02', '2026-04'].map(isPeriod), [true, false, false, false]);
});
