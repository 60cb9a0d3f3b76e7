import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completenessWords } from './completeness.ts';

test('missing periods are named, and what may not be shown is no gap', () => {
  const figures = { firstPeriod: '2026-01-01', grain: 'month' as const, numerators: [1, null, 3, null, null], tooFew: [false, false, false, true, false] };
  assert.equal(completenessWords(figures), '3 of 5 months have a figure. Missing: Feb 2026 and May 2026. Too few people to show safely in 1.');
  assert.equal(completenessWords({ ...figures, grain: 'quarter', numerators: [4], tooFew: [] }), '1 of 1 quarter has a figure.');
  assert.equal(completenessWords({ ...figures, numerators: Array<null>(20).fill(null), tooFew: [] }), '0 of 20 months have a figure. Missing: Jan 2026, Feb 2026, Mar 2026, Apr 2026, May 2026, Jun 2026 and 14 more.');
});
