import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newEmptyDatabase, openTestDatabase, testSecret, type TestDatabase } from '#test/database';
import { temporaryFolder } from '#test/folder';
import { askAllied, fullLane, runAllied } from '#test/process';
import { settings } from '#platform/config';
import { rooms } from '../../src/app/rooms.ts';

describe('the command line, as a process', () => {
  it('lists every command with --help, help, -h or nothing', async () => {
    const { code, output } = await runAllied(['--help'], {});
    assert.equal(code, 0);
    for (const command of ['start', 'web', 'worker', 'migrate', 'settings', 'backup FILE', 'restore FILE', 'audit verify']) assert.match(output, new RegExp(`^  ${command}`, 'm'));
    for (const { usage } of rooms.flatMap((room) => room.commands ?? [])) assert.ok(output.includes(`  ${usage}`), usage);
    for (const args of [['help'], ['-h'], []]) assert.equal((await askAllied(args, {})).output, output);
  });

  it('describes every setting', async () => {
    const { code, output } = await askAllied(['settings'], {});
    assert.equal(code, 0);
    for (const [name, setting] of Object.entries(settings)) assert.ok(output.includes(`${name}\n  ${setting.for}\n  Default: ${setting.byDefault}.`), name);
  });

  it('answers a wrong setting or an unknown command with one sentence and exit code 2', async () => {
    assert.deepEqual(await runAllied(['start'], { PORT: 'door' }).then(({ code, output }) => [code, output.trim().split('\n').length, output.startsWith('PORT is wrong.')]), [2, 1, true]);
    for (const [name, value] of [['PORT', 'door'], ['PORT', '70000'], ['DATABASE_POOL', 'many'], ['REQUESTS_A_MINUTE', '-1']] as const) assert.match((await askAllied(['start'], { [name]: value })).output, new RegExp(`^${name} is wrong\\. "${value}" does not fit: a whole number from \\d`));
    assert.deepEqual(await askAllied(['dance'], {}), { code: 2, signal: null, output: 'There is no command "dance". Run "bin/allied --help" for the list.\n' });
  });

  it('takes only what the usage of a command says, before it does anything, and prints it with --help', async () => {
    const place = temporaryFolder('arguments');
    const settings = { ALLIED_DATA: join(place.path, 'never-made') };
    for (const [args, usage] of [
      [['backup'], 'backup FILE'], [['audit', 'verify', '--head', ''], 'audit verify [--head HASH]'], [['administrator', 'invite', 'x'], 'administrator invite ORGANISATION EMAIL'],
    ] as const) {
      assert.deepEqual(await askAllied(args, settings), { code: 2, signal: null, output: `Say it like this: bin/allied ${usage}\n` }, args.join(' '));
    }
    for (const args of [['backup', '--help'], ['directory', 'import', '-h']] as const) {
      const { code, output } = await askAllied(args, settings);
      assert.equal(code, 0);
      assert.match(output, new RegExp(`^bin/allied ${args[0]}.* FILE\\n  \\w`));
    }
    const bad = await askAllied(['audit', 'verify', '--head', 'abc'], settings);
    assert.deepEqual([bad.code, bad.output], [2, 'A head is 64 letters and digits, as "bin/allied audit verify" prints it.\n']);
    assert.equal(existsSync(settings.ALLIED_DATA), false);
    place.remove();
  });

  it('answers a setting or a file that does not work with one sentence that names it', async () => {
    const place = temporaryFolder('wrong');
    const demo = { ALLIED_DATA: join(place.path, 'data'), ALLIED_MODE: 'demo' };
    const away = { ...demo, ALLIED_SECRET: testSecret, DATABASE_URL: 'postgres://owner:hush@127.0.0.1:1/allied' };
    const refusals: [readonly string[], Record<string, string>, RegExp][] = [
      [['start'], { ...demo, HOST: '10.99.99.99' }, /^HOST does not work\. This machine does not have the address 10\.99\.99\.99\.$/],
      [['migrate'], { ...demo, ALLIED_DATA: '/proc/allied/x' }, /^ALLIED_DATA does not work\. \/proc\/allied .*\.$/],
      [['start'], { ...away, PORT: '0' }, /^DATABASE_URL does not work: no database answers at 127\.0\.0\.1:1\. Start it, or set DATABASE_URL to where it is\.$/],
      [['backup', join(place.path, 'none/x')], demo, /^There is no folder .*\/none\. Make it first, or name another\.$/],
      [['import', '/nope'], demo, /^\/nope is not there\.$/],
    ];
    for (const [at, [args, settings, expected]] of refusals.entries()) {
      // The first as a process; the others are told by the same lines, without its two seconds. bin/resilience starts them all.
      const { code, output } = await (fullLane || at === 0 ? runAllied : askAllied)(args, settings);
      assert.match(output.trim(), expected, args.join(' '));
      assert.equal(code, 1, output);
      assert.doesNotMatch(output, /hush/);
    }
    place.remove();
  });

  it('notices a port in use before it makes a database', async () => {
    const place = temporaryFolder('port');
    const busy = createServer();
    await new Promise<void>((done) => busy.listen(0, '127.0.0.1', done));
    const { port } = busy.address() as AddressInfo;
    const { code, output } = await runAllied(['start'], { ALLIED_DATA: join(place.path, 'data'), PORT: String(port) });
    assert.deepEqual([code, output], [1, `Port ${port} is in use on 127.0.0.1. Stop what uses it, or set PORT to another number.\n`]);
    assert.equal(existsSync(join(place.path, 'data')), false);
    busy.close();
    place.remove();
  });
});

describe('a database that cannot be reached', () => {
  it('is told by the name of the setting, without its password', async () => {
    for (const [url, why] of [
      ['postgres://owner:hush-hush@127.0.0.1:1/allied', 'no database answers at 127.0.0.1:1. Start it, or set DATABASE_URL to where it is.'],
      ['postgres://owner:hush-hush@no-such-machine.invalid:5432/allied', 'the machine "no-such-machine.invalid" cannot be found|there is no machine called "no-such-machine.invalid"'],
    ] as const) {
      const { code, output } = await (fullLane ? runAllied : askAllied)(['migrate'], { DATABASE_URL: url, ALLIED_MODE: 'demo', ALLIED_SECRET: testSecret });
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

  it('is not opened with another secret, also while nobody is connected, until that is changed on purpose', async () => {
    const other = { ...production(), ALLIED_SECRET: 'another secret that is long enough to pass' };
    const { code, output } = await runAllied(['audit', 'verify'], other);
    assert.deepEqual([code, output], [1, 'ALLIED_SECRET is not the one that this database was set up with. Give every process the same one. To change it, see "Secrets" in docs/runbook.md.\n']);
    await database.web.ping();
    assert.match((await runAllied(['secret', 'change'], other)).output, /^A process of Allied is at work on this database\./);
    await Promise.all([database.web.close(), database.worker.close()]);
    assert.equal((await runAllied(['secret', 'change'], other)).code, 0);
    assert.equal((await runAllied(['migrate'], other)).code, 0);
  });

  it('needs an owner that may create roles, or logins made by hand, and says so before anything is made', async () => {
    const empty = await newEmptyDatabase();
    const name = /\/(t_\w+)/.exec(empty.ownerUrl)?.[1] ?? '';
    await database.owner.query(`create role ${name}_plain login; alter database ${name} owner to ${name}_plain`);
    const settings = { ...production(), DATABASE_URL: empty.ownerUrl.replace('postgres@', `${name}_plain@`) };
    const { code, output } = await runAllied(['migrate'], settings);
    assert.match(output, /^DATABASE_URL does not work: its user may not create roles\..* DATABASE_WEB_URL and DATABASE_WORKER_URL/);
    assert.equal(code, 1);
    const byHand = { ...settings, DATABASE_WEB_URL: empty.ownerUrl.replace('postgres@', 'nobody_at_all@'), DATABASE_WORKER_URL: empty.ownerUrl };
    assert.match((await runAllied(['migrate'], byHand)).output, /^DATABASE_WEB_URL does not work: .*refuses the user/m);
    await empty.drop();
    await database.owner.query(`drop role ${name}_plain`);
  });
});
