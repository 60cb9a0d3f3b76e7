import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReviewOverdue, quarterName, quarterOf, reviewDueBy } from './review.ts';

test('a review is overdue when two whole quarters have gone by without one, and not a day before', () => {
  assert.equal(quarterOf('2026-06-30'), '2026-04-01');
  assert.equal(quarterName('2026-10-01'), 'Oct to Dec 2026');
  assert.equal(isReviewOverdue('2026-04-20', new Date('2026-12-31T23:00:00Z')), false);
  assert.equal(isReviewOverdue('2026-04-20', new Date('2027-01-01T00:00:00Z')), true);
  assert.equal(reviewDueBy('2026-04-20'), '2027-01-01');
});
