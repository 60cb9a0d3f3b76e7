import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { redline } from './redline.ts';

const short = (before: string, after: string) => redline(before, after).map(({ kind, text }) => `${{ same: '', removed: '-', added: '+' }[kind]}${text}`);

describe('what changed between two wordings', () => {
  test('one word exchanged, put in, taken out', () => {
    assert.deepEqual(short('Care close to home', 'Care nearer to home'), ['Care', '- close', '+ nearer', ' to home']);
    assert.deepEqual(short('Care home', 'Care at home'), ['Care', '+ at', ' home']);
    assert.deepEqual(short('Care at home', 'Care home'), ['Care', '- at', ' home']);
  });

  test('equal, empty, from nothing and to nothing', () => {
    assert.deepEqual(short('Same', 'Same'), ['Same']);
    assert.deepEqual(short('', ''), []);
    assert.deepEqual(short('', 'New words'), ['+New words']);
    assert.deepEqual(short('Old words', ''), ['-Old words']);
  });

  test('both texts can be read out of the parts again, and what stays is as long as possible', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '  ', '\n'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, text, (before, after) => {
      const parts = redline(before, after);
      const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text).join('');
      assert.equal(without('added'), before);
      assert.equal(without('removed'), after);
      assert.ok(parts.every((part, at) => part.text !== '' && part.kind !== parts[at - 1]?.kind));
    }));
  });

  test('texts too long to compare are shown as replaced between what they share', () => {
    const long = (word: string) => `Start ${Array.from({ length: 3_000 }, (_, at) => `${word}${at}`).join(' ')} end`;
    assert.deepEqual(redline(long('a'), long('b')).map(({ kind }) => kind), ['same', 'removed', 'added', 'same']);
  });
});
