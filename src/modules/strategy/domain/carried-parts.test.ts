import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cameAlongWords, dueInNextYear } from './carried-parts.ts';

it('moves due dates of the old year on by a year, and no others', () => {
  const moved = ['2027-04-01', '2028-02-29', '2028-03-31', '2027-03-31', '2028-04-01'].map((day) => dueInNextYear(day, 2027));
  assert.deepEqual(moved, ['2028-04-01', '2029-02-28', '2029-03-31', '2027-03-31', '2028-04-01']);
});

it('says what came along', () => {
  assert.equal(cameAlongWords({ tags: 2, partners: 1, milestones: 3 }), '2 tags, 1 partner and 3 unfinished milestones came with it. Due dates of the old year are moved on by a year.');
  assert.equal(cameAlongWords({ tags: 0, partners: 2, milestones: 0 }), '2 partners came with it.');
  assert.equal(cameAlongWords({ tags: 0, partners: 0, milestones: 0 }), 'No tags, partners or milestones came with it.');
});
