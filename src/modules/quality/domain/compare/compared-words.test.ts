import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparedNumber } from './compared-words.ts';

test('a small difference is told with the decimals it needs, and a minus is a minus', () => {
  const hours = { difference: 0.00396, lower: -0.00914, upper: 0.01706 };
  assert.deepEqual([1.07446, 1.07841, hours.difference, hours.lower].map((value) => comparedNumber(value, hours)), ['1.074', '1.078', '0.004', '−0.009']);
  const points = { difference: 16.3, lower: 7.6, upper: 25.1 };
  assert.deepEqual([50, 1234.56, -0.04].map((value) => comparedNumber(value, points)), ['50.0', '1,234.6', '0.0']);
  assert.equal(comparedNumber(0, { difference: 0, lower: null, upper: null }), '0.0');
  assert.equal(comparedNumber(1e-9, { difference: 1e-9, lower: null, upper: null }), '0.0000');
});
