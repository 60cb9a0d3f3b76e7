import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVoices, leaningOf } from './voices.ts';

const counts = (yes: number, partly: number, no: number) => ({ yes, partly, no, 'cannot say': 0 });

test('three views are set side by side in words: agreement, disagreement, and a tie is no side', () => {
  assert.equal(leaningOf(counts(3, 2, 3)), 'divided');
  assert.equal(compareVoices({ people: counts(8, 0, 0) }), null);
  assert.deepEqual(compareVoices({ people: counts(6, 1, 1), ahps: counts(9, 4, 3) }), { agree: true, sentence: 'They agree. People and communities mostly say that it helped. AHPs mostly say that it helped.' });
  assert.equal(compareVoices({ people: counts(1, 1, 6), ahps: counts(7, 1, 0), others: counts(4, 4, 0) })?.sentence, 'They do not agree. People and communities mostly say that it did not help. AHPs mostly say that it helped. Others do not agree among themselves.');
  assert.equal(compareVoices({ people: counts(4, 4, 0), ahps: counts(0, 4, 4) })?.agree, false, 'two that are divided do not agree');
});
