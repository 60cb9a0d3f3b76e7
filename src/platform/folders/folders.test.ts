import assert from 'node:assert/strict';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { temporaryFolder } from '#test/folder';
import { makeFolder, ownFolder } from '#platform/folders';

describe('folders', () => {
  const place = temporaryFolder('folders');
  after(() => place.remove());

  it('are made with those above them, and refused at once where none can be made', () => {
    makeFolder(join(place.path, 'a/b/c'));
    makeFolder(join(place.path, 'a/b/c'));
    assert.ok(existsSync(join(place.path, 'a/b/c')));
    const began = Date.now();
    assert.throws(() => makeFolder('/proc/allied/data'), { code: /^(ENOENT|EACCES)$/ });
    assert.ok(Date.now() - began < 1_000);
    writeFileSync(join(place.path, 'file'), '');
    assert.throws(() => makeFolder(join(place.path, 'file')), { code: 'ENOTDIR' });
    assert.throws(() => makeFolder(join(place.path, 'file', 'below')), { code: 'ENOTDIR' });
  });

  it('of one account are never somebody else’s link or folder', (test) => {
    const others = join(place.path, 'others');
    mkdirSync(others);
    chmodSync(others, 0o755);
    symlinkSync(others, join(place.path, 'link'));
    const mode = statSync(others).mode;
    assert.throws(() => ownFolder(null, join(place.path, 'link')), /is a link or belongs to another account/);
    assert.equal(statSync(others).mode, mode);
    ownFolder(null, join(place.path, 'mine'));
    assert.equal(statSync(join(place.path, 'mine')).mode & 0o777, 0o700);
    if (process.getuid?.() !== 0) return test.diagnostic('folders of other accounts are tried as root only');
    chownSync(others, 12_345, 12_345);
    assert.throws(() => ownFolder({ uid: 65_534, gid: 65_534 }, others), /belongs to another account/);
    ownFolder({ uid: 65_534, gid: 65_534 }, join(place.path, 'mine'));
    assert.equal(statSync(join(place.path, 'mine')).uid, 65_534);
  });
});
