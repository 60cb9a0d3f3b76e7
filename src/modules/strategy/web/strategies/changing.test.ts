import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('changing a strategy', () => {
  let site: TestSite;
  const visitors: Record<string, Visitor> = {};
  before(async () => {
    site = await openTestSite();
    for (const [name, role, organisation] of [['lead', 'Chief AHP', 'vale-and-riverside'], ['member', 'member', 'vale-and-riverside'], ['other', 'Chief AHP', 'hillmoor']] as const) {
      visitors[name] = await visitorOf(site, await sessionFor(site, role, organisation));
    }
    visitors['nobody'] = await visitorOf(site, { cookie: '' });
  });
  after(() => site.close());

  const get = async (url: string, who = 'nobody') => {
    const { statusCode, body, headers } = await site.server.inject({ url, headers: { cookie: visitors[who]?.cookies ?? '' } });
    return { status: statusCode, html: body, text: body.replaceAll(/<[^>]+>/g, ' ').replaceAll('&quot;', '"').replaceAll(/\s+/g, ' '), location: headers.location ?? '' };
  };
  const send = async (url: string, fields: Record<string, string>, who = 'lead') => {
    const visitor = visitors[who];
    const payload = new URLSearchParams({ _csrf: visitor?.csrf ?? '', ...fields }).toString();
    const { statusCode, body, headers } = await site.server.inject({ method: 'POST', url, payload, headers: { cookie: visitor?.cookies ?? '', 'content-type': 'application/x-www-form-urlencoded' } });
    return { status: statusCode, text: body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '), html: body, location: headers.location ?? '' };
  };
  const count = async (query: string) => Number((await site.database.owner.query<{ n: string }>(`select count(*) n from ${query}`)).rows[0]?.n);
  const within1s = async (what: () => Promise<boolean>) => {
    for (let tries = 0; tries < 20; tries += 1) {
      if (await what()) return true;
      await new Promise((done) => setTimeout(done, 50));
    }
    return false;
  };
  const words = { title: 'Clinics in the villages, on days when the bus runs', text: 'Together with the bus company', reason: 'People asked for it in the check and challenge' };

  test('new words make a version with a reason; everyone reads them within a second, and the old ones by number and by day', async () => {
    // One day for all of it: pages that show objectives are kept for a day at most, and would be drawn anew on the next.
    site.setTime(new Date('2026-03-02T09:00:00Z'));
    const page = '/strategies/vale/nodes/vale.care.1.1';
    const old = /<h1[^>]*>.*?<\/span>(.*?)<\/h1>/s.exec((await get(page)).html)?.[1] ?? '';
    await get('/strategies/vale');
    const answer = await send(`${page}/versions`, { madeFrom: '1', ...words });
    assert.deepEqual([answer.status, answer.location], [303, `${page}?saved=wording`]);
    assert.match((await get(answer.location, 'lead')).text, /Clinics in the villages/, 'who changed it reads it at once');
    assert.ok(await within1s(async () => (await get(page)).text.includes(words.title)), 'the page of the part');
    assert.ok(await within1s(async () => (await get('/strategies/vale')).text.includes(words.title)), 'the page at a glance');
    assert.ok((await get(`${page}?version=1`)).html.includes(old) && /You are reading old words: version 1/.test((await get(`${page}?version=1`)).text));
    assert.ok((await get(`${page}?on=2026-03-01`)).html.includes(old), 'the day before');
    assert.ok((await get(`${page}?on=2026-03-02`)).text.includes(words.title), 'the day itself');
    assert.match((await get(page)).text, /Changed on this site on 2 March 2026\. The document prints other words\./);
    assert.match((await get(`${page}?version=1`)).text, /These words are as printed\./);
    assert.match((await get(page)).text, /How the words changed.*Version 2.*Version 1/);
    const compared = await get('/strategies/vale/versions?from=1&to=2');
    assert.match(compared.html, /<del>.*taken out.*<\/del>.*<ins>.*put in.*<\/ins>/s);
    assert.match(compared.text, /1 part changed\. 24 parts stayed the same|1 part changed\. \d+ parts stayed the same/);
    assert.match((await get('/strategies/vale/history')).text, /Wording changed: version 2 \(vale\.care\.1\.1\).*People asked for it in the check and challenge/);
    site.setTime(null);
  });

  test('a form made from an older version comes back with the words that stand now and the typed ones', async () => {
    const answer = await send('/strategies/vale/nodes/vale.care.1.1/versions', { madeFrom: '1', ...words, title: 'Typed by someone slower' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /Someone else made version 2 .* first/);
    assert.match(answer.text, /The words that stand now: Clinics in the villages/);
    assert.match(answer.html, /Typed by someone slower<\/textarea>/);
    const again = await send('/strategies/vale/nodes/vale.care.1.1/versions', { madeFrom: '2', ...words, title: 'Typed by someone slower' });
    assert.equal(again.status, 303);
  });

  test('words without a reason, no changed word and empty titles are told in the form, and nothing is made', async () => {
    const earlier = await count('strategy.version');
    for (const [fields, sentence] of [[{ ...words, reason: ' ' }, /Say in a few words why you change it/], [{ ...words, title: '' }, /Enter the title/], [{ ...words, title: 'Typed by someone slower' }, /You did not change any words|Change the title or the text/]] as const) {
      const answer = await send('/strategies/vale/nodes/vale.care.1.1/versions', { madeFrom: '3', ...fields });
      assert.equal(answer.status, 422);
      assert.match(answer.text, sentence);
    }
    assert.equal(await count('strategy.version'), earlier);
  });

  test('only the leads of the owner change it: not a member, not another lead, not the public, and not by guessing', async () => {
    const earlier = await count('platform.event');
    const attempts: [string, Record<string, string>][] = [
      ['/strategies/vale/nodes/vale.care.1.1/versions', { madeFrom: '3', ...words }], ['/strategies/vale/states', { from: 'live', to: 'closing', reason: 'because' }],
      ['/strategies/vale/links/vale.p1/nat.p1/changes', { become: 'ended', why: 'because', reason: 'because' }], ['/strategies/vale/nodes/vale.care.1.1/links', { to: 'nat.a4.1', become: 'also', why: 'because' }],
    ];
    for (const [url, fields] of attempts) {
      assert.equal((await send(url, fields, 'other')).status, 403, `another lead at ${url}`);
      assert.equal((await send(url, fields, 'member')).status, 403, `a member at ${url}`);
      assert.ok([401, 303, 403].includes((await send(url, fields, 'nobody')).status), `the public at ${url}`);
    }
    assert.equal((await get('/strategies/vale/state', 'other')).status, 403);
    assert.ok(!(await get('/strategies/vale/nodes/vale.care.1.1', 'other')).text.includes('Change these words'));
    assert.ok((await get('/strategies/vale/nodes/vale.care.1.1', 'lead')).text.includes('Change these words'));
    assert.ok(!(await get('/strategies/vale/nodes/vale.care.1.1')).text.includes('Change these words'), 'a kept page of a lead is not shown to the public');
    assert.equal(await count('platform.event'), earlier);
  });

  test('the life cycle: only its steps, with a reason where people lose something, seen by all', async () => {
    assert.match((await send('/strategies/vale/states', { from: 'live', to: 'drafting', reason: 'x' })).text, /cannot go to “drafting”/);
    assert.match((await send('/strategies/vale/states', { from: 'live', to: 'closing', reason: '' })).text, /Say why/);
    assert.equal((await send('/strategies/vale/states', { from: 'live', to: 'mid-term review', reason: '' })).status, 303);
    assert.match((await send('/strategies/vale/states', { from: 'live', to: 'closing', reason: 'Merged' })).text, /Someone else changed it first: the strategy is now in “mid-term review”/);
    assert.ok(await within1s(async () => (await get('/strategies/vale')).text.includes('Mid-term review')));
    assert.equal((await send('/strategies/vale/states', { from: 'mid-term review', to: 'live', reason: 'The review is done' })).status, 303);
    assert.match((await get('/strategies/vale/history')).text, /State changed: from “mid-term review” to “live”.*The review is done/);
    assert.match((await get('/strategies/vale/history.atom')).text, /State changed: from “mid-term review” to “live”.*The review is done/);
  });

  test('a changed link keeps the old one with its reason; a third main link is refused in words', async () => {
    const link = '/strategies/vale/links/vale.care.1.1/nat.a3.1';
    const added = await send('/strategies/vale/nodes/vale.care.1.1/links', { to: 'nat.a1.1', become: 'main', why: 'It brings clinics nearer' });
    assert.equal(added.status, 422);
    assert.match(added.text, /At most two links may be main ones/);
    assert.equal(await count("strategy.alignment where from_code = 'vale.care.1.1' and to_code = 'nat.a1.1'"), 0, 'nothing is half-written');
    assert.equal((await send(`${link}/changes`, { become: 'also', why: 'It helps people in villages', reason: 'Access is the second reason' })).status, 303);
    assert.equal((await send('/strategies/vale/nodes/vale.care.1.1/links', { to: 'nat.a1.1', become: 'main', why: 'It brings clinics nearer' })).status, 303);
    assert.deepEqual((await site.database.owner.query("select weight, reason, ended_reason from strategy.alignment where from_code = 'vale.care.1.1' and to_code = 'nat.a3.1' order by began_at, ended_at nulls last")).rows.map((row) => Object.values(row as object).slice(0, 3).filter((_value, at) => at !== 1)),
      [['main', 'Access is the second reason'], ['also', null]]);
    assert.ok(await within1s(async () => /Also linked Clinics|Also linked .*Typed by someone slower/.test((await get('/strategies/nat/nodes/nat.a3.1')).text)), 'the other end shows it');
    assert.match((await send('/strategies/vale/nodes/vale.care.1.1/links', { to: 'nat.a9', become: 'also', why: 'because' })).text, /Enter the code of a part of another strategy/);
    assert.match((await send('/strategies/vale/nodes/vale.care.1.1/links', { to: 'vale.p1', become: 'also', why: 'because' })).text, /Enter the code of a part of another strategy/);
  });

  test('anyone who belongs somewhere may dispute a link, once, in public and without their name; its owner answers', async () => {
    const link = '/strategies/ox/links/ox.p1/nat.p1';
    const form = await get(link, 'other');
    const organisationId = /name="organisationId" value="([^"]+)"/.exec(form.html)?.[1] ?? '';
    assert.equal((await send(`${link}/disputes`, { organisationId, objection: 'Almost word for word is not the same' }, 'other')).status, 303);
    assert.match((await send(`${link}/disputes`, { organisationId, objection: 'Once more' }, 'other')).text, /already disputes this link/);
    assert.equal((await send(`${link}/disputes`, { organisationId, objection: 'For an organisation that is not mine' }, 'member')).status, 403);
    assert.ok(await within1s(async () => /Disputed on .* by Hillmoor.*: Almost word for word is not the same/.test((await get('/strategies/ox/nodes/ox.p1')).text)));
    assert.ok(!(await get(link)).html.includes('Test Chief AHP'));
    const own = '/strategies/vale/links/vale.p1/nat.p1';
    assert.equal((await send(`${own}/disputes`, { organisationId, objection: 'We see it another way' }, 'other')).status, 303);
    assert.equal((await send(`${own}/changes`, { become: 'kept', why: 'As before', reason: 'We talked, and it stays' })).status, 303);
    assert.equal(await count("strategy.dispute where settled_at is not null and answer = 'We talked, and it stays'"), 1);
  });

  test('a draft is for its own organisation: no page, search, list, file or kept fragment shows it to others', async () => {
    const { rows } = await site.database.owner.query<{ id: string }>("select id from strategy.strategy where code = 'vale'");
    await site.database.owner.query("update strategy.strategy set is_public = false, state = 'drafting' where id = $1", [rows[0]?.id]);
    await site.database.owner.query("select platform.bump('strategies'), platform.bump('strategy:vale')");
    assert.ok(await within1s(async () => (await get('/strategies/vale')).status === 404));
    await new Promise((done) => setTimeout(done, 300));
    assert.equal((await get('/strategies/vale', 'member')).status, 200);
    for (const who of ['nobody', 'other']) {
      for (const url of ['/strategies/vale', '/strategies/vale/print', '/strategies/vale/nodes/vale.p1', '/strategies/vale/alignment', '/strategies/nat/alignment?with=vale', '/strategies/vale/history', '/strategies/vale/history.atom', '/strategies/vale/versions', '/strategies/vale/links/vale.p1/nat.p1']) assert.equal((await get(url, who)).status, 404, `${who} at ${url}`);
      for (const url of ['/', '/strategies', '/search?q=clinics', '/strategies/nat/nodes/nat.p1', '/strategies/nat/alignment']) assert.ok(!/vale\.|strategies\/vale/.test((await get(url, who)).html), `${who} at ${url}`);
    }
  });
});
