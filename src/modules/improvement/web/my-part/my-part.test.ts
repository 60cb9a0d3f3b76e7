import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

const now = new Date('2026-11-22T12:00:00Z');
const part = { node: 'nat+nat.a3.1', what: 'I ask each person how they come to us', 'reviewOn-day': '22', 'reviewOn-month': '11', 'reviewOn-year': '2026' };

describe('my own part, and lists of projects', () => {
  let site: TestSite;
  let worker: Caller;
  before(async () => {
    site = await openTestSite();
    site.setTime(now);
    worker = await newCaller(site, await sessionFor(site, 'member', 'vale-and-riverside', 'support-workers'));
  });
  after(() => site.close());

  const idOf = async (words: string) => (await site.database.owner.query<{ id: string }>('select id from improvement.my_part where what = $1 order by made_at desc', [words])).rows[0]?.id ?? '';

  it('is written, looked at and closed by one person alone; nobody else finds it', async () => {
    assert.equal((await worker.post('/improvement/my-part', { ...part, isShared: 'no' })).status, 303);
    const id = await idOf(part.what);
    assert.match((await worker.get('/my-work')).body, /Look at your own part/);
    const lead = await newCaller(site, await sessionFor(site, 'Chief AHP'));
    assert.equal((await lead.get(`/improvement/my-part/${id}`)).status, 404);
    assert.equal((await lead.post(`/improvement/my-part/${id}/review`, { words: 'Stop it', outcome: 'stopped' })).status, 404);
    assert.equal((await worker.post(`/improvement/my-part/${id}/review`, { words: 'Most come by bus', outcome: 'done' })).status, 303);
    assert.equal((await worker.post(`/improvement/my-part/${id}/review`, { words: 'Once more', outcome: 'stopped' })).status, 422, 'it is closed');
    assert.match((await worker.get('/improvement/my-part')).body, /Done\./);
  });

  it('offers the strategies of one’s own organisation first, then of those above and of the country, and of nobody else', async () => {
    const offered = async (caller: Caller) => [...(await caller.get('/improvement/my-part')).body.matchAll(/<option value="([\w-]+)\+/g)].map(([, code]) => code).filter((code, at, all) => all.indexOf(code) === at);
    const [own, ...above] = await offered(worker);
    assert.equal(own, 'vale');
    assert.ok(above.includes('nat'), 'the national one');
    assert.ok(!above.includes('ox'), 'another provider’s');
    const other = await offered(await newCaller(site, await sessionFor(site, 'service lead', 'hillmoor')));
    assert.ok(other.includes('nat') && !other.includes('vale'), other.join());
  });

  it('counts in the total only where it is shared, and the total only from eight people on, in full eights', async () => {
    const team = await Promise.all(Array.from({ length: 9 }, async (_each, at) => {
      const caller = await newCaller(site, await sessionFor(site, 'member'));
      await caller.post('/improvement/my-part', { ...part, what: `Something of my own, number ${at}`, isShared: at < 7 ? 'yes' : 'no' });
      return caller;
    }));
    const total = async () => (/Your organisation: ([^<]+)\./.exec((await worker.get('/improvement/my-part')).body) ?? [])[1];
    await site.database.owner.query("update improvement.my_part set is_shared = false where what like 'I ask each person in the village%'");
    assert.equal(await total(), 'Too few people to show safely');
    const share = async (at: number) => team[at]?.post(`/improvement/my-part/${await idOf(`Something of my own, number ${at}`)}/sharing`, { isShared: 'yes' });
    assert.equal((await share(7))?.status, 303);
    assert.equal(await total(), 'at least 8 people');
    await share(8);
    assert.equal(await total(), 'at least 8 people', 'the ninth does not show');
  });

  it('loads a list of projects after a look at it, once, and says what is wrong with each other row', async () => {
    const lead = await newCaller(site, await sessionFor(site, 'service lead'));
    const organisation = (await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0]?.id ?? '';
    const list = 'id,title,why,team,contact,started,outcome,ended,learned\nA1,Quiet waiting room,People told us it is loud,Podiatry,Service lead,2025-03-01,stopped,2025-06-30,Ask first\nA2,Something,Because,Nowhere,Lead,2025-03-01,,,\n';
    const body = ['--edge', 'Content-Disposition: form-data; name="organisationId"', '', organisation, '--edge', 'Content-Disposition: form-data; name="_csrf"', '', /name="_csrf" value="([^"]+)"/.exec((await lead.get('/improvement/imports')).body)?.[1] ?? '', '--edge', 'Content-Disposition: form-data; name="file"; filename="list.csv"', 'Content-Type: text/csv', '', list, '--edge--', ''].join('\r\n');
    const cookie = ['allied_session', 'allied_form'].map((name) => `${name}=${encodeURIComponent(lead.cookie(name) ?? '')}`).join('; ');
    const looked = await site.server.inject({ method: 'POST', url: '/improvement/imports', payload: body, headers: { cookie, 'content-type': 'multipart/form-data; boundary=edge' } });
    assert.match(looked.body, /1 new, 0 here already and left as they are, 1 that cannot be loaded/);
    assert.match(looked.body, /We do not know the team “Nowhere”/);
    const count = async () => (await site.database.owner.query<{ n: number }>("select count(*)::int as n from improvement.project where source_key is not null")).rows[0]?.n;
    assert.equal(await count(), 0, 'looking loads nothing');
    for (const time of ['first', 'again']) {
      assert.equal((await lead.post('/improvement/imports/loading', { organisationId: organisation, list })).status, 303);
      assert.equal(await count(), 1, time);
    }
    const again = await site.server.inject({ method: 'POST', url: '/improvement/imports', payload: body.replace('A2,Something,Because,Nowhere', 'A2,Something,Because,Podiatry'), headers: { cookie, 'content-type': 'multipart/form-data; boundary=edge' } });
    assert.match(again.body, /1 new, 1 here already/);
    assert.match(again.body, /Quiet waiting room[\s\S]*?It is here already, and stays as it is[\s\S]*?We stopped[\s\S]*?Something[\s\S]*?It is new[\s\S]*?Still going on/);
    assert.match((await lead.get('/improvement?state=stopped')).body, /Quiet waiting room[\s\S]*Ask first/);
    const look = async (text: string) => (await site.server.inject({ method: 'POST', url: '/improvement/imports', payload: body.replace(list, text), headers: { cookie, 'content-type': 'multipart/form-data; boundary=edge' } })).body;
    assert.match(await look('id,title,why,team,contact,started\n'), /The list has no row under the names of its columns/);
    assert.match(await look(''), /The file is empty/);
    assert.match(await look('id,title,why,team,contact,started,stage\nA3,Bells,Too loud,Podiatry,Lead,2025-03-01,4\n'), /Stage that the list tells[\s\S]*4\.0: Large improvement/);
    await site.database.owner.query("insert into directory.unit (organisation_id, code, level, name, opened_on) values ($1, 'vale-podiatry-two', 'team', 'Podiatry', '2020-01-01')", [organisation]);
    assert.match(await look('id,title,why,team,contact,started\nA4,Bells,Too loud,Podiatry,Lead,2025-03-01\nA5,Bells,Too loud,vale-podiatry,Lead,2025-03-01\n'), /1 new[\s\S]*More than one team is called “Podiatry”/);
    await site.database.owner.query("delete from directory.unit where code = 'vale-podiatry-two'");
    const stranger = await newCaller(site, await sessionFor(site, 'service lead', 'hillmoor'));
    assert.equal((await stranger.post('/improvement/imports/loading', { organisationId: organisation, list })).status, 403);
  });

  it('does not say that a project lacked time before its list brought it here', async () => {
    site.setTime(new Date('2026-11-22T12:00:00Z'));
    const lead = await newCaller(site, await sessionFor(site, 'service lead'));
    const organisation = (await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0]?.id ?? '';
    assert.equal((await lead.post('/improvement/imports/loading', { organisationId: organisation, list: 'id,title,why,team,contact,started\nT1,Bells in the corridor,Too loud,Podiatry,Lead,2025-03-01\n' })).status, 303);
    const row = (await lead.get('/improvement/support')).body.split('<tr').find((each) => each.includes('Bells in the corridor')) ?? '';
    assert.match(row, /No time given[\s\S]*since 22 November 2026(?!, too long)/);
  });

  it('loads as much as it looked at: the longest list comes back whole from the page that shows it', async () => {
    const lead = await newCaller(site, await sessionFor(site, 'service lead'));
    const organisation = (await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0]?.id ?? '';
    const list = `id,title,why,team,contact,started\n${Array.from({ length: 2000 }, (_each, at) => `L${at},Long list ${at},"${'as long as words are, '.repeat(20)}",Podiatry,Service lead,2025-03-01\n`).join('')}`;
    assert.ok(list.length > 900_000 && list.length < 1_000_000, String(list.length));
    const cookie = ['allied_session', 'allied_form'].map((name) => `${name}=${encodeURIComponent(lead.cookie(name) ?? '')}`).join('; ');
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await lead.get('/improvement/imports')).body)?.[1] ?? '';
    const send = (url: string, file: string, value: string) => site.server.inject({ method: 'POST', url, headers: { cookie, 'content-type': 'multipart/form-data; boundary=edge' },
      payload: ['--edge', 'Content-Disposition: form-data; name="organisationId"', '', organisation, '--edge', 'Content-Disposition: form-data; name="_csrf"', '', csrf, '--edge', `Content-Disposition: form-data; ${file}`, '', value, '--edge--', ''].join('\r\n') });
    const looked = await send('/improvement/imports', 'name="file"; filename="list.csv"', list);
    assert.match(looked.body, /Load 2000 projects/);
    assert.match((await send('/improvement/imports', 'name="file"; filename="list.csv"', list + list)).body, /Choose one smaller than 1 megabyte\./);
    assert.match(looked.body, /<form[^>]*action="\/improvement\/imports\/loading"[^>]*enctype="multipart\/form-data"/);
    const loaded = await send('/improvement/imports/loading', 'name="list"', list.replaceAll('\n', '\r\n'));
    assert.equal(loaded.statusCode, 303, loaded.body.slice(0, 300));
    assert.equal((await site.database.owner.query<{ n: number }>("select count(*)::int as n from improvement.project where source_key like 'L%'")).rows[0]?.n, 2000);
    const support = (await lead.get('/improvement/support')).body;
    const [, total = ''] = /Showing 1 to 50 of (2,?\d{3})/.exec(support) ?? assert.fail('the projects to support end without a word');
    const last = Math.ceil(Number(total.replace(',', '')) / 50);
    assert.match((await lead.get(`/improvement/support?page=${last}`)).body, new RegExp(`to ${total} of ${total}`));
  });
});
