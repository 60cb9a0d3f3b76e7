import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { openTestSite, type TestSite } from '#test/site';
import { sendLetters } from '../../commands/following/send-letters.ts';
import { happeningsOf } from '../../queries/following/happenings.ts';

const now = new Date(new Date().setUTCHours(12, 0, 0, 0));
const talk = '/conversations/vale-rural-care';

describe('following', () => {
  let site: TestSite;
  let anybody: Visitor;
  let idea: string;
  before(async () => {
    site = await openTestSite();
    site.setTime(now);
    anybody = await visitorOf(site, { cookie: '' });
    idea = (await rows("select c.id from conversations.contribution c join conversations.phase p on p.id = c.phase_id where c.state = 'shown' and c.kind = 'idea' and p.position = 1 limit 1"))[0]?.['id'] as string;
  });
  after(() => site.close());

  const rows = async (query: string, values: unknown[] = []) => (await site.database.owner.query<Record<string, unknown>>(query, values)).rows;
  const send = (url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: anybody.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: anybody.csrf }).toString() });
  const letters = async () => (await rows("select subject, body, to_address from platform.mail where purpose like 'following%' order by queued_at, id"));
  const keyIn = (body: unknown) => /letters\?key=(\S+)/.exec(String(body))?.[1] ?? '';
  const daysOn = (days: number) => new Date(now.getTime() + days * 86_400_000);

  it('works by a code that is shown once, opens what happened, and stops', async () => {
    const form = await site.server.inject({ url: `${talk}/1/ideas/${idea}/follow`, headers: { cookie: anybody.cookies } });
    const sending = /name="sending"[^>]*value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    const follow = async () => /<strong[^>]*>([0-9A-Z-]{19})<\/strong>/.exec((await send(`${talk}/1/ideas/${idea}/follow`, { way: 'code', sending })).body)?.[1] ?? '';
    const code = await follow();
    assert.match(code, /^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    assert.equal(await follow(), code, 'pressed twice');
    assert.equal((await rows('select 1 from conversations.follow where code_hash is not null and address is null and contribution_id = $1', [idea])).length, 1);
    const opened = await send('/your-words', { code: code.toLowerCase() });
    assert.equal(opened.statusCode, 200);
    assert.match(opened.body, /What you follow.*Nothing yet/s);
    assert.equal((await send('/following/stop', { code })).statusCode, 200);
    assert.equal((await rows('select 1 from conversations.follow')).length, 0);
    assert.equal((await send('/your-words', { code })).statusCode, 422);
  });

  it('sends no news before the address said yes, and opening the letter is no yes', async () => {
    const asked = await send(`${talk}/follow`, { way: 'letters', address: 'Amy@Example.com ' });
    assert.match(asked.body, /Look at your email/);
    const [letter] = await letters();
    assert.equal(letter?.['to_address'], 'amy@example.com');
    assert.match((await site.server.inject({ url: `/following/letters?key=${keyIn(letter?.['body'])}` })).body, /Yes, send me letters/);
    assert.equal((await rows('select is_confirmed from conversations.follow'))[0]?.['is_confirmed'], false);
    await rows("update conversations.phase set closed_at = $1 where position = 1", [daysOn(0)]);
    assert.equal(await sendLetters(site.house.worker, site.house.config, daysOn(2)), 0);
  });

  it('tells nobody that an address follows already', async () => {
    const before = (await letters()).length;
    const again = await send(`${talk}/follow`, { way: 'letters', address: 'amy@example.com' });
    assert.match(again.body, /Look at your email/);
    assert.equal((await letters()).length, before);
  });

  it('sends one letter a day about what everyone may read, once, also when two workers run', async () => {
    const key = keyIn((await letters())[0]?.['body']);
    assert.equal((await send('/following/letters', { key })).statusCode, 200);
    await rows("update conversations.phase set closed_at = $1 where position = 1", [daysOn(1)]);
    const both = await Promise.all([1, 2].map(() => sendLetters(site.house.worker, site.house.config, daysOn(3))));
    assert.equal(both.reduce((sum, one) => sum + one, 0), 1);
    assert.equal(await sendLetters(site.house.worker, site.house.config, daysOn(3)), 0);
    assert.equal(await sendLetters(site.house.worker, site.house.config, daysOn(4)), 0, 'nothing new');
    const last = (await letters()).at(-1);
    assert.match(String(last?.['body']), /A part has ended/);
    assert.equal(keyIn(last?.['body']), key);
  });

  it('tells each follower what is new to them of what they follow, also where others follow the same', async () => {
    const [other] = await rows("select c.id, p.conversation_id as talk from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.phase first on first.conversation_id = p.conversation_id and first.position = 1 where p.position > 1 limit 1");
    const followers = [['one', null, 0], ['two', null, 3], ['three', other?.['id'], 0], ['four', null, 0]] as const;
    for (const [number, [name, contribution, toldDay]] of followers.entries()) await rows('insert into conversations.follow (id, conversation_id, contribution_id, address, is_confirmed, began_on, told_until) values ($1, $2, $3, $4, true, $5, $5)', [`00000000-0000-4000-8000-00000000000${number}`, other?.['talk'], contribution, `${name}@example.com`, daysOn(toldDay)]);
    const before = (await letters()).length;
    assert.equal(await sendLetters(site.house.worker, site.house.config, daysOn(5)), 2);
    assert.deepEqual((await letters()).slice(before).map(({ to_address }) => String(to_address)).toSorted(), ['four@example.com', 'one@example.com']);
    await rows("delete from conversations.follow where id::text like '00000000-0000-4000-8000-%'");
  });

  it('tells of a part that was announced after the day for which it was planned', async () => {
    const [part] = await rows("insert into conversations.phase (conversation_id, organisation_id, position, kind, title, question, opens_at, announced_at) select conversation_id, organisation_id, 19, 'people', 'Announced late', 'What now?', $1, $2 from conversations.phase where position = 1 limit 1 returning conversation_id as id", [daysOn(-9), daysOn(6)]);
    const told = await site.house.worker.within({ as: 'worker' }, (tx) => happeningsOf(tx, { conversationId: String(part?.['id']), contributionId: null }, { since: daysOn(5), until: daysOn(7) }));
    await rows("delete from conversations.phase where title = 'Announced late'");
    assert.deepEqual(told.map(({ what }) => what), ['A new part has opened: Announced late']);
  });

  it('leads a vote, a comment and a follower to the idea with which another stands now, and tells followers what happens to it', async () => {
    const [kept] = await rows("select c.id, c.item, c.conversation_id as conversation from (select w.id, t.conversation_id, c.item from conversations.theme t cross join lateral conversations.words_of_theme(t.id) w join conversations.contribution c on c.id = w.id join conversations.phase p on p.id = c.phase_id and p.sealed_at is null where c.kind = 'idea') c limit 1");
    await rows('update conversations.phase set closed_at = null, closes_at = null where id = (select phase_id from conversations.contribution where id = $1)', [kept?.['id']]);
    const [gone] = await rows("update conversations.contribution g set state = 'merged', merged_into = $1 from (select c.id from conversations.contribution c join conversations.contribution k on k.id = $1 and k.phase_id = c.phase_id where c.state = 'shown' and c.kind = 'idea' and c.id <> $1 limit 1) one where g.id = one.id returning g.id, g.item, g.organisation_id", [kept?.['id']]);
    await rows("insert into conversations.decision (contribution_id, organisation_id, outcome, decided_at) values ($1, $2, 'merged', $3)", [gone?.['id'], gone?.['organisation_id'], daysOn(0)]);
    const [place] = await rows("select '/conversations/' || v.code || '/' || p.position as home from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.conversation v on v.id = p.conversation_id where c.id = $1", [kept?.['id']]);
    const home = String(place?.['home']);
    const target = `${home}/ideas/${String(kept?.['id'])}`;
    const voted = await send(`${home}/votes`, { item: String(gone?.['item']), choice: 'support' });
    assert.deepEqual([voted.statusCode, voted.headers.location], [303, `${target}?joined=vote`]);
    assert.equal((await rows('select 1 from conversations.vote where item = $1', [gone?.['item']])).length, 0);
    assert.match((await site.server.inject({ url: `${target}?joined=vote` })).body, /Your last vote was not kept/);
    const commented = await send(`${home}/ideas/${String(gone?.['id'])}/comments`, { words: 'Words that must not be lost', language: 'en', sending: '0'.repeat(32) });
    assert.equal(commented.statusCode, 409);
    assert.match(commented.body, new RegExp(`action="${target}/comments".*Words that must not be lost`, 's'));
    for (const answer of [await site.server.inject({ url: `${home}/ideas/${String(gone?.['id'])}/follow` }), await send(`${home}/ideas/${String(gone?.['id'])}/follow`, { way: 'code' })]) assert.equal(answer.headers.location, `${target}/follow?joined=follow`);
    const told = await site.house.worker.within({ as: 'worker' }, (tx) => happeningsOf(tx, { conversationId: String(kept?.['conversation']), contributionId: String(gone?.['id']) }, { since: new Date(0), until: daysOn(2) }));
    assert.ok(told.some(({ what, href }) => what.startsWith('The idea stands with another one') && href === target), JSON.stringify(told));
    assert.ok(told.some(({ href }) => href.startsWith('/themes/')), 'the theme that holds the other idea');
  });

  it('forgets the address with one press, and an unconfirmed one after two days', async () => {
    const key = keyIn((await letters())[0]?.['body']);
    const [news] = await rows("select stop_address from platform.mail where purpose = 'following news' limit 1");
    assert.equal(news?.['stop_address'], `${site.house.config.baseUrl}/following/stop?key=${key}`, 'a mail program shows its own button');
    const pressed = await site.server.inject({ method: 'POST', url: `/following/stop?key=${key}`, payload: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.equal(pressed.statusCode, 200);
    await send(`${talk}/follow`, { way: 'letters', address: 'ben@example.com' });
    assert.deepEqual((await rows('select address from conversations.follow')).map(({ address }) => address), ['ben@example.com']);
    await sendLetters(site.house.worker, site.house.config, daysOn(3));
    assert.equal((await rows('select 1 from conversations.follow')).length, 0);
    assert.match((await site.server.inject({ url: `/following/letters?key=${key}` })).body, /No letters go out/);
  });

  it('refuses a made-up link, a missing address, words that are not shown, and the sixth letter of a day', async () => {
    assert.match((await site.server.inject({ url: '/following/letters?key=0190a000-0000-4000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAA' })).body, /No letters go out/);
    assert.equal((await send(`${talk}/follow`, { way: 'letters', address: 'not an address' })).statusCode, 422);
    assert.equal((await send(`${talk}/follow`, { way: '' })).statusCode, 422);
    const [held] = await rows("select c.id from conversations.contribution c where state = 'held' limit 1");
    assert.equal((await send(`${talk}/1/ideas/${String(held?.['id'])}/follow`, { way: 'code' })).statusCode, 404);
    const shown = await rows("select c.id from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.conversation v on v.id = p.conversation_id where v.code = 'vale-rural-care' and c.state = 'shown' and c.kind = 'idea' and p.position = 1 limit 7");
    const before = (await letters()).length;
    for (const { id } of shown) await send(`${talk}/1/ideas/${String(id)}/follow`, { way: 'letters', address: 'cat@example.com' });
    assert.equal((await letters()).length - before, Math.min(5, shown.length));
  });

  it('stands apart from words and votes: no column of theirs, and nothing finer than a day', async () => {
    const columns = await rows("select column_name, data_type from information_schema.columns where table_schema = 'conversations' and table_name = 'follow'");
    assert.deepEqual(columns.filter(({ data_type }) => String(data_type).startsWith('timestamp')), []);
    assert.ok(columns.every(({ column_name }) => !['participant', 'item', 'person_id'].includes(String(column_name))));
  });
});
