import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask, itemsOf, tokenFor } from '#test/api';
import { openTestSite, type TestSite } from '#test/site';

describe('what a token may', () => {
  let site: TestSite;
  let vale: string;
  let hillmoor: string;
  let draftId: string;
  const draft = { organisation: 'vale-and-riverside', year: '2026-27', strategy: 'nat', node: 'nat.a2.3', wording: 'A draft that is not public', ownerRole: 'Lead', reason: 'Because it is' };
  before(async () => {
    site = await openTestSite();
    [vale, hillmoor] = [await tokenFor(site, ['objectives:read', 'objectives:write', 'strategies:read', 'directory:read']), await tokenFor(site, ['objectives:read', 'objectives:write', 'strategies:read'], 'hillmoor')];
    draftId = String((await ask(site, '/objectives', { method: 'POST', token: vale, body: draft })).body['id']);
  });
  after(() => site.close());

  it('shows a draft to its own organisation only', async () => {
    assert.equal((await ask(site, `/objectives/${draftId}`, { token: vale })).status, 200);
    for (const token of [hillmoor, undefined]) {
      const asked = token ? { token } : {};
      for (const part of ['', '/wording', '/progress', '/actions', '/decisions']) assert.equal((await ask(site, `/objectives/${draftId}${part}`, asked)).status, 404, part);
      assert.ok(!itemsOf(await ask(site, '/objectives?limit=200', asked)).some(({ id }) => id === draftId));
    }
  });

  it('changes nothing of another organisation', async () => {
    const publicId = String(itemsOf(await ask(site, '/objectives?organisation=vale-and-riverside'))[0]?.['id']);
    assert.equal((await ask(site, `/objectives/${publicId}`, { token: hillmoor })).status, 200, 'what is public may be read');
    const before = await ask(site, `/objectives/${publicId}`);
    const words = { wording: 'Words of another', ownerRole: 'Lead', reason: 'Because' };
    assert.equal((await ask(site, `/objectives/${publicId}/wording`, { method: 'PUT', token: hillmoor, body: words, headers: { 'if-match': '"1"' } })).status, 403);
    assert.equal((await ask(site, `/objectives/${publicId}/progress`, { method: 'POST', token: hillmoor, body: { status: 'needs help', note: 'Not ours', helpNeeded: 'x' } })).status, 403);
    assert.equal((await ask(site, `/objectives/${draftId}/progress`, { method: 'POST', token: hillmoor, body: { status: 'needs help', note: 'Not ours', helpNeeded: 'x' } })).status, 404);
    assert.equal((await ask(site, '/objectives', { method: 'POST', token: hillmoor, body: draft })).status, 403);
    assert.deepEqual((await ask(site, `/objectives/${publicId}`)).body, before.body);
  });

  it('ends with its scope and its time', async () => {
    const reader = await tokenFor(site, ['objectives:read']);
    const refused = await ask(site, '/objectives', { method: 'POST', token: reader, body: draft });
    assert.deepEqual([refused.status, refused.body['detail']], [403, 'This token does not hold the scope "objectives:write".']);
    assert.equal((await ask(site, '/strategies', { token: reader })).status, 403);
    const over = await tokenFor(site, ['objectives:read'], 'vale-and-riverside', new Date('2020-01-01'));
    for (const token of [over, 'allied_nothing', '']) {
      const answer = await ask(site, '/objectives', { headers: { authorization: `Bearer ${token}` } });
      assert.deepEqual([answer.status, answer.headers['www-authenticate']], [401, 'Bearer'], token);
    }
  });

  it('opens no page and no form', async () => {
    const answer = await site.server.inject({ url: '/people', headers: { authorization: `Bearer ${vale}` } });
    assert.equal(answer.statusCode, 303);
    assert.match(String(answer.headers.location), /^\/sign-in/);
  });

  it('is asked for where something is written', async () => {
    const answer = await ask(site, '/objectives', { method: 'POST', body: draft });
    assert.deepEqual([answer.status, answer.headers['www-authenticate'], answer.body['code']], [401, 'Bearer', 'sign-in-needed']);
    assert.equal((await ask(site, '/workstreams')).status, 401);
  });

  it('writes nothing to an organisation that is here for its policy text', async () => {
    const oxford = await tokenFor(site, ['objectives:write'], 'oxford-health');
    assert.equal((await ask(site, '/objectives', { method: 'POST', token: oxford, body: { ...draft, organisation: 'oxford-health' } })).status, 403);
  });
});
