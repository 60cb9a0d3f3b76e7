import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { openComments } from '../../queries/draft-comments.ts';

describe('comments on a draft', () => {
  let site: TestSite;
  let anybody: Visitor;
  let lead: Visitor;
  let strategyId: string;
  before(async () => {
    site = await openTestSite();
    anybody = await visitorOf(site, { cookie: '' });
    lead = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    strategyId = (await site.database.owner.query<{ id: string }>("update strategy.strategy set state = 'check-and-challenge' where code = 'vale' returning id")).rows[0]?.id ?? '';
  });
  after(() => site.close());

  const send = (visitor: Visitor, url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });
  const page = async (visitor: Visitor, url = '/strategies/vale/comments') => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body;
  const firstNode = async () => (await site.database.owner.query<{ code: string }>('select code from strategy.node where strategy_id = $1 order by code limit 1', [strategyId])).rows[0]?.code ?? '';
  const commentId = async (words: string) => (await site.database.owner.query<{ id: string }>('select id from strategy.draft_comment where words = $1', [words])).rows[0]?.id ?? '';
  const waiting = () => site.house.worker.within({ as: 'worker' }, (tx) => openComments(tx, strategyId));

  it('come in from anyone, keep nobody’s name, and are held until somebody has read them', async () => {
    const events = (await site.database.owner.query('select count(*) from platform.event')).rows;
    assert.equal((await send(anybody, '/strategies/vale/comments', { node: await firstNode(), words: 'Nobody can reach this by bus.' })).statusCode, 303);
    const { rows } = await site.database.owner.query('select * from strategy.draft_comment');
    const { id: _id, received_on: _day, ...kept } = rows[0] as Record<string, unknown>;
    assert.deepEqual(kept, { strategy_id: strategyId, version_number: 1, node_code: await firstNode(), words: 'Nobody can reach this by bus.', shown_at: null, shown_by: null, not_shown_reason: null, outcome: null, outcome_reason: null, decided_at: null, decided_by: null, route: 'site', entered_by: null, agreed_on: null });
    assert.deepEqual((await site.database.owner.query('select count(*) from platform.event')).rows, events);
    assert.doesNotMatch(await page(anybody), /reach this by bus/);
    assert.match(await page(lead, '/strategies/vale/comments/review'), /reach this by bus/);
    assert.equal(await waiting(), 1);
  });

  it('are read before they are decided, shown as they were written, and answered with a reason', async () => {
    const id = await commentId('Nobody can reach this by bus.');
    const outcome = { [`outcome-${id}`]: 'partly', [`reason-${id}`]: 'Two clinics move to bus days' };
    assert.equal((await send(lead, `/strategies/vale/comments/${id}/outcome`, outcome)).statusCode, 409, 'not before it is read');
    assert.equal((await send(lead, `/strategies/vale/comments/${id}/reading`, { [`reading-${id}`]: 'show', [`because-${id}`]: '' })).statusCode, 303);
    assert.match(await page(anybody), /reach this by bus/);
    assert.equal((await send(lead, `/strategies/vale/comments/${id}/outcome`, { [`outcome-${id}`]: 'partly', [`reason-${id}`]: '' })).statusCode, 422, 'not without a reason');
    assert.equal(await waiting(), 1);
    assert.equal((await send(lead, `/strategies/vale/comments/${id}/outcome`, outcome)).statusCode, 303);
    assert.equal(await waiting(), 0);
    assert.match(await page(anybody), /Accepted in part.*Two clinics move to bus days/s);
  });

  it('that name somebody are kept back with a reason, and still need an answer', async () => {
    await send(anybody, '/strategies/vale/comments', { node: await firstNode(), words: 'My neighbour Jo waits too long.' });
    const id = await commentId('My neighbour Jo waits too long.');
    assert.equal((await send(lead, `/strategies/vale/comments/${id}/reading`, { [`reading-${id}`]: 'keep back', [`because-${id}`]: '' })).statusCode, 422);
    assert.equal((await send(lead, `/strategies/vale/comments/${id}/reading`, { [`reading-${id}`]: 'keep back', [`because-${id}`]: 'It names a neighbour' })).statusCode, 303);
    assert.doesNotMatch(await page(anybody), /neighbour Jo/);
    assert.equal(await waiting(), 1);
  });

  it('must each be answered before the strategy goes live', async () => {
    const goLive = () => send(lead, '/strategies/vale/states', { from: 'check and challenge', to: 'live', reason: '' });
    const refused = await goLive();
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /1 comment still waits for an answer/);
    const id = await commentId('My neighbour Jo waits too long.');
    await send(lead, `/strategies/vale/comments/${id}/outcome`, { [`outcome-${id}`]: 'accepted', [`reason-${id}`]: 'Waiting times are in the plan now' });
    assert.equal((await goLive()).statusCode, 303);
    await site.database.owner.query("update strategy.strategy set state = 'check-and-challenge' where id = $1", [strategyId]);
  });

  it('are decided by the strategy’s own organisation only', async () => {
    const other = await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor'));
    const id = await commentId('Nobody can reach this by bus.');
    assert.equal((await send(other, `/strategies/vale/comments/${id}/outcome`, { [`outcome-${id}`]: 'not', [`reason-${id}`]: 'taken over' })).statusCode, 403);
    assert.equal((await site.server.inject({ url: '/strategies/vale/comments/review', headers: { cookie: other.cookies } })).statusCode, 403);
  });

  it('are refused in words when the strategy is not open, and nothing is stored', async () => {
    await site.database.owner.query("update strategy.strategy set state = 'live' where id = $1", [strategyId]);
    const answer = await send(anybody, '/strategies/vale/comments', { node: await firstNode(), words: 'Too late' });
    assert.equal(answer.statusCode, 409);
    assert.match(answer.body, /not open for comments now/);
    assert.equal(await commentId('Too late'), '');
  });
});
