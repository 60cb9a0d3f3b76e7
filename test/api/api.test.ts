import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask, itemsOf, tokenFor, type ApiAnswer } from '#test/api';
import { openTestSite, type TestSite } from '#test/site';

const draft = {
  organisation: 'vale-and-riverside', year: '2026-27', strategy: 'nat', node: 'nat.a2.3', wording: 'Shorter waits for podiatry in the villages',
  ownerRole: 'Podiatry lead', reason: 'It is the rural access ambition', aims: ['outcomes'],
};

describe('the interface for programs', () => {
  let site: TestSite;
  let writer: string;
  before(async () => {
    site = await openTestSite();
    writer = await tokenFor(site, ['objectives:read', 'objectives:write', 'strategies:read', 'directory:read']);
  });
  after(() => site.close());

  const begin = async (more: object = {}): Promise<ApiAnswer> => ask(site, '/objectives', { method: 'POST', token: writer, body: { ...draft, ...more } });
  const idOf = (answer: ApiAnswer) => String(answer.body['id']);

  it('lists in pages that miss nothing and repeat nothing while rows are added', async () => {
    const seen: string[] = [];
    let url: string | null = '/objectives?limit=3';
    while (url) {
      const answer: ApiAnswer = await ask(site, url, { token: writer });
      seen.push(...itemsOf(answer).map(({ id }) => String(id)));
      const next = /<([^>]+)>; rel="next"/.exec(answer.headers['link'] ?? '')?.[1];
      assert.equal(next === undefined, answer.body['next'] === null);
      url = next ? next.slice(next.indexOf('/api')) : null;
      if (seen.length === 3) assert.equal((await begin()).status, 201);
      assert.ok(seen.length < 100);
    }
    assert.equal(new Set(seen).size, seen.length, 'something was listed twice');
    const whole = itemsOf(await ask(site, '/objectives?limit=200', { token: writer })).map(({ id }) => String(id));
    assert.deepEqual(seen, whole);
    assert.ok(seen.length >= 15);
  });

  it('pages the parts of a strategy in the order of the document', async () => {
    const whole = itemsOf(await ask(site, '/strategies/nat/nodes?limit=200')).map(({ code }) => code);
    assert.ok(whole.length >= 55);
    assert.deepEqual([whole.indexOf('nat.a2'), whole.indexOf('nat.a2.3')].map((at) => at > 0), [true, true]);
    assert.ok(whole.indexOf('nat.a2') < whole.indexOf('nat.a2.3') && whole.indexOf('nat.a2.3') < whole.indexOf('nat.a3'));
    const first = await ask(site, '/strategies/nat/nodes?limit=40');
    const second = await ask(site, `/strategies/nat/nodes?limit=200&cursor=${String(first.body['next'])}`);
    assert.deepEqual([...itemsOf(first), ...itemsOf(second)].map(({ code }) => code), whole);
  });

  it('answers the tree as it stood on a day', async () => {
    const on = async (day: string) => itemsOf(await ask(site, `/units?on=${day}&organisation=vale-county-council`))[0]?.['parent'];
    const { parents } = (await ask(site, '/units/vale-county-council')).body as { parents: { parent: string; validFrom: string }[] };
    assert.ok(parents.length >= 2, 'the demonstration moves the county once');
    for (const { parent, validFrom } of parents) assert.equal(await on(validFrom), parent);
    assert.notEqual(parents[0]?.parent, parents[1]?.parent);
  });

  it('refuses what it cannot read: with problem+json, a code, and a sentence for each part', async () => {
    for (const [url, status] of [
      ['/objectives?limit=0', 422], ['/objectives?limit=201', 422], ['/objectives?limit=x', 422], ['/objectives?cursor=x', 422], ['/objectives?year=2025-27', 422], ['/objectives?cursor=WyIyMDI2LTEzLTQ1IDAwOjAwOjAwKzAwIiwieCJd', 422],
      ['/units?on=2026-02-30', 422], ['/objectives/x', 404], ['/objectives/00000000-0000-4000-8000-00000000dead', 404], ['/strategies/none', 404], ['/nothing', 404], ['/strategies/nat/nodes/none', 404],
    ] as const) {
      const answer = await ask(site, url, { token: writer });
      assert.equal(answer.status, status, url);
      assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json/);
      const { type, title, status: said, code, detail, instance, errors } = answer.body as Record<string, string>;
      assert.ok(type && title && code && detail && instance, url);
      assert.equal(said, status);
      if (status === 422) assert.ok(Object.keys(errors ?? {}).length > 0, url);
    }
  });

  it('says 304 while nothing has changed, and not after', async () => {
    const created = idOf(await begin());
    const first = await ask(site, `/objectives/${created}`, { token: writer });
    const again = (tag: string) => ask(site, `/objectives/${created}`, { token: writer, headers: { 'if-none-match': tag } });
    for (const tag of [first.headers['etag'] ?? '', `"other", W/${first.headers['etag']}`, '*']) assert.equal((await again(tag)).status, 304, tag);
    assert.equal((await again('"other"')).status, 200);
    await ask(site, `/objectives/${created}/progress`, { method: 'POST', token: writer, body: { status: 'needs help', note: 'Rooms are missing', helpNeeded: 'Two rooms' } });
    assert.equal((await again(first.headers['etag'] ?? '')).status, 200);
  });

  it('begins an objective, rewords it and reports progress by the same rules as the pages', async () => {
    const created = await begin();
    assert.equal(created.status, 201);
    assert.deepEqual([created.body['status'], created.body['isPublic'], created.body['serves']], ['not started', false, [{ strategy: 'nat', code: 'nat.a2.3', weight: 'main', reason: draft.reason }]]);
    assert.match(created.headers['location'] ?? '', new RegExp(`/api/v1/objectives/${idOf(created)}$`));
    const at = `/objectives/${idOf(created)}`;
    const read = await ask(site, `${at}/wording`, { token: writer });
    assert.equal(read.headers['etag'], '"1"');
    const change = { wording: 'Shorter waits for podiatry everywhere', ownerRole: draft.ownerRole, aims: ['outcomes'], reason: 'Towns asked for it too' };
    const changed = await ask(site, `${at}/wording`, { method: 'PUT', token: writer, body: change, headers: { 'if-match': '"1"' } });
    assert.deepEqual([changed.status, changed.body['version'], changed.headers['etag']], [200, 2, '"2"']);
    const done = await ask(site, `${at}/progress`, { method: 'POST', token: writer, body: { status: 'done', note: 'Finished' } });
    assert.equal(done.status, 422, 'done needs evidence, by whatever way it is said');
    const better = await ask(site, `${at}/progress`, { method: 'POST', token: writer, body: { status: 'on track', note: 'First clinic opened', reason: 'Begun', changeForPeople: 'better', evidence: { kind: 'measure', text: 'Waits fell to 20 days' } } });
    assert.equal(better.status, 201, JSON.stringify(better.body));
    const [shown] = itemsOf(await ask(site, `${at}/progress`, { token: writer }));
    assert.deepEqual([shown?.['route'], shown?.['status'], shown?.['evidence']], ['programme', 'on track', { kind: 'measure', text: 'Waits fell to 20 days', address: null }]);
    const { rows } = await site.database.owner.query("select name, actor, facts ? 'tokenId' as token from platform.event where subject_id = $1 order by id", [idOf(created)]);
    assert.deepEqual(rows, ['objective begun', 'objective reworded', 'progress recorded'].map((name) => ({ name, actor: 'token', token: true })));
  });

  it('loses nobody’s change: 428 without If-Match, 412 with an old one, one of two at once', async () => {
    const at = `/objectives/${idOf(await begin())}/wording`;
    const put = (words: string, match?: string) => ask(site, at, { method: 'PUT', token: writer, body: { wording: words, ownerRole: 'Lead', reason: 'Because' }, headers: match ? { 'if-match': match } : {} });
    assert.equal((await put('Words without a version')).status, 428);
    assert.equal((await put('Words for any version', '*')).status, 412);
    const statuses = (await Promise.all([put('The first new words', '"1"'), put('The second new words', '"1"')])).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1, statuses.join());
    assert.ok(statuses.some((status) => status === 412 || status === 409), statuses.join());
    assert.equal((await put('Words for the first version', '"1"')).status, 412);
    assert.equal((await ask(site, at, { token: writer })).body['version'], 2);
  });

  it('takes a body only as JSON, only whole, only with parts it knows', async () => {
    const send = (body: unknown, type = 'application/json') => ask(site, '/objectives', { method: 'POST', token: writer, body, headers: { 'content-type': type } });
    assert.equal((await send('organisation=x', 'application/x-www-form-urlencoded')).status, 415);
    assert.equal((await send('{"organisation":')).status, 400);
    const wrong = await send({ ...draft, wording: 'x', aims: ['glory'], madeBy: 'me' });
    assert.equal(wrong.status, 422);
    assert.deepEqual(Object.keys(wrong.body['errors'] as object).toSorted(), ['aims.0', 'body', 'wording']);
    assert.equal((await send({ ...draft, organisation: 'nobody' })).status, 422);
    assert.equal((await send({ ...draft, node: 'nat.none' })).status, 422);
  });

  it('tells programs how much they may ask', async () => {
    const strict = await openTestSite({ settings: { REQUESTS_A_MINUTE: '3' } });
    strict.setTime(new Date('2026-02-01T10:00:20Z'));
    const answers = [];
    for (let at = 0; at < 5; at += 1) answers.push(await ask(strict, '/professions'));
    await strict.close();
    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 429, 429]);
    assert.deepEqual([answers[0]?.headers['ratelimit'], answers[3]?.headers['ratelimit']], ['"default";r=2;t=40', '"default";r=0;t=40']);
    assert.equal(answers[0]?.headers['ratelimit-policy'], '"default";q=3;w=60');
    assert.equal(answers[3]?.headers['retry-after'], '40');
    assert.equal(answers[3]?.body['code'], 'too-many-requests');
  });
});
