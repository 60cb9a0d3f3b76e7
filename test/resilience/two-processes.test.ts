import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createDatabase } from '#test/cluster';
import { temporaryFolder } from '#test/folder';
import { missing, preparePlaceToWrite, startLoad } from '#test/load';
import { openPostBox, type PostBox } from '#test/post-box';
import { fullLane, startAllied, until, type AlliedProcess } from '#test/process';
import { ask } from '#test/replica';
import { newVisitor } from '#test/visitor';
import { launchPostgres, type LocalPostgres } from '#platform/postgres';

describe('two web processes and two workers behind one database, no sticky sessions', () => {
  const place = temporaryFolder('several');
  const processes: AlliedProcess[] = [];
  let postgres: LocalPostgres;
  let postBox: PostBox;
  let url: string;
  let first: string;
  let second: string;
  let firstProcess: AlliedProcess;

  const start = (what: 'web' | 'worker', more: Record<string, string> = {}) => {
    const started = startAllied([what], {
      DATABASE_URL: url, ALLIED_MODE: 'demo', ALLIED_SECRET: 'a secret for tests only, thirty-two letters and more', PORT: '0', REQUESTS_A_MINUTE: '0', WORKER: 'separate', BEHIND_PROXY: 'yes',
      MAIL_BY: 'smtp', SMTP_URL: postBox.url, LOG: 'info', ...more,
    });
    processes.push(started);
    return started;
  };

  before(async () => {
    postgres = await launchPostgres({ folder: place.path });
    postBox = await openPostBox();
    await createDatabase(postgres.url('postgres'), 'allied');
    url = postgres.url('allied');
    // All at once on an empty database: tables, logins and content are made once.
    firstProcess = start('web');
    const secondProcess = start('web');
    start('worker');
    start('worker');
    [first, second] = await Promise.all([firstProcess.ready(), secondProcess.ready()]);
  });
  after(async () => {
    for (const process of processes) await process.stop();
    await postBox.close();
    await postgres.stop();
    place.remove();
  });

  it('made everything once, although all began together', async () => {
    const [counts] = await ask(url, `select (select count(*)::int from directory.persona) as personas, (select count(*)::int from strategy.strategy) as strategies, (select count(*)::int from platform.migration) as migrations,
      (select count(*)::int from (select code from strategy.strategy s join strategy.version v on v.strategy_id = s.id group by code having count(*) > 1) as twice) as twice`);
    assert.deepEqual([counts?.['personas'], counts?.['twice']], [13, 0]);
    assert.ok(Number(counts?.['strategies']) >= 4);
  });

  it('serve one signed-in person from both, each seeing at once what the other wrote', async () => {
    const { objectiveId } = await preparePlaceToWrite(url);
    const lead = newVisitor();
    await lead.get(`${first}/demo`);
    assert.equal((await lead.post(`${second}/demo/persona`, { persona: 'trust-lead' })).status, 303);
    const turns = fullLane ? 20 : 6;
    for (let turn = 0; turn < turns; turn += 1) {
      const [here, there] = turn % 2 === 0 ? [first, second] : [second, first];
      const form = await lead.get(`${here}/objectives/${objectiveId}/nothing-changed`);
      assert.equal(form.status, 200);
      const said = await lead.post(`${there}/objectives/${objectiveId}/nothing-changed`, { because: `Waiting, turn ${turn} of many` });
      assert.equal(said.status, 303, said.body.slice(0, 2000));
      assert.match((await lead.get(`${here}/objectives/${objectiveId}`)).body, new RegExp(`Waiting, turn ${turn} of many`));
    }
    const [written] = await ask(url, "select count(*)::int as n from strategy.progress_update where note like 'Waiting, turn %'");
    assert.equal(written?.['n'], turns);
    assert.equal((await lead.post(`${second}/sign-out`, {})).status, 303);
    assert.match((await lead.get(`${first}/account`)).location ?? '', /^\/sign-in/, 'signed out of one is signed out of both');
  });

  it('do every job once', async () => {
    const letters = fullLane ? 60 : 20;
    await Promise.all(Array.from({ length: letters }, async (_, at) => {
      const visitor = newVisitor(`192.0.2.${at + 10}`);
      await visitor.get(`${first}/sign-in`);
      assert.equal((await visitor.post(`${at % 2 === 0 ? first : second}/sign-in`, { email: `person-${at}@example.org` })).status, 303);
    }));
    await until('every letter has come', () => postBox.letters.length >= letters);
    await until('no job waits', async () => (await ask(url, "select from jobs.jobs where task_identifier = 'send-mail'")).length === 0);
    assert.deepEqual(postBox.letters.toSorted(), Array.from({ length: letters }, (_, at) => `person-${at}@example.org`).toSorted());
  });

  it('count one caller’s tries together', async () => {
    await untilEarlyInMinute();
    const statuses: number[] = [];
    for (let turn = 0; turn < 16; turn += 1) {
      const visitor = newVisitor('203.0.113.7');
      const address = turn % 2 === 0 ? first : second;
      await visitor.get(`${address}/sign-in`);
      statuses.push((await visitor.post(`${address}/sign-in`, { email: `limit-${turn}@example.org` })).status);
    }
    assert.equal(statuses.filter((status) => status === 303).length, 10, statuses.join());
    assert.equal(statuses.filter((status) => status === 429).length, 6);
  });

  it('keep every acknowledged write when one is killed under load', async (test) => {
    const { token } = await preparePlaceToWrite(url);
    let addresses = [first, second];
    const load = startLoad(() => addresses, token, 6);
    await until('both take writes', () => [first, second].every((at) => load.tries.filter((done) => done.at === at && done.acknowledged).length >= 20));
    await firstProcess.kill();
    await until('its loss is felt', () => load.tries.some(({ at, trouble }) => at === first && trouble !== null));
    addresses = [second];
    const then = load.tries.length;
    await until('the other goes on', () => load.tries.slice(then + 6).filter(({ acknowledged }) => acknowledged).length >= 20);
    firstProcess = start('web');
    first = await firstProcess.ready();
    addresses = [first, second];
    await until('the one started again takes writes', () => load.tries.filter((done) => done.at === first && done.acknowledged).length >= 10);
    await load.stop();
    assert.deepEqual(await missing(url, load.acknowledged()), []);
    assert.deepEqual(load.tries.filter(({ at, acknowledged }) => at === second && acknowledged === null), [], 'the other refused nothing');
    test.diagnostic(`${load.acknowledged().length} acknowledged writes, none lost`);
  });

  it('finish what they have begun when told to stop', async (test) => {
    const { token } = await preparePlaceToWrite(url);
    const load = startLoad(() => [first], token, 8);
    await until('it takes writes', () => load.acknowledged().length >= 30);
    const ending = await firstProcess.stop();
    await load.stop();
    assert.deepEqual(ending, { code: 0, signal: null });
    const [committed] = await ask(url, 'select count(*)::int as n from strategy.objective_version where wording like $1', [`${load.label} %`]);
    assert.equal(committed?.['n'], load.acknowledged().length, 'each write that was done was also acknowledged');
    const troubles = new Set(load.tries.filter(({ acknowledged }) => acknowledged === null).map(({ status, trouble }) => status ?? trouble));
    test.diagnostic(`after the end: ${[...troubles].join(', ')}`);
    for (const trouble of troubles) assert.ok(['ECONNREFUSED', 'ECONNRESET', 503].includes(trouble as string), String(trouble));
  });
});

/** The limit counts by the minute: the tries must fall into one. */
async function untilEarlyInMinute(): Promise<void> {
  await until('a minute with room', () => new Date().getUTCSeconds() < 50, 15_000);
}
