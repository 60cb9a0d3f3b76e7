import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FinancialYear } from '#platform/clock';
import { treeDayOf } from './tree-day.ts';

test('a year’s work stands where its organisation stood in that year, seen from any day', () => {
  const year = FinancialYear.starting(2025);
  assert.equal(treeDayOf(year, '2026-11-22'), '2026-03-31');
  assert.equal(treeDayOf(year, '2025-08-01'), '2025-08-01');
  assert.equal(treeDayOf(year, '2025-04-01'), '2025-04-01');
  assert.equal(treeDayOf(year, '2025-03-31'), '2025-04-01');
});
