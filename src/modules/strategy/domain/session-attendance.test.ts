import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SMALLEST_SHOWN, shownAttendance } from './session-attendance.ts';

test('a count below eight is not shown, eight is, and nobody is not a group', () => {
  assert.deepEqual(shownAttendance([{ group: 'a', people: 7 }, { group: 'b', people: 8 }, { group: 'c', people: 0 }]), {
    groups: [{ group: 'a', people: null }, { group: 'b', people: 8 }], total: { people: 8, isAtLeast: true },
  });
});

test('the total is exact where nothing is hidden, and is not given where everything is', () => {
  assert.deepEqual(shownAttendance([{ group: 'a', people: 31 }, { group: 'b', people: 12 }]).total, { people: 43, isAtLeast: false });
  assert.equal(shownAttendance([{ group: 'a', people: 5 }, { group: 'b', people: 1 }]).total, null);
  assert.equal(shownAttendance([]).total, null);
});

test('what is shown is the same whatever a hidden count was: nothing can be worked out from it', () => {
  const count = fc.integer({ min: 1, max: 200 });
  fc.assert(fc.property(fc.array(count, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: SMALLEST_SHOWN - 1 }), (counts, other) => {
    const named = counts.map((people, at) => ({ group: String(at), people }));
    const changed = named.map((one) => (one.people < SMALLEST_SHOWN ? { ...one, people: other } : one));
    assert.deepEqual(shownAttendance(named), shownAttendance(changed));
  }));
});
