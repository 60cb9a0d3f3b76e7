import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWaits } from '../../data/waits/read-waits.ts';
import { summariseWaits } from './summarise-waits.ts';

test('half and nine in ten are those of the people in order; each shows only with eight people beyond it', () => {
  const counts = [{ weeks: 6, people: 30 }, { weeks: 2, people: 40 }, { weeks: 12, people: 22 }, { weeks: 18, people: 8 }];
  assert.deepEqual(summariseWaits(counts), { people: 100, half: 6, ninety: 12 });
  assert.deepEqual(summariseWaits([{ weeks: 2, people: 9 }, { weeks: 6, people: 70 }]), { people: 79, half: 6, ninety: null });
  assert.deepEqual(summariseWaits([{ weeks: 2, people: 15 }]), { people: 15, half: null, ninety: null });
  assert.deepEqual(summariseWaits([{ weeks: 2, people: 7 }]), { people: null, half: null, ninety: null });
});

test('a file of counts by weeks is read by its names; what cannot be read is said line by line', () => {
  assert.deepEqual(readWaits('weeks,people\n2,40\n6,30\n'), { ok: true, counts: [{ weeks: 2, people: 40 }, { weeks: 6, people: 30 }] });
  assert.deepEqual(readWaits('weeks,people\nsoon,4\n6,-1\n'), { ok: false, problems: ['Line 2: “soon” is no whole number of weeks.', 'Line 3: “-1” is no whole number of people.'] });
  assert.deepEqual(readWaits('week,people\n2,4\n'), { ok: false, problems: ['The file needs the columns weeks and people.'] });
});
