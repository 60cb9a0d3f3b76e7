import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alternativesIn } from './search-words.ts';

const alternativesOf = alternativesIn({
  alike: [['podiatrists', 'podiatry', 'foot care'], ['rural', 'villages']],
  shortForms: [{ form: 'BOB', expansions: ['Buckinghamshire, Oxfordshire and Berkshire West'] }],
});

test('a short form asks for its full words too, and the other way round', () => {
  assert.deepEqual(alternativesOf('bob'), ['bob', 'Buckinghamshire, Oxfordshire and Berkshire West']);
  assert.deepEqual(alternativesOf('AHPs in BOB'), ['AHPs in BOB', 'AHPs in Buckinghamshire, Oxfordshire and Berkshire West']);
  assert.deepEqual(alternativesOf('buckinghamshire, oxfordshire and berkshire west').at(-1), 'BOB');
  assert.deepEqual(alternativesOf('bobsleigh'), ['bobsleigh']);
});

test('words of the same meaning take each other’s place; quoted words stay as they are', () => {
  assert.deepEqual(alternativesOf('Podiatry'), ['Podiatry', 'podiatrists', 'foot care']);
  assert.deepEqual(alternativesOf('"podiatry"'), ['"podiatry"']);
});

test('never throws, whatever is typed', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
    const found = alternativesOf(typed);
    assert.equal(found[0], typed);
    assert.ok(found.length <= 12);
  }));
});
