import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVoices, leaningOf, viewOf } from './voices.ts';

const counts = (yes: number, partly: number, no: number) => ({ yes, partly, no, 'cannot say': 0 });
const closed = (yes: number, partly: number, no: number) => viewOf(counts(yes, partly, no), false);

test('three views are set side by side in words: agreement, disagreement, and a tie is no side', () => {
  assert.equal(leaningOf(counts(3, 2, 3)), 'divided');
  assert.equal(compareVoices({ people: closed(24, 0, 0) }), null);
  assert.deepEqual(compareVoices({ people: closed(40, 8, 8), ahps: closed(18, 3, 3) }), { agree: true, sentence: 'They agree. People and communities mostly say that it helped. AHPs mostly say that it helped.' });
  assert.equal(compareVoices({ people: closed(2, 4, 18), ahps: closed(20, 4, 0), others: closed(12, 12, 8) })?.sentence, 'They do not agree. People and communities mostly say that it did not help. AHPs mostly say that it helped. Others do not agree among themselves.');
  assert.equal(compareVoices({ people: closed(12, 12, 8), ahps: closed(8, 12, 12) })?.agree, false, 'two that are divided do not agree');
  assert.equal(compareVoices({ people: viewOf(counts(40, 8, 8), true), ahps: closed(18, 3, 3) }), null, 'nothing is compared while answers come in');
});

test('no answer that fewer than eight gave can be read or worked out, and none while answers still come in', () => {
  assert.deepEqual(closed(5, 2, 1), { all: 8, leaning: null, counts: { yes: null, partly: null, no: null, 'cannot say': null } });
  assert.deepEqual(closed(20, 3, 1).counts, { yes: null, partly: null, no: null, 'cannot say': null }, '24 less 20 are four');
  assert.deepEqual(closed(20, 10, 10).counts, { yes: 20, partly: 10, no: null, 'cannot say': null });
  assert.deepEqual(viewOf(counts(40, 40, 40), true), { all: 120, leaning: null, counts: null });
});

test('eight said yes, seven no and seven partly: that most said yes would tell the two sevens', () => {
  const view = viewOf({ yes: 8, partly: 7, no: 7, 'cannot say': 10 }, false);
  assert.deepEqual([view.counts?.yes, view.counts?.partly, view.counts?.no, view.leaning], [8, null, null, null]);
});
