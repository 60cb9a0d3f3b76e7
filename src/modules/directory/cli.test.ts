import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newCaller, newestLetter, secretIn } from '#test/caller';
import { openTestSite, type TestSite } from '#test/site';
import { commands } from './cli.ts';
import { jobs } from './jobs.ts';

describe('what an operator does', () => {
  let site: TestSite;
  const folder = mkdtempSync(join(tmpdir(), 'allied-directory-'));
  before(async () => { site = await openTestSite(); });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  async function run(name: string, args: string[]): Promise<{ code: number; said: string }> {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const command = commands.find((one) => one.name === name) ?? assert.fail(name);
    const code = await command.run(args, { store: site.house.worker, config: site.house.config, log: site.house.log, now: new Date(), print: say, complain: say });
    return { code, said: said.join('\n') };
  }

  it('adds an organisation from a file, and its first administrator, who can then sign in and invite', async () => {
    const path = join(folder, 'new.yaml');
    writeFileSync(path, "format: allied-organisations/1\norganisations:\n  - { code: new-trust, name: New Trust, setting: nhs, odsCode: RXX, units: [ { code: new-trust, level: provider, name: New Trust, openedOn: 2026-01-01 } ] }\n");
    assert.deepEqual(await run('directory import', [path]), { code: 0, said: '1 organisations added, 0 changed.' });
    assert.deepEqual(await run('directory import', [path]), { code: 0, said: '0 organisations added, 0 changed.' });
    assert.equal((await run('administrator invite', ['new-trust', 'First@new-trust.example'])).code, 0);
    const secret = secretIn(await newestLetter(site, 'first@new-trust.example'));
    const caller = await newCaller(site);
    await caller.post('/sign-in', { email: 'first@new-trust.example' });
    await caller.post('/sign-in/link', { token: secretIn(await newestLetter(site, 'first@new-trust.example')) });
    await caller.get('/account');
    assert.equal((await caller.post(`/invitations/${secret}/acceptance`)).status, 303);
    assert.equal((await caller.get('/people/invite')).status, 200);
  });

  it('opens an organisation that was here for its policy only to its people, and the shipped file does not close it again', async () => {
    const path = join(folder, 'own.yaml');
    writeFileSync(path, "format: allied-organisations/1\norganisations:\n  - { code: oxford-health, name: Oxford Health NHS Foundation Trust, setting: nhs, odsCode: RNU, units: [ { code: oxford-health, level: provider, name: Oxford Health NHS Foundation Trust, openedOn: 2022-04-01 } ] }\n");
    assert.deepEqual(await run('directory import', [path]), { code: 0, said: '0 organisations added, 1 changed.' });
    assert.deepEqual(await run('directory import', ['content/organisations.yaml']), { code: 0, said: '0 organisations added, 0 changed.' });
    assert.equal((await run('administrator invite', ['oxford-health', 'a@b.example'])).code, 0);
  });

  it('is told what is wrong, with nothing half-written', async () => {
    const path = join(folder, 'bad.yaml');
    writeFileSync(path, 'format: allied-organisations/1\norganisations:\n  - { code: Bad Code, name: X, setting: moon, units: [] }\n');
    const { code, said } = await run('directory import', [path]);
    assert.equal(code, 1);
    assert.match(said, /organisations › 0 › code: use small letters/);
    assert.equal((await run('directory import', [])).code, 2);
    assert.match((await run('administrator invite', ['nhs-england', 'a@b.example'])).said, /^There is no organisation with the code "nhs-england" that people can join\. Add it first: /);
    assert.deepEqual(await run('administrator invite', ['vale-and-riverside', 'x@y.z']), { code: 2, said: '"x@y.z" is not an email address.' });
    assert.match((await run('directory import', [join(folder, 'nope')])).said, /nope: The file cannot be read\./);
    writeFileSync(path, Buffer.from('name: Caf\u00e9', 'latin1'));
    assert.match((await run('directory import', [path])).said, /bad\.yaml: The file is not UTF-8 text\. Save it as UTF-8 and try again\.$/);
    writeFileSync(path, 'a: [1\nb: }');
    const broken = await run('directory import', [path]);
    for (const line of broken.said.split('\n')) assert.match(line, /bad\.yaml: line \d+: [^\n]{5,90}$/);
  });

  it('has ended secrets cleared, and nothing that still works', async () => {
    const caller = await newCaller(site);
    await caller.post('/sign-in', { email: 'priya.nair@vale-and-riverside.example' });
    const clear = jobs[0] ?? assert.fail();
    const context = { store: site.house.worker, config: site.house.config, log: site.house.log };
    await clear.run({}, { ...context, now: new Date() });
    const secret = secretIn(await newestLetter(site, 'priya.nair@vale-and-riverside.example'));
    assert.equal((await caller.get(`/sign-in/link?token=${secret}`)).status, 200);
    await clear.run({}, { ...context, now: new Date(Date.now() + 2 * 86_400_000) });
    for (const table of ['directory.sign_in_link', 'directory.ceremony', 'platform.session']) assert.equal((await site.database.owner.query(`select from ${table}`)).rowCount, 0, table);
  });
});
