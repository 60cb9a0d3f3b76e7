import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { roles } from '#modules/directory';
import { siteContact } from '#modules/directory';

describe('telling what does not work', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const owner = async (text: string, values: unknown[] = []) => (await site.database.owner.query(text, values)).rows;

  it('takes one sentence from anybody and keeps nothing of who they are', async () => {
    const caller = await newCaller(site);
    await caller.get('/help');
    const sent = await caller.post('/help/reports', { words: 'The table does not fit on my phone', page: '/strategies/vale/years' });
    assert.equal(sent.location, '/help?told=yes#tell-us');
    assert.match((await caller.get('/help?told=yes')).body, /We have your words/);
    const [row] = await owner('select * from directory.site_report');
    const { id: _id, received_on: _on, ...kept } = row;
    assert.deepEqual(kept, { words: 'The table does not fit on my phone', page: '/strategies/vale/years', done_at: null, done_by: null, done_words: null });
    assert.deepEqual(await owner("select name from platform.event where name like 'site report%'"), []);
  });

  it('asks again for an empty sentence, keeps no strange page and no secret', async () => {
    const caller = await newCaller(site);
    await caller.get('/help');
    const empty = await caller.post('/help/reports', { words: ' ' });
    assert.equal(empty.status, 422);
    assert.match(empty.body, /Tell us in a few words/);
    for (const page of ['javascript:alert(1)', 'https://elsewhere.example/', '/invitations/abcdefgh', '/x?name=Rosa']) await caller.post('/help/reports', { words: `About ${page}`, page });
    assert.deepEqual(await owner("select page from directory.site_report where words like 'About %' and page is not null"), []);
    const help = await site.server.inject({ url: '/help', headers: { referer: 'http://127.0.0.1:3000/updates/a-secret' } });
    assert.doesNotMatch(help.body, /a-secret/);
  });

  it('is read by administrators and the national team, and by nobody else', async () => {
    for (const role of roles.filter((each) => each !== 'program')) {
      const player = await sessionFor(site, role, role === 'national team' ? 'example-national-team' : 'vale-and-riverside');
      const { status, body } = await (await newCaller(site, player)).get('/site-reports');
      const mayRead = role === 'administrator' || role === 'national team';
      assert.equal(status, mayRead ? 200 : 403, role);
      assert.equal(body.includes('does not fit on my phone'), mayRead, role);
      const seen = await site.database.web.reading({ as: 'person', personId: player.personId ?? '', organisationIds: [player.organisationId ?? ''] }, (tx) => tx.selectFrom('directory.site_report').select('id').execute());
      assert.equal(seen.length > 0, mayRead, `the database for ${role}`);
    }
    assert.equal((await site.database.web.reading({ as: 'public' }, (tx) => tx.selectFrom('directory.site_report').select('id').execute())).length, 0);
  });

  it('is answered once, with what became of it', async () => {
    const administrator = await newCaller(site, await sessionFor(site, 'administrator'));
    const [{ id }] = await owner("select id from directory.site_report where words like 'The table%'");
    await administrator.get('/site-reports');
    assert.equal((await administrator.post(`/site-reports/${id}/answer`, { [`answer-${id}`]: '' })).status, 422);
    assert.equal((await administrator.post(`/site-reports/${id}/answer`, { [`answer-${id}`]: 'The table now turns into a list' })).status, 303);
    assert.match((await administrator.get('/site-reports')).body, /The table now turns into a list/);
    assert.equal((await administrator.post(`/site-reports/${id}/answer`, { [`answer-${id}`]: 'Again' })).status, 409);
    assert.equal((await owner("select 1 from platform.event where name = 'site report answered'")).length, 1);
  });

  it('stands beside ways to reach somebody: imagined ones in a demonstration, marked so, and no promise where there are none', async () => {
    for (const page of ['/help', '/take-part', '/accessibility']) {
      const { body } = await site.server.inject(page);
      assert.match(body, /01632 960 \d{3}/, page);
      assert.match(body, /These details are imagined/, page);
    }
    assert.deepEqual(siteContact(false).phone, null);
    assert.equal(siteContact(false).isExample, false);
  });
});
