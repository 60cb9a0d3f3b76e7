import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concernOf, isTestimony } from './concern.ts';
import { helpFor } from './conversation-content.ts';

test('words that the patterns do not know are still answered, with general help where the kind is not sure', () => {
  const said = ['I jump when I hear his key in the door', 'Put my slot to better use, give it to somebody with a life in front of them.', 'I like coming here because nobody hits me here'].map(concernOf);
  assert.ok(said.every((concern) => concern !== null), said.join(', '));
  assert.deepEqual(helpFor('maybe').map(({ kind }) => kind), ['maybe']);
  assert.ok(helpFor('maybe')[0]?.ways.some(({ phone }) => phone === '116 123'));
});

test('an account of racism that only the second reader finds is protected as well', () => {
  assert.ok(isTestimony(concernOf('She wiped her arm after I had touched it and asked for one of her own')));
});

test('ordinary words raise nothing', () => {
  for (const said of ['', '…', 'More benches on the way to the clinic', 'Could physios visit the village hall on Thursdays?']) assert.equal(concernOf(said), null, said);
});
