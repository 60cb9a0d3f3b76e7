import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangesOf } from './whole-number-attacker.ts';

test('the attacker finds what a total less its parts gives away, and no more', async () => {
  const unknowns = ['a', 'b', 'c', 'd'];
  assert.deepEqual(await rangesOf({ unknowns, sums: [{ of: ['a', 'b', 'c'], is: 50 }, { of: ['b'], is: 30 }, { of: ['c'], is: 15 }] }, [['a'], ['a', 'b']]), [{ low: 5, high: 5 }, { low: 35, high: 35 }]);
  assert.deepEqual(await rangesOf({ unknowns, sums: [{ of: ['a', 'b'], is: 12 }, { of: ['c', 'd'], is: 20 }, { of: ['a', 'c'], is: 9 }] }, [['a'], ['d']]), [{ low: 0, high: 9 }, { low: 11, high: 20 }]);
  await assert.rejects(rangesOf({ unknowns, sums: [{ of: ['a'], is: 3 }, { of: ['a'], is: 4 }] }, [['a']]), /contradicts/);
});
