import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('taking shown words down', () => {
  let site: TestSite;
  let moderator: Visitor;
  let stranger: Visitor;
  let anybody: Visitor;
  let idea: { id: string; words: string };
  before(async () => {
    site = await openTestSite();
    moderator = await visitorOf(site, await sessionFor(site, 'moderator'));
    stranger = await visitorOf(site, await sessionFor(site, 'moderator', 'hillmoor'));
    anybody = await visitorOf(site, { cookie: '' });
    const { rows } = await site.database.owner.query<{ id: string; words: string }>("select c.id, c.words from conversations.contribution c join conversations.phase p on p.id = c.phase_id where c.state = 'shown' and c.kind = 'idea' and p.position = 1 limit 1");
    idea = rows[0] ?? { id: '', words: '' };
  });
  after(() => site.close());

  const open = async (visitor: Visitor, url: string) => site.server.inject({ url, headers: { cookie: visitor.cookies } });
  const send = (visitor: Visitor, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url: `/moderation/${idea.id}/taking-down`, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });
  const place = () => `/conversations/vale-rural-care/1/ideas/${idea.id}`;

  it('is offered at the words to their moderators only', async () => {
    assert.match((await open(moderator, place())).body, new RegExp(`/moderation/${idea.id}/taking-down`));
    for (const visitor of [stranger, anybody]) assert.doesNotMatch((await open(visitor, place())).body, /taking-down/);
    assert.equal((await open(stranger, `/moderation/${idea.id}/taking-down`)).statusCode, 404);
    assert.equal((await send(stranger, { reason: 'not-about-this', revision: '1' })).statusCode, 404);
  });

  it('asks for a reason, and then nobody finds the words, while the reason stands in the public log', async () => {
    assert.equal((await send(moderator, { reason: '', revision: '1' })).statusCode, 422);
    const done = await send(moderator, { reason: 'not-about-this', note: 'Sorry', revision: '1' });
    assert.equal(done.statusCode, 303);
    assert.match((await open(moderator, String(done.headers.location))).body, /The words are taken down/);
    assert.equal((await open(anybody, place())).statusCode, 404);
    const log = (await open(anybody, '/conversations/vale-rural-care/1/decisions')).body;
    assert.ok(!log.includes(idea.words));
    assert.match(log, /taken down|hidden/i);
    assert.equal((await send(moderator, { reason: 'not-about-this', revision: '2' })).statusCode, 404, 'twice is once');
  });
});
