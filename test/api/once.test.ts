import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask, tokenFor } from '#test/api';
import { openTestSite, type TestSite } from '#test/site';
import { sampleBody } from './stand-ins.ts';

describe('an Idempotency-Key', () => {
  let site: TestSite;
  let token: string;
  before(async () => {
    site = await openTestSite();
    token = await tokenFor(site, ['objectives:write', 'objectives:read'], 'vale-and-riverside', new Date('2030-01-01'));
  });
  after(() => site.close());

  const begin = (key: string, more: object = {}, as = token) => ask(site, '/objectives', { method: 'POST', token: as, body: { ...sampleBody('/objectives'), ...more }, headers: { 'idempotency-key': key } });
  const howMany = async () => Number((await site.database.owner.query<{ n: string }>('select count(*) n from strategy.objective')).rows[0]?.n);

  it('gives the same answer again and makes nothing twice', async () => {
    const before = await howMany();
    const [first, again] = [await begin('the-first-key'), await begin('the-first-key')];
    assert.deepEqual([first.status, again.status, again.headers['idempotency-replayed'], first.headers['idempotency-replayed']], [201, 201, 'true', undefined]);
    assert.deepEqual(again.body, first.body);
    assert.equal(again.headers['location'], first.headers['location']);
    assert.equal(await howMany(), before + 1);
  });

  it('holds when both come at once', async () => {
    const before = await howMany();
    const answers = await Promise.all(Array.from({ length: 5 }, () => begin('five-at-once')));
    assert.deepEqual(answers.map(({ status }) => status), [201, 201, 201, 201, 201]);
    assert.equal(new Set(answers.map(({ body }) => body['id'])).size, 1);
    assert.equal(await howMany(), before + 1);
  });

  it('is for one request: another body, or another address, is refused', async () => {
    const made = await begin('a-used-key');
    assert.equal((await begin('a-used-key', { wording: 'Something else altogether' })).status, 422);
    const elsewhere = await ask(site, `/objectives/${String(made.body['id'])}/milestones`, { method: 'POST', token, body: sampleBody('/objectives/:id/milestones'), headers: { 'idempotency-key': 'a-used-key' } });
    assert.deepEqual([elsewhere.status, Object.keys(elsewhere.body['errors'] as object)], [422, ['Idempotency-Key']]);
  });

  it('keeps nothing of what was refused, so that it can be mended', async () => {
    assert.equal((await begin('to-be-mended', { node: 'nat.none' })).status, 422);
    assert.equal((await begin('to-be-mended')).status, 201);
  });

  it('belongs to its token: another organisation’s same key is another', async () => {
    const hillmoor = await tokenFor(site, ['objectives:write'], 'hillmoor');
    const [ours, theirs] = [await begin('a-shared-word'), await begin('a-shared-word', { organisation: 'hillmoor' }, hillmoor)];
    assert.deepEqual([ours.status, theirs.status], [201, 201]);
    assert.notEqual(ours.body['id'], theirs.body['id']);
  });

  it('is forgotten after a day', async () => {
    site.setTime(new Date('2026-05-01T10:00:00Z'));
    const first = await begin('a-day-is-long');
    site.setTime(new Date('2026-05-02T09:59:00Z'));
    assert.equal((await begin('a-day-is-long')).body['id'], first.body['id']);
    site.setTime(new Date('2026-05-02T10:01:00Z'));
    const later = await begin('a-day-is-long');
    site.setTime(null);
    assert.equal(later.status, 201);
    assert.notEqual(later.body['id'], first.body['id']);
  });

  it('has a form', async () => {
    for (const key of ['short', 'with a space', 'x'.repeat(201)]) assert.equal((await begin(key)).status, 422, key);
  });
});
