import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { openLog } from '#platform/log';
import { openTestSite, type TestSite } from '#test/site';
import { jobs } from '../../jobs.ts';
import { askLink, isPublicAddress, type LinkAnswer } from './ask-link.ts';
import { checkLinks } from './check-links.ts';

describe('whether a link works', () => {
  const asked: string[] = [];
  let server: Server;
  let at = '';
  before(async () => {
    server = createServer(({ method, url = '' }, answer) => {
      asked.push(`${method} ${url}`);
      if (url === '/moved') answer.writeHead(302, { location: '/here' });
      else if (url === '/inside') answer.writeHead(302, { location: 'http://10.0.0.1/' });
      else if (url === '/circle') answer.writeHead(302, { location: '/circle' });
      else answer.writeHead(url === '/here' || (url === '/no-heads' && method === 'GET') ? 200 : url === '/members' ? 403 : 404);
      answer.end();
    }).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it('is asked with a head, then with a page; moved pages are followed, and circles end', async () => {
    const answers: Record<string, LinkAnswer> = {};
    for (const path of ['/here', '/no-heads', '/moved', '/members', '/gone', '/circle', '/inside']) answers[path] = await askLink(at + path, (address) => address === '127.0.0.1');
    assert.deepEqual(answers, { '/here': 'works', '/no-heads': 'works', '/moved': 'works', '/members': 'works', '/gone': 'fails', '/circle': 'fails', '/inside': 'not asked' });
    for (const nobody of ['http://127.0.0.1:9/', 'http://nobody.invalid/']) assert.equal(await askLink(nobody, () => true), 'fails', nobody);
  });

  it('is never asked in a network of our own, whatever the name', async () => {
    asked.length = 0;
    for (const address of [`${at}/here`, `${at.replace('127.0.0.1', 'localhost')}/here`, 'http://[::1]/', 'http://169.254.169.254/latest', 'file:///etc/passwd']) assert.equal(await askLink(address), 'not asked', address);
    assert.deepEqual(asked, []);
    const open = ['10.1.2.3', '100.64.0.1', '172.31.255.255', '192.168.1.1', '::1', 'fd00::1', '::ffff:127.0.0.1', 'fe80::1', '8.8.8.8', '172.32.0.1', '2001:4860:4860::8888', 'no address'].filter((address) => isPublicAddress(address));
    assert.deepEqual(open, ['8.8.8.8', '172.32.0.1', '2001:4860:4860::8888']);
  });
});

describe('links of the library', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
    await rows("update stories.library_item set address = 'https://one.example/', link_status = 'not looked at' where code = 'lib.62'");
  });
  after(() => site.close());
  const rows = async (query: string) => (await site.database.owner.query<Record<string, unknown>>(query)).rows;
  const night = (day: number, answer: LinkAnswer) => checkLinks(site.house.worker, new Date(`2026-11-${day}T02:40:00Z`), async () => answer);
  const kept = async () => (await rows("select link_status as status, link_looked_by as by, link_failures as nights, link_failing_since::text as since from stories.library_item where code = 'lib.62'"))[0];
  const page = async () => (await site.server.inject('/library?words=return+to+practice')).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  it('are asked by no job where the operator did not say so', async () => {
    assert.equal(site.house.config.checkLinks, false);
    const job = jobs.find(({ name }) => name === 'stories-check-links') ?? assert.fail('no such job');
    await job.run({}, { store: site.house.worker, config: site.house.config, log: openLog('silent'), now: new Date('2026-11-19T02:40:00Z') });
    assert.deepEqual(await kept(), { status: 'not looked at', by: null, nights: 0, since: null });
  });

  it('are broken after three nights without an answer, not after one, and say when they were looked at', async () => {
    assert.equal(await night(20, 'works'), 1);
    assert.match(await page(), /Works, looked at by the site on 20 November 2026/);
    await night(21, 'fails');
    await night(21, 'fails');
    assert.deepEqual(await kept(), { status: 'works', by: 'the site', nights: 1, since: '2026-11-21' });
    assert.match(await page(), /No answer since 21 November 2026, looked at by the site on 21 November 2026\. We ask again before we call it broken/);
    await night(22, 'works');
    assert.deepEqual(await kept(), { status: 'works', by: 'the site', nights: 0, since: null });
    for (const day of [23, 24, 25]) await night(day, 'fails');
    assert.deepEqual(await kept(), { status: 'broken', by: 'the site', nights: 3, since: '2026-11-23' });
    assert.match(await page(), /Broken: no answer since 23 November 2026, looked at by the site on 25 November 2026/);
  });

  it('in a network of our own stay as people left them', async () => {
    await rows("update stories.library_item set link_status = 'not looked at', link_looked_at = null, link_looked_by = null, link_failures = 0, link_failing_since = null where code = 'lib.62'");
    assert.equal(await night(26, 'not asked'), 0);
    assert.deepEqual(await kept(), { status: 'not looked at', by: null, nights: 0, since: null });
  });
});
