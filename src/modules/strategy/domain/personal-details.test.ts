import assert from 'node:assert/strict';
import { test } from 'node:test';
import { personalHints } from './personal-details.ts';

test('signs of one person are noticed, plain notes are left alone', () => {
  for (const [words, found] of [
    ['Write to rosa@example.org', ['an email address']], ['Ring 01632 960 001 or +44 7700 900123', ['a phone number']], ['The clinic at OX4 4XN', ['a postcode']],
    ['Mrs Whitfield waited 12 weeks', ['a name']], ['My name is Rosa', ['a name']],
    ['12 people waited 18 weeks in 2024 for room A1', []], ['More support workers in villages', []], ['', []],
  ] as const) assert.deepEqual(personalHints(words), found, words);
});
