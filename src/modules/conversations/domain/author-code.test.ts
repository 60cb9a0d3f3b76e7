import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashAuthorCode, isYoungCode, newAuthorCode, readAuthorCode, youngCode } from './author-code.ts';

describe('the code of an author', () => {
  it('is read as it was shown, and as people type or dictate it', () => {
    for (let n = 0; n < 500; n += 1) {
      const code = newAuthorCode();
      assert.equal(readAuthorCode(code), code);
      assert.equal(readAuthorCode(` ${code.toLowerCase().replaceAll('-', ' ')} `), code);
      assert.equal(readAuthorCode(code.replaceAll('0', 'o').replaceAll('1', 'l')), code);
    }
  });

  it('says of words that are never quoted what only its holder can read', () => {
    for (let n = 0; n < 500; n += 1) {
      const code = newAuthorCode();
      const young = youngCode(code);
      assert.equal(readAuthorCode(young.toLowerCase().replaceAll('-', '')), young);
      assert.equal(isYoungCode(young), true);
      assert.equal(isYoungCode(code), false);
      assert.notDeepEqual(hashAuthorCode(young), hashAuthorCode(code), 'without its last letter it opens nothing');
    }
    assert.equal(readAuthorCode('7K3M-Q0ZB-2HXV-9TDA-Z'), null);
  });

  it('uses every letter about equally often', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 4_000; n += 1) for (const letter of newAuthorCode().replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    assert.equal(counts.size, 32);
    // 64,000 draws, 2,000 expected each: five standard deviations are 220.
    for (const [letter, count] of counts) assert.ok(Math.abs(count - 2_000) < 220, `${letter}: ${count}`);
  });

  it('is refused when it is too short, too long or holds something else', () => {
    for (const wrong of ['', '7K3M', '7K3M-Q0ZB-1234-56U8', '7K3M-Q0ZB-1234-5678-9', 'drop table', '7K3M-Q0ZB-1234-567é']) assert.equal(readAuthorCode(wrong), null, wrong);
  });

  it('is kept as a hash of 32 bytes that differs for every code', () => {
    assert.equal(hashAuthorCode('A').length, 32);
    assert.notDeepEqual(hashAuthorCode('A'), hashAuthorCode('B'));
  });
});
