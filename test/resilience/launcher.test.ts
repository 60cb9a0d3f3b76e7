import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import { temporaryFolder } from '#test/folder';
import { fullLane, inDatabaseOf, runAllied, startAllied, until, type AlliedProcess } from '#test/process';
import { launchPostgres } from '#platform/postgres';

const settings = (folder: string, port = '0') => ({ ALLIED_DATA: folder, PORT: port, LOG: 'info', REQUESTS_A_MINUTE: '0' });
const postmasterOf = (folder: string) => Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const isReady = async (address: string) => (await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null))?.status === 200;

describe('the launcher, as processes on one data folder', () => {
  const place = temporaryFolder('launcher');
  const folder = place.path;
  let running: AlliedProcess[] = [];
  const start = (more: Record<string, string> = {}) => {
    const site = startAllied(['start'], { ...settings(folder), ...more });
    running.push(site);
    return site;
  };
  afterEach(async () => {
    for (const site of running) await site.stop();
    running = [];
  });
  after(async () => {
    // Whatever a failed test left running is adopted, so that it can be stopped.
    const left = await launchPostgres({ folder });
    await left.stop();
    place.remove();
  });

  it('lets one of two first starts at the same moment have the folder and refuses the other with a sentence', async () => {
    const sites = [start(), start()];
    const outcomes = await Promise.all(sites.map((site) => Promise.race([site.ready().then(() => 'ready', () => 'refused'), site.ended.then(() => 'refused')])));
    assert.deepEqual(outcomes.toSorted(), ['ready', 'refused']);
    const refused = sites[outcomes.indexOf('refused')];
    assert.equal((await refused?.ended)?.code, 1);
    assert.match(refused?.output() ?? '', new RegExp(`^Allied is already running on the folder ${folder}\\. Stop it first, or give this one another ALLIED_DATA folder\\.\\n$`, 'm'));
    assert.deepEqual(readdirSync(join(folder, 'postgres')).toSorted(), ['cluster', 'postgres.log'], 'nothing half made stays');
    assert.deepEqual(readdirSync(folder).toSorted(), ['libraries', 'postgres', 'secret']);
  });

  it('adopts the database that a killed process left running, and keeps every row', async () => {
    const first = start();
    await first.ready();
    const postmaster = postmasterOf(folder);
    await first.kill();
    process.kill(postmaster, 0);
    const next = start();
    const address = await next.ready();
    assert.equal(postmasterOf(folder), postmaster);
    assert.equal(await isReady(address), true);
    assert.deepEqual(await next.stop(), { code: 0, signal: null }, next.output());
    assert.throws(() => process.kill(postmaster, 0), 'stopping the site stops the database it adopted');
  });

  it('refuses a second start while the first is running, which goes on', async () => {
    const first = start();
    const address = await first.ready();
    const second = await runAllied(['start'], settings(folder));
    assert.equal(second.code, 1);
    assert.match(second.output, /^Allied is already running on the folder /m);
    assert.equal(await isReady(address), true);
  });

  it('starts its database again when that is killed, and goes on answering and working', async () => {
    const site = start();
    const address = await site.ready();
    for (let round = 0; round < (fullLane ? 3 : 1); round += 1) {
      const postmaster = postmasterOf(folder);
      process.kill(postmaster, 'SIGKILL');
      await until('another database runs', () => postmasterOf(folder) !== postmaster);
      await until('the site answers from it', () => isReady(address));
    }
    await until('the log says so', () => /"event":"database died and was started again"/.test(site.output()));
    assert.deepEqual(await site.stop(), { code: 0, signal: null }, site.output());
  });

  it('recovers when the process and its database are killed together', async () => {
    const first = start();
    await first.ready();
    await write(folder, 'kept through kill -9');
    process.kill(postmasterOf(folder), 'SIGKILL');
    await first.kill();
    const next = start();
    await next.ready();
    assert.equal(await written(folder, 'kept through kill -9'), 1);
  });

  it('says why in one sentence when the database cannot start, and leaves nothing running', async (test) => {
    if (!fullLane) return test.skip('takes ten seconds of patience: bin/resilience runs it');
    const broken = startAllied(['start'], { ...settings(folder), PORT: 'no number' });
    assert.equal((await broken.ended).code, 2);
    await assert.rejects(launchPostgres({ folder, settings: { shared_buffers: 'nonsense' } }), /^Error: PostgreSQL did not start: invalid value for parameter "shared_buffers": "nonsense"\. Its own words are in /);
  });
});

const write = (folder: string, topic: string) => inDatabaseOf(folder, (client) => client.query('select platform.bump($1)', [topic]));
const written = (folder: string, topic: string) => inDatabaseOf(folder, async (client) => (await client.query('select from platform.revision where topic = $1', [topic])).rowCount);
