import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { monthsBefore, needsContact } from './partner-contact.ts';

describe('six months without contact', () => {
  it('count from the last contact, to the day', () => {
    const flagged = (lastContactOn: string) => needsContact({ lastContactOn, enteredOn: '2020-01-01', today: '2026-07-15' });
    assert.deepEqual(['2026-01-15', '2026-01-14', '2026-07-01'].map(flagged), [false, true, false]);
  });

  it('count from the entry where there was no contact yet', () => {
    assert.equal(needsContact({ lastContactOn: null, enteredOn: '2026-07-01', today: '2026-07-15' }), false);
    assert.equal(needsContact({ lastContactOn: null, enteredOn: '2025-12-01', today: '2026-07-15' }), true);
  });

  it('end on the last day of a shorter month, also across years', () => {
    assert.deepEqual([monthsBefore('2026-08-31', 6), monthsBefore('2028-08-30', 6), monthsBefore('2026-03-31', 6), monthsBefore('2026-12-01', 12)], ['2026-02-28', '2028-02-29', '2025-09-30', '2025-12-01']);
  });
});
