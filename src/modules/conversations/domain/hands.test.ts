import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differencesOf, paperName, readPaperName, tooManyHands } from './hands.ts';

const hands = (item: number, up: number, down = 0, pass = 0) => ({ item, up, down, pass });

describe('votes by show of hands', () => {
  it('are never more than the people in the room', () => {
    assert.deepEqual(tooManyHands({ people: 14, hands: [hands(1, 12, 1, 1), hands(2, 12, 2, 1), hands(3, 15)] }).map(({ item }) => item), [2, 3]);
    assert.deepEqual(tooManyHands({ people: 14, hands: [] }), []);
  });

  it('differ where any number differs, or where one entry left an idea out', () => {
    const first = { people: 14, hands: [hands(1, 12, 1, 1), hands(2, 9), hands(4, 0)] };
    assert.deepEqual(differencesOf(first, first), []);
    assert.deepEqual(differencesOf(first, { people: 14, hands: [hands(2, 9), hands(1, 12, 1, 1)] }), [], 'no hands is the same as left out');
    assert.deepEqual(differencesOf(first, { people: 14, hands: [hands(1, 12, 1, 1), hands(2, 6), hands(3, 1)] }).map(({ item, first: a, second: b }) => [item, a.up, b.up]), [[2, 9, 6], [3, 0, 1]]);
  });
});

describe('the short name of an idea on paper', () => {
  it('is read back as it is typed', () => {
    for (const item of [1, 7, 31, 32, 1_234_567, 2_147_483_647]) {
      const name = paperName(item);
      assert.match(name, /^[0-9A-Z]{3}-[0-9A-Z]{3,4}$/);
      for (const typed of [name, name.toLowerCase(), name.replace('-', ' '), name.replaceAll('0', 'o').replaceAll('1', 'l')]) assert.equal(readPaperName(typed), item, `${item} as ${typed}`);
    }
  });

  it('is refused where it cannot be one', () => {
    for (const typed of ['', 'ABC', 'U00-000', 'ZZZZ-ZZZZ', '000-000', 'ZZZ-ZZZZ']) assert.equal(readPaperName(typed), null, typed);
  });
});
