import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { staleFiles } from '#test/stale';
import { generatedDocuments } from './generated-docs.ts';
import { root } from './import-graph.ts';

const missing = (text: string): string[] =>
  [...text.matchAll(/`((?:bin|content|db|docs|src|test)\/[\w./-]*)`|\]\(((?!https?:|#)[^)]+)\)/g)].map((match) => match[1] ?? match[2] ?? '').filter((path) => !/NAME|FILE/.test(path) && !existsSync(join(root, path)));

describe('the documents', () => {
  for (const name of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'STYLE.md', 'CHANGELOG.md', 'docs/runbook.md', 'docs/gates.md']) {
    it(`${name} names only what exists`, () => {
      const text = readFileSync(join(root, name), 'utf8');
      assert.ok(text.length > 500, 'too short to say anything');
      assert.deepEqual(missing(text), []);
    });
  }

  it('would see a folder that is gone', () => {
    assert.deepEqual(missing('The rooms are in `src/chambers/` and [here](docs/nothing.md).'), ['src/chambers/', 'docs/nothing.md']);
  });

  it('that are generated are current, and an old one would be seen', () => {
    const documents = generatedDocuments();
    assert.deepEqual(staleFiles(documents), []);
    assert.deepEqual(staleFiles({ ...documents, 'docs/routes.md': `${documents['docs/routes.md']}| GET | /planted | |` }), ['docs/routes.md']);
  });
});
