import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('what an organisation learns', () => {
  let site: TestSite;
  let player: RolePlayer;
  let member: Visitor;
  let lead: Visitor;
  let stranger: Visitor;
  let nobody: Visitor;
  let organisationId = '';
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    player = await sessionFor(site, 'member');
    organisationId = player.organisationId ?? '';
    [member, lead, stranger, nobody] = [await visitorOf(site, player), await visitorOf(site, await sessionFor(site, 'service lead')), await visitorOf(site, await sessionFor(site, 'member', 'hillmoor')), await visitorOf(site, { cookie: '' })];
  });
  after(() => site.close());

  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#39;', "'").replaceAll(/\s+/g, ' ');
  const read = async (url: string, visitor = nobody) => text((await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body);
  const send = (url: string, fields: Record<string, string>, visitor = member) =>
    site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const rows = async (query: string) => (await site.database.owner.query<Record<string, unknown>>(query)).rows;
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}`);
  const day = (name: string, iso: string) => ({ [`${name}-year`]: iso.slice(0, 4), [`${name}-month`]: iso.slice(5, 7), [`${name}-day`]: iso.slice(8) });

  it('removes a barrier that nobody signed: read, taken up, removed with evidence, and the time is told', async () => {
    const fields = { organisationId, kind: 'rule', what: 'Only nurses may order dressings', effect: 'People come twice', whoCanChange: 'The pharmacy group' };
    assert.equal((await send('/improvement/barriers', fields, nobody)).statusCode, 303);
    const [barrier] = await rows("select * from improvement.barrier where what like 'Only nurses%'");
    assert.equal(barrier?.['read_by'], null);
    assert.deepEqual(await rows("select name from platform.event where room = 'improvement' and subject_kind = 'barrier' and happened_at > '2026-11-22'"), [], 'no event says that somebody spoke');
    const url = `/improvement/barriers/${String(barrier?.['id'])}`;
    assert.doesNotMatch(await read('/improvement/barriers'), /Only nurses may/);
    assert.equal((await send(`${url}/steps`, { status: 'removed', ownerRole: '', words: 'It is gone', ...day('saidOn', '2026-11-22') })).statusCode, 422, 'nobody has read it');
    assert.equal((await send(`${url}/reading`, { reading: 'show', because: '' })).statusCode, 403);
    assert.equal((await send(`${url}/reading`, { reading: 'show', because: '' }, lead)).statusCode, 303);
    await rows(`update improvement.barrier set shown_on = '2026-11-02' where id = '${String(barrier?.['id'])}'`);
    assert.equal((await send(`${url}/steps`, { status: 'taken up', ownerRole: '', words: 'We ask them', ...day('saidOn', '2026-11-03') })).statusCode, 422);
    assert.equal((await send(`${url}/steps`, { status: 'taken up', ownerRole: 'Head of pharmacy', words: 'We ask them', ...day('saidOn', '2026-11-03') })).statusCode, 303);
    assert.equal((await send(`${url}/steps`, { status: 'removed', ownerRole: '', words: 'The new order form is in use', ...day('saidOn', '2026-11-22') })).statusCode, 303);
    assert.equal((await send(`${url}/steps`, { status: 'stays', ownerRole: '', words: 'Not now', ...day('saidOn', '2026-11-22') }, stranger)).statusCode, 403);
    says(await read(url), /Gone after 20 days/);
    says(await read('/improvement/barriers'), /2 barriers are removed\. Half of them took at most 20 days/);
  });

  it('keeps something with nobody who answers for it in the attention list until somebody does', async () => {
    const fields = { organisationId, title: 'Phone calls before a visit', whatChanged: 'We ring the day before', decision: 'keep', reason: 'Fewer visits are missed', evidence: '', ownerRole: '', isFromPandemic: 'yes' };
    const answer = await send('/improvement/learning-log', fields);
    const url = String(answer.headers.location).split('?')[0] ?? '';
    says(await read('/improvement/learning-log'), /To keep, and nobody answers for it yet Phone calls/);
    assert.equal((await send(`${url}/decision`, { decision: 'keep', reason: 'Fewer visits are missed', evidence: '', ownerRole: 'Clinic lead' }, stranger)).statusCode, 403);
    assert.equal((await send(`${url}/decision`, { decision: 'keep', reason: 'Fewer visits are missed', evidence: '', ownerRole: 'Clinic lead' })).statusCode, 303);
    assert.doesNotMatch(await read('/improvement/learning-log'), /nobody answers for it yet Phone calls/);
    says(await read('/improvement/learning-log?from=pandemic'), /Phone calls before a visit/);
  });

  it('stores no named person as a cause, by form or in the database, and shares what was learned with consent', async () => {
    const fields = { organisationId, title: 'A late letter', ...day('heldOn', '2026-11-20'), happened: 'The letter was late because of Priya Nair.', affected: 'Two families', needs: 'To be told', response: 'We called them', learned: 'A list of letters helps' };
    const held = await send('/improvement/learning-reviews', fields);
    assert.equal(held.statusCode, 422);
    says(text(held.body), /This is not saved: “Priya Nair” points at a person.*what was responsible, not who/);
    assert.deepEqual(await rows("select id from improvement.learning_review where title = 'A late letter'"), []);
    const scope = { as: 'person', personId: player.personId ?? '', organisationIds: [organisationId] } as const;
    const past = sql`insert into improvement.learning_review (organisation_id, title, held_on, happened, affected, needs, response, learned, made_at) values (${organisationId}, 'Past the form', '2026-11-20', 'It was priya nair.', 'Two', 'Talk', 'Call', 'List', now())`;
    await assert.rejects(site.house.web.within(scope, (tx) => past.execute(tx)), /names nobody/);
    const kept = await send('/improvement/learning-reviews', { ...fields, happened: 'The letter was late because the list was lost.' });
    assert.equal(kept.statusCode, 303);
    const url = String(kept.headers.location).split('?')[0] ?? '';
    assert.equal((await site.server.inject({ url, headers: { cookie: stranger.cookies } })).statusCode, 404);
    assert.equal((await send(`${url}/sharing`, { learned: 'Kelly Marsh lost it', consent: 'Both families, in November' })).statusCode, 422);
    assert.equal((await send(`${url}/sharing`, { learned: 'A list that two people keep', consent: '' })).statusCode, 422);
    assert.equal((await send(`${url}/sharing`, { learned: 'A list that two people keep', consent: 'Both families, in November' })).statusCode, 303);
    says(await read('/improvement/learning-log'), /A late letter .*Not decided yet .*A learning review/);
  });
});
