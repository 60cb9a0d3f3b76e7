import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestDatabase, testSecret, type TestDatabase } from '#test/database';
import { runAllied } from '#test/process';
import { settings } from '#platform/config';
import { rooms } from '../../src/app/rooms.ts';

describe('the command line, as a process', () => {
  it('lists every command with --help, help, -h or nothing', async () => {
    const { code, output } = await runAllied(['--help'], {});
    assert.equal(code, 0);
    for (const command of ['start', 'web', 'worker', 'migrate', 'settings', 'backup FILE', 'restore FILE', 'audit verify']) assert.match(output, new RegExp(`^  ${command}`, 'm'));
    for (const { usage } of rooms.flatMap((room) => room.commands ?? [])) assert.ok(output.includes(`  ${usage}`), usage);
    for (const args of [['help'], ['-h'], []]) assert.equal((await runAllied(args, {})).output, output);
  });

  it('describes every setting', async () => {
    const { code, output } = await runAllied(['settings'], {});
    assert.equal(code, 0);
    for (const [name, setting] of Object.entries(settings)) assert.ok(output.includes(`${name}\n  ${setting.for}\n  Default: ${setting.byDefault}.`), name);
  });

  it('answers a wrong setting or an unknown command with one sentence and exit code 2', async () => {
    assert.deepEqual(await runAllied(['start'], { PORT: 'door' }).then(({ code, output }) => [code, output.trim().split('\n').length, output.startsWith('PORT is wrong.')]), [2, 1, true]);
    for (const [name, value] of [['PORT', 'door'], ['PORT', '70000'], ['DATABASE_POOL', 'many'], ['REQUESTS_A_MINUTE', '-1']] as const) assert.match((await runAllied(['start'], { [name]: value })).output, new RegExp(`^${name} is wrong\\. "${value}" does not fit: a whole number from \\d`));
    assert.deepEqual(await runAllied(['dance'], {}), { code: 2, signal: null, output: 'There is no command "dance". Run "bin/allied --help" for the list.\n' });
    assert.deepEqual((await runAllied(['backup'], {})).output, 'Say where the file is: bin/allied backup FILE\n');
  });
});

describe('a database that cannot be reached', () => {
  it('is told by the name of the setting, without its password', async () => {
    for (const [url, why] of [
      ['postgres://owner:hush-hush@127.0.0.1:1/allied', 'no database answers at 127.0.0.1:1. Start it, or set DATABASE_URL to where it is.'],
      ['postgres://owner:hush-hush@no-such-machine.invalid:5432/allied', 'the machine "no-such-machine.invalid" cannot be found|there is no machine called "no-such-machine.invalid"'],
    ] as const) {
      const { code, output } = await runAllied(['migrate'], { DATABASE_URL: url, ALLIED_MODE: 'demo', ALLIED_SECRET: testSecret });
      assert.equal(code, 1);
      assert.match(output, new RegExp(`^DATABASE_URL does not work: (${why})`));
      assert.ok(!output.includes('hush-hush'));
      assert.equal(output.trim().split('\n').length, 1);
    }
  });
});

describe('a database that was made for one kind of installation', () => {
  let database: TestDatabase;
  const production = () => ({
    ALLIED_MODE: 'production', DATABASE_URL: database.ownerUrl, ALLIED_SECRET: testSecret, BASE_URL: 'https://allied.example', MAIL_BY: 'smtp', SMTP_URL: 'smtp://127.0.0.1:1', LOG: 'error',
  });
  before(async () => {
    database = await openTestDatabase();
    assert.equal((await runAllied(['migrate'], production())).code, 0);
  });
  after(() => database.close());

  it('is never opened as another: production not as a demo', async () => {
    for (const mode of ['demo', 'development']) {
      const { code, output } = await runAllied(['web'], { DATABASE_URL: database.ownerUrl, ALLIED_SECRET: testSecret, ALLIED_MODE: mode });
      assert.equal(code, 1);
      assert.equal(output, `This database was made for "production" and ALLIED_MODE is "${mode}". Use another database or set ALLIED_MODE=production.\n`);
    }
    assert.equal((await runAllied(['migrate'], production())).code, 0);
  });

  it('is not opened with another secret while a process works with the first', async () => {
    await database.web.ping();
    const { code, output } = await runAllied(['migrate'], { ...production(), ALLIED_SECRET: 'another secret that is long enough to pass' });
    assert.deepEqual([code, output], [1, 'Another process of Allied uses this database with another ALLIED_SECRET. Give every process the same one.\n']);
  });
});
