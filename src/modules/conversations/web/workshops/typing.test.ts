import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { paperName } from '../../domain/hands.ts';
import { exampleWorkshopId } from './workshop-parts.tsx';

const talk = '/conversations/vale-rural-care/1';
const register = '/organisations/vale-and-riverside/partner-groups';

describe('people who are not online', () => {
  let site: TestSite;
  let anybody: Visitor;
  let member: Visitor;
  let lead: Visitor;
  let stranger: Visitor;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-05-20T10:00:00Z'));
    anybody = await visitorOf(site, { cookie: '' });
    member = await visitorOf(site, await sessionFor(site, 'member'));
    lead = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    stranger = await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor'));
  });
  after(() => site.close());

  const send = (visitor: Visitor, url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });
  const page = async (visitor: Visitor, url: string) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body;
  const rows = async (query: string, values: unknown[] = []) => (await site.database.owner.query<Record<string, unknown>>(query, values)).rows;
  const said = { words: 'My leg is bad on Tuesdays', language: 'pl', parent: '', district: 'zz9', route: 'phone', agreed: 'yes', 'saidOn-day': '19', 'saidOn-month': '5', 'saidOn-year': '2026' };

  it('have their words typed in with consent, by the organisation’s own people, and get a code', async () => {
    const refused = await send(member, `${talk}/entry/words`, { ...said, agreed: '' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Ask them first.*My leg is bad on Tuesdays/s, 'what was typed is kept');
    assert.equal((await send(stranger, `${talk}/entry/words`, said)).statusCode, 403);
    assert.notEqual((await send(anybody, `${talk}/entry/words`, said)).statusCode, 200);
    assert.deepEqual(await rows('select 1 from conversations.contribution where words = $1', [said.words]), []);
    const kept = await send(member, `${talk}/entry/words`, { ...said, quote: 'yes' });
    assert.match(kept.body, /Their words are in.*[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/s);
    assert.deepEqual(await rows('select route, district, state, kind, language from conversations.contribution where words = $1', [said.words]), [{ route: 'phone', district: 'ZZ9', state: 'held', kind: 'idea', language: 'pl' }]);
    const leave = () => rows('select 1 from conversations.words_leave q join conversations.contribution c on c.id = q.contribution_id where c.words like $1', ['My leg is bad%']);
    assert.equal((await leave()).length, 1, 'they agreed to be quoted');
    await send(member, `${talk}/entry/words`, { ...said, words: 'My leg is bad, too', quote: 'yes', under16: 'yes', adultAgreed: 'yes' });
    assert.equal((await leave()).length, 1, 'nobody under 16 is quoted');
  });

  it('can comment, and cannot be entered for a day before the conversation', async () => {
    const [idea] = await rows("select id from conversations.contribution where words = 'A lift share list for the clinic.'");
    assert.equal((await send(member, `${talk}/entry/words`, { ...said, words: 'My niece would drive', parent: String(idea?.['id']), route: 'paper' })).statusCode, 200);
    assert.deepEqual(await rows("select kind, route, parent_id from conversations.contribution where words = 'My niece would drive'"), [{ kind: 'comment', route: 'paper', parent_id: idea?.['id'] }]);
    const early = await send(member, `${talk}/entry/words`, { ...said, 'saidOn-month': '3' });
    assert.equal(early.statusCode, 422);
    assert.match(early.body, /takes nothing for that day/);
  });

  it('have votes added to totals, one form for one person', async () => {
    const [idea] = await rows("select item from conversations.contribution where words = 'A lift share list for the clinic.'");
    const item = Number(idea?.['item']);
    const { words: _words, parent: _parent, district: _district, ...by } = said;
    assert.equal((await send(member, `${talk}/entry/votes`, by)).statusCode, 422, 'a form without a vote');
    const unchecked = await send(member, `${talk}/entry/votes`, { ...by, [`vote-${item}`]: 'oppose' });
    assert.deepEqual([unchecked.statusCode, /Read these back to the person on the phone[\s\S]*A lift share list[\s\S]*<strong>Oppose<\/strong>/.test(unchecked.body)], [200, true], 'they are checked first');
    assert.match(unchecked.body, new RegExp(`type="hidden" name="vote-${item}" value="oppose"`), 'and go back with the page');
    const changed = await send(member, `${talk}/entry/votes`, { ...by, [`vote-${item}`]: 'oppose', checked: 'change' });
    assert.match(changed.body, /value="oppose"[^>]* checked/, 'or can be changed');
    assert.deepEqual(await rows('select 1 from conversations.spoken_tally where item = $1', [item]), [], 'nothing is kept meanwhile');
    for (const choice of ['support', 'support', 'pass']) assert.equal((await send(member, `${talk}/entry/votes`, { ...by, checked: 'yes', [`vote-${item}`]: choice })).statusCode, 303);
    assert.deepEqual(await rows('select route, up, down, pass from conversations.spoken_tally where item = $1', [item]), [{ route: 'phone', up: 2, down: 0, pass: 1 }]);
    assert.deepEqual(await rows('select votes_count, words_count from conversations.typed_day where route = $1', ['phone']), [{ votes_count: 3, words_count: 2 }]);
  });

  it('have the votes of any sheet added, and none is dropped without a word', async () => {
    await rows(`insert into conversations.contribution (phase_id, organisation_id, item, kind, words, language, route, received_hour, state, code_hash)
      select p.id, p.organisation_id, 2000000000 + n, 'idea', 'Further idea ' || n, 'en', 'online', '2026-05-19T10:00Z', 'shown', sha256(('further' || n)::bytea) from generate_series(1, 60) n, conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = 'vale-rural-care'`);
    const last = 2_000_000_060;
    assert.doesNotMatch(await page(member, `${talk}/entry/votes`), /Further idea 60/, 'a page lists few');
    assert.match(await page(member, `${talk}/entry/votes?from=${paperName(last).toLowerCase()}`), /Further idea 60[\s\S]*A lift share list/, 'the page begins with the first idea of the sheet, and goes on with the first of all');
    const { words: _words, parent: _parent, district: _district, ...by } = { ...said, route: 'paper' };
    assert.equal((await send(member, `${talk}/entry/votes`, { ...by, checked: 'yes', [`vote-${last}`]: 'oppose' })).statusCode, 303, 'whatever the page lists by itself');
    assert.deepEqual(await rows('select down from conversations.spoken_tally where item = $1', [last]), [{ down: 1 }]);
    await rows("update conversations.contribution set state = 'refused' where item = $1", [last]);
    const gone = await send(member, `${talk}/entry/votes`, { ...by, [`vote-${last}`]: 'oppose', [`vote-${last - 1}`]: 'support' });
    assert.deepEqual([gone.statusCode, gone.body.includes(`Not shown any more, so its votes do not count: ${paperName(last)}`)], [422, true]);
    assert.deepEqual(await rows('select 1 from conversations.spoken_tally where item = $1', [last - 1]), []);
    const sheet = await page(anybody, `${talk}/print/votes`);
    const [, further] = /from=([0-9A-Z-]+)">The next sheet/.exec(sheet) ?? [];
    assert.ok(further && !sheet.includes(`allied-paper-name">${further}`), 'the next sheet begins with an idea that is not on this one');
    assert.match(await page(anybody, `${talk}/print/votes?from=${further}`), new RegExp(`allied-paper-name">${further}`));
    await rows("delete from conversations.contribution where words like 'Further idea %'");
  });

  it('are entered once, however often the form that was typed is sent', async () => {
    const sending = 's'.repeat(22);
    const spoken = { ...said, words: 'Typed with a double click', sending };
    const [one, two] = await Promise.all([send(member, `${talk}/entry/words`, spoken), send(member, `${talk}/entry/words`, spoken)]);
    const codeOf = (body: string | undefined) => /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(body ?? '')?.[0];
    assert.equal(codeOf(one?.body), codeOf(two?.body), 'both answers show the code');
    assert.equal((await rows('select 1 from conversations.contribution where words = $1', [spoken.words])).length, 1);
    await send(member, `${talk}/entry/words`, { ...spoken, words: 'The next person, from the page before' });
    assert.equal((await rows("select 1 from conversations.contribution where words like 'The next person%'")).length, 1);
    const [idea] = await rows("select item from conversations.contribution where words = 'A lift share list for the clinic.'");
    const votes = { route: 'phone', agreed: 'yes', 'saidOn-day': '19', 'saidOn-month': '5', 'saidOn-year': '2026', [`vote-${String(idea?.['item'])}`]: 'support', checked: 'yes', sending };
    const total = async () => (await rows('select coalesce(sum(up), 0)::int as up from conversations.spoken_tally where item = $1', [idea?.['item']]))[0]?.['up'];
    const before = Number(await total());
    assert.match(String((await send(member, `${talk}/entry/votes`, votes)).headers.location), /saved=votes-typed/);
    assert.match(String((await send(member, `${talk}/entry/votes`, votes)).headers.location), /saved=votes-sent-before/);
    assert.equal(await total(), before + 1);
  });

  it('are typed in together, each in the language in which it was said', async () => {
    const room = `/workshops/${exampleWorkshopId}/words`;
    assert.equal((await page(lead, room)).match(/The same as most/g)?.length, 10, 'each idea has its language');
    const typed = { language: 'pl', 'words-1': 'Dziękuję za rozmowę', 'language-1': '', 'words-2': 'Come on a Tuesday', 'language-2': 'en', 'words-3': 'Kto wie', 'language-3': 'neither' };
    assert.equal((await send(lead, room, typed)).statusCode, 200);
    assert.deepEqual(await rows("select c.words, c.language from conversations.workshop_words x join conversations.contribution c on c.id = x.contribution_id where x.workshop_id = $1 and c.words = any ($2) order by c.words", [exampleWorkshopId, Object.entries(typed).filter(([name]) => name.startsWith('words')).map(([, words]) => words)]),
      [{ words: 'Come on a Tuesday', language: 'en' }, { words: 'Dziękuję za rozmowę', language: 'pl' }, { words: 'Kto wie', language: 'en' }]);
  });

  it('can read what its author lets us tell as a story', async () => {
    assert.match(await page(anybody, '/conversations/vale-rural-care/stories'), /carried two cups to the table/);
  });

  it('find a form to print, without a name to give, wherever an idea can be sent', async () => {
    assert.match(await page(anybody, `${talk}/ideas/new`), /<section aria-labelledby="other-ways">[\s\S]*href="\/conversations\/vale-rural-care\/1\/print"/);
    const form = await page(anybody, `${talk}/print`);
    assert.match(form, /allied-paper[\s\S]*You do not give your name[\s\S]*Are you under 16\?[\s\S]*Where to send this/);
    assert.match(await page(anybody, `${talk}/print/votes`), /allied-vote-sheet[\s\S]*☐/);
    assert.match(await page(anybody, `${talk}/print/facilitator`), /When did it work well for you/);
    assert.match(await page(anybody, `${talk}/print/poster`), /\/conversations\/vale-rural-care\/1</);
    assert.doesNotMatch(await page(anybody, `${talk}/in-person`), /Coffee morning/, 'five people are not shown');
  });

  it('read that a part without an end keeps its key, and its organisers read when to end it', async () => {
    const keeps = /no day on which it ends\. As long as it is open, we keep the key/;
    await rows("update conversations.phase p set closes_at = '2099-01-01' from conversations.conversation c where c.id = p.conversation_id and c.code = 'vale-rural-care' and p.position = 1");
    assert.doesNotMatch(await page(anybody, talk), keeps);
    await rows("update conversations.phase p set closes_at = null from conversations.conversation c where c.id = p.conversation_id and c.code = 'vale-rural-care' and p.position = 1");
    assert.match(await page(anybody, talk), keeps);
    const organising = '/organisations/vale-and-riverside/conversations';
    assert.doesNotMatch(await page(lead, organising), /open for more than a year/);
    await rows("update conversations.phase p set opens_at = p.opens_at - interval '2 years' from conversations.conversation c where c.id = p.conversation_id and c.code = 'vale-rural-care' and p.position = 1");
    assert.match(await page(lead, organising), /open for more than a year/);
  });

  it('are reached through partner groups, who are told what came of it in words', async () => {
    assert.equal((await send(member, register, { name: 'Carers of the Vale', contactRole: 'The chair' })).statusCode, 403);
    assert.equal((await send(lead, register, { name: 'Carers of the Vale', contactRole: 'The chair' })).statusCode, 303);
    assert.equal((await send(lead, register, { name: 'carers of the vale', contactRole: 'The chair' })).statusCode, 422, 'each group stands once');
    const [group] = await rows("select id from conversations.partner_group where name = 'Carers of the Vale'");
    const [phase] = await rows("select p.id from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = 'vale-rural-care'");
    const step = { group: String(group?.['id']), phase: String(phase?.['id']), step: 'told', words: '', 'happenedOn-day': '18', 'happenedOn-month': '5', 'happenedOn-year': '2026' };
    assert.match(await page(member, register), /Carers of the Vale[\s\S]*They were not told yet what came of it/);
    const empty = await send(lead, `${register}/steps`, step);
    assert.equal(empty.statusCode, 422);
    assert.match(empty.body, /Write what they were told/);
    assert.equal((await send(lead, `${register}/steps`, { ...step, words: 'The lift share begins in June.' })).statusCode, 303);
    assert.match(await page(member, register), /The lift share begins in June\./);
    assert.equal((await send(lead, `${register}/steps`, { ...step, words: 'The lift share begins in July.' })).statusCode, 303, 'it can be put right');
    assert.doesNotMatch(await page(member, register), /begins in June/);
    assert.equal((await send(lead, `${register}/steps`, { ...step, words: 'Long before it happens', 'happenedOn-year': '2027' })).statusCode, 422);
    assert.equal((await site.server.inject({ url: register, headers: { cookie: stranger.cookies } })).statusCode, 403);
  });
});
