import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const names = readdirSync(`${root}bin`).toSorted();

/** A Node of this machine that cannot run TypeScript, as the README allows; null where there is none. */
const olderNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => /^v(1\d|20|21)\./.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '')) ?? null;
const env = { ...process.env, ALLIED_RESTARTED: undefined, NODE_OPTIONS: undefined, NODE_TEST_CONTEXT: undefined };

describe('the commands in bin/', () => {
  it('each begin by finding a Node that is new enough', () => {
    assert.ok(names.length >= 9);
    for (const name of names) {
      const text = readFileSync(`${root}bin/${name}`, 'utf8');
      assert.match(text, /^import '\.\.\/src\/app\/newer-node\.mjs';$/m, name);
      assert.doesNotMatch(text, /^import .*(loader\.mjs|\.tsx?)'/m, `${name} loads TypeScript before it knows that it can`);
    }
  });

  it('run on an older Node, too, and pass on how they ended', { skip: olderNode ? false : 'this machine has no older Node' }, () => {
    const run = (name: string, ...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(olderNode ?? '', [`${root}bin/${name}`, ...args], { encoding: 'utf8', env });
      assert.doesNotMatch(stderr, /registerHooks|SyntaxError|ERR_/, `${name}: ${stderr}`);
      return [status, stdout + stderr] as const;
    };
    assert.equal(run('allied', '--help')[0], 0);
    assert.equal(run('allied', 'dance')[0], 2);
    const [status, said] = run('new-module', 'No Such Name');
    assert.notEqual(status, 0);
    assert.match(said, /room|name/i);
    assert.equal(run('generate-docs', '--check')[0], 0);
  });
});
