import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { sitePages } from '../../domain/site-pages.ts';

describe('easy read', () => {
  let site: TestSite;
  let anybody: Visitor;
  let chief: Visitor;
  let stranger: Visitor;
  let national: Visitor;
  const objective = `/objectives/${demoObjectiveId('vale.2026.1')}`;
  before(async () => {
    site = await openTestSite();
    anybody = await visitorOf(site, { cookie: '' });
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    stranger = await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor'));
    national = await visitorOf(site, await sessionFor(site, 'national team', 'example-national-team'));
  });
  after(() => site.close());

  const send = (visitor: Visitor, url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });
  const page = async (visitor: Visitor, url: string) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body;
  const status = async (visitor: Visitor, url: string) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).statusCode;

  it('has a slot on a strategy, each part, a published objective and every page of this site, and says whom to ask', async () => {
    for (const url of ['/strategies/vale', '/strategies/vale/nodes/vale.p1', objective]) assert.match(await page(anybody, url), /no easy read version of this page yet\. No date is set for it\..*href="\/organisations\/vale-and-riverside#contact"/s, url);
    for (const { address } of sitePages) assert.match(await page(anybody, address), /no easy read version of this page yet.*href="\/take-part"/s, address);
    assert.match(await page(anybody, '/strategies/ox/nodes/ox.p1'), /no easy read version of this page yet.*href="\/take-part"/s, 'an organisation that is here for its policy does not answer here');
    assert.match(await page(anybody, '/organisations/vale-and-riverside'), /id="contact"/, 'and the link leads somewhere');
  });

  it('is written by those who answer for the text, and by nobody else', async () => {
    const words = 'We help people.\n\nWe come to you.';
    for (const url of ['/strategies/vale/nodes/vale.p1', objective]) {
      assert.equal((await send(stranger, `${url}/easy-read`, { words })).statusCode, 403, url);
      assert.equal(await status(stranger, `${url}/easy-read`), 403, url);
      assert.equal((await send(chief, `${url}/easy-read`, { words: '' })).statusCode, 422, url);
      assert.equal((await send(chief, `${url}/easy-read`, { words })).statusCode, 303, url);
      assert.match(await page(anybody, `${url}?saved=easy-read`), /Read this in easy words.*<p>We help people\.<\/p><p>We come to you\.<\/p>/s, url);
    }
    assert.equal((await send(chief, '/easy-read/pages/privacy', { words })).statusCode, 403);
    assert.equal((await send(national, '/easy-read/pages/privacy', { words })).statusCode, 303);
    assert.match(await page(anybody, '/privacy'), /Read this in easy words/);
    assert.equal(await status(national, '/easy-read/pages/nowhere'), 404);
    assert.equal(await status(chief, '/strategies/vale/nodes/nowhere/easy-read'), 404);
    assert.doesNotMatch(await page(anybody, '/strategies/vale?saved=now'), /Read this in easy words/, 'the part is not the whole');
  });

  it('lists what is missing first, of one’s own texts, and counts what is written', async () => {
    const list = await page(chief, '/easy-read');
    assert.match(list, /2 of \d+ can be read in easy words/);
    assert.match(list, /href="\/strategies\/vale\/easy-read"/);
    assert.doesNotMatch(list, /\/easy-read\/pages\//);
    assert.ok(list.indexOf('>Missing<') < list.indexOf('>Written<'), 'what is missing stands before what is written');
    assert.match(await page(national, '/easy-read'), new RegExp(`1 of ${sitePages.length} can be read.*/easy-read/pages/help`, 's'));
    assert.doesNotMatch(await page(stranger, '/easy-read'), /\/strategies\/vale\//);
    await send(chief, '/strategies/vale/easy-read', { words: '', 'plannedFor-day': '1', 'plannedFor-month': '2', 'plannedFor-year': '2020' });
    assert.match(await page(chief, '/easy-read'), /<tbody[^>]*>.{0,900}Late/s, 'what is late stands at the top');
  });

  it('is not for an objective that is not published', async () => {
    const { rows } = await site.database.owner.query<{ id: string }>("select o.id from strategy.objective o join directory.organisation g on g.id = o.organisation_id where not o.is_public and g.code = 'vale-and-riverside' limit 1");
    const id = rows[0]?.id ?? (await site.database.owner.query<{ id: string }>("update strategy.objective set is_public = false where id = $1 returning id", [demoObjectiveId('vale.2026.2')])).rows[0]?.id;
    const answer = await send(chief, `/objectives/${id}/easy-read`, { words: 'We help people in words.' });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /Publish the objective first/);
    assert.doesNotMatch(await page(chief, `/objectives/${id}`), /easy read version of this page/);
  });

  it('of a draft stays with the draft: the database gives its words to its own organisation only', async () => {
    const { owner, web } = site.database;
    const { rows: [own] } = await owner.query<{ id: string }>("select id from directory.organisation where code = 'hillmoor'");
    await owner.query("update strategy.strategy set is_public = false, state = 'drafting' where code = 'hillmoor'");
    for (const [kind, id] of [['strategy', 'hillmoor'], ['node', 'hillmoor/h.1']]) await owner.query("insert into strategy.easy_read (subject_kind, subject_id, organisation_id, words, changed_at) values ($1, $2, $3, 'Words of a draft', now())", [kind, id, own?.id]);
    const seen = async (scope: Parameters<typeof web.reading>[0]) => (await web.reading(scope, (tx) => sql<{ n: number }>`select count(*)::int as n from strategy.easy_read where words = 'Words of a draft'`.execute(tx))).rows[0]?.n;
    const person = '00000000-0000-4000-8000-000000000001';
    assert.equal(await seen({ as: 'public' }), 0);
    assert.equal(await seen({ as: 'person', personId: person, organisationIds: [] }), 0);
    assert.equal(await seen({ as: 'person', personId: person, organisationIds: [own?.id ?? ''] }), 2);
  });
});
