import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVoices, leaningOf, viewOf } from './voices.ts';

const counts = (yes: number, partly: number, no: number) => ({ yes, partly, no, 'cannot say': 0 });
const seen = (yes: number, partly: number, no: number) => viewOf(counts(yes, partly, no), true);

test('three views are set side by side in words: agreement, disagreement, and a tie is no side', () => {
  assert.equal(leaningOf(counts(3, 2, 3)), 'divided');
  assert.equal(compareVoices({ people: seen(8, 0, 0) }), null);
  assert.deepEqual(compareVoices({ people: seen(6, 1, 1), ahps: seen(9, 4, 3) }), { agree: true, sentence: 'They agree. People and communities mostly say that it helped. AHPs mostly say that it helped.' });
  assert.equal(compareVoices({ people: seen(1, 1, 6), ahps: seen(7, 1, 0), others: seen(4, 4, 0) })?.sentence, 'They do not agree. People and communities mostly say that it did not help. AHPs mostly say that it helped. Others do not agree among themselves.');
  assert.equal(compareVoices({ people: seen(4, 4, 0), ahps: seen(0, 4, 4) })?.agree, false, 'two that are divided do not agree');
});

test('no answer that fewer than eight gave can be read or worked out, and none while answers still come in', () => {
  assert.deepEqual(viewOf(counts(5, 2, 1), false), { all: 8, leaning: 'yes', counts: { yes: null, partly: null, no: null, 'cannot say': null } });
  assert.deepEqual(viewOf(counts(20, 3, 1), false).counts, { yes: null, partly: null, no: null, 'cannot say': null }, '24 less 20 are four');
  assert.deepEqual(viewOf(counts(20, 10, 10), false).counts, { yes: 20, partly: 10, no: null, 'cannot say': null });
  assert.equal(viewOf(counts(40, 40, 40), true).counts, null);
});
