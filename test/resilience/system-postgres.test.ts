import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createDatabase } from '#test/cluster';
import { temporaryFolder } from '#test/folder';
import { missing, preparePlaceToWrite, startLoad } from '#test/load';
import { fullLane, runAllied, startAllied, until } from '#test/process';
import { ask } from '#test/replica';
import { prepareSeededTemplate } from '#test/seeded';
import { startSystemPostgres, whyNoSystemPostgres } from '#test/system-postgres';
import { migrate } from '#platform/db';

const root = fileURLToPath(new URL('../../', import.meta.url));
const reason = fullLane ? whyNoSystemPostgres() : 'bin/resilience does it';

describe('the machine’s own PostgreSQL 15', { skip: reason ?? false }, () => {
  let postgres: Awaited<ReturnType<typeof startSystemPostgres>>;
  const place = temporaryFolder('system-files');
  before(async () => {
    postgres = await startSystemPostgres();
  });
  after(async () => {
    await postgres.stop();
    place.remove();
  });
  const settings = (url: string) => ({ DATABASE_URL: url, ALLIED_MODE: 'demo', ALLIED_SECRET: 'a secret for tests only, thirty-two letters and more', PORT: '0', REQUESTS_A_MINUTE: '0' });

  it('carries the site for an owner who is no superuser, is backed up, and restored', async () => {
    const admin = postgres.url.replace('DATABASE', 'postgres');
    await ask(admin, 'create role site_owner login createrole');
    for (const name of ['site', 'restored']) await ask(admin, `create database ${name} owner site_owner`);
    const url = (name: string) => postgres.url.replace('postgres@', 'site_owner@').replace('DATABASE', name);
    const site = startAllied(['start'], settings(url('site')));
    const address = await site.ready();
    const { token } = await preparePlaceToWrite(url('site'));
    const load = startLoad(() => [address], token, 2);
    await until('it takes writes', () => load.acknowledged().length >= 20);
    await load.stop();
    const file = join(place.path, 'kept.backup');
    assert.equal((await runAllied(['backup', file], settings(url('site')))).code, 0);
    assert.deepEqual(await site.stop(), { code: 0, signal: null });
    const restored = await runAllied(['restore', file], settings(url('restored')));
    assert.equal(restored.code, 0, restored.output);
    assert.deepEqual(await missing(url('restored'), load.acknowledged()), []);
  });

  it('passes the tests of tables, isolation, audit, backup and commands', async (test) => {
    await createDatabase(postgres.url.replace('DATABASE', 'postgres'), 'allied_template');
    await migrate(postgres.url.replace('DATABASE', 'allied_template'));
    await prepareSeededTemplate(postgres.url);
    const files = ['test/architecture/database.test.ts', 'src/platform/audit/seal.test.ts', 'src/platform/backup/backup.test.ts', 'src/modules/strategy/commands/objective-commands.test.ts', 'src/modules/strategy/commands/import-strategy.test.ts', 'test/api/api.test.ts'];
    const run = spawnSync(process.execPath, ['--import', `${root}src/app/loader.mjs`, '--test', '--test-isolation=none', '--test-force-exit', ...files], { cwd: root, encoding: 'utf8', env: { ...process.env, ALLIED_TEST_CLUSTER: postgres.url, NODE_ENV: 'test', NODE_TEST_CONTEXT: undefined } });
    const count = (word: string) => Number(new RegExp(`^ℹ ${word} (\\d+)`, 'm').exec(run.stdout)?.[1] ?? -1);
    assert.equal(count('fail'), 0, run.stdout.slice(-4000));
    assert.ok(count('pass') >= 40, `only ${count('pass')} tests ran: ${run.stdout.slice(-2000)} ${run.stderr.slice(-500)}`);
    test.diagnostic(`${count('pass')} tests passed on PostgreSQL 15`);
  });
});
