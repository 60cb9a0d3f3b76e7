import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');

describe('licences', () => {
  it('are named for the code and for our own content, in each place where people look', () => {
    for (const path of ['LICENSE', 'README.md', 'content/LICENCE.md']) {
      for (const words of [/MIT/, /CC BY 4\.0/, /Open\s+Government\s+Licence/]) assert.match(read(path), words, path);
    }
  });

  it('of published strategies stand in each file and in the list', () => {
    const strategies = readdirSync(`${root}content/strategies`);
    assert.ok(strategies.length >= 3);
    for (const name of strategies) {
      assert.match(read(`content/strategies/${name}`), /^licence: .*Open Government Licence/m, name);
      assert.ok(read('content/LICENCE.md').includes(`strategies/${name}`), name);
    }
  });
});
