import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openLog } from '#platform/log';
import { newCaller, type Caller } from '#test/caller';
import { openTestSite, type TestSite } from '#test/site';
import { sendWeeklyLetters } from './send-weekly-letters.ts';

const now = new Date('2026-11-22T10:00:00Z');
const address = 'hannah.okoro@vale-and-riverside.example';

describe('home pages and the weekly letter', () => {
  let site: TestSite;
  let lead: Caller;
  const logged: string[] = [];
  before(async () => {
    site = await openTestSite();
    site.setTime(now);
    lead = await becoming('service-lead');
  });
  after(() => site.close());

  const becoming = async (persona: string): Promise<Caller> => {
    const caller = await newCaller(site);
    await caller.get('/demo');
    assert.equal((await caller.post('/demo/persona', { persona })).status, 303);
    return caller;
  };
  const plain = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const home = async (caller: Caller) => plain((await caller.get('/')).body);
  const rows = async (query: string, values: unknown[] = []) => (await site.database.owner.query<Record<string, string>>(query, values)).rows;
  const letters = () => rows("select subject, body, html, stop_address from platform.mail where purpose = 'weekly letter' order by queued_at");
  const sendAt = (day: string) => sendWeeklyLetters({ worker: site.house.worker, web: site.house.web, config: site.house.config, log: openLog('debug', (line) => void logged.push(line)), now: new Date(`${day}T06:35:00Z`) });

  it('shows everyone what was heard and done, and forgets the kept page when that changes', async () => {
    const anybody = await newCaller(site);
    const words = await home(anybody);
    for (const said of [/Say what you think/, /What we heard .*Help near home/, /What we did .*We (?:cannot, and say why|are doing it|have done it): \w/]) assert.match(words, said);
    assert.doesNotMatch(words, /What needs you|What changed/);
    await rows("update conversations.theme_publication set title = 'Help at the next corner' where title = 'Help near home' and replaced_at is null");
    await new Promise((done) => setTimeout(done, 300));
    assert.match(await home(anybody), /What we heard .*Help at the next corner/);
  });

  it('names each of the 14 professions once, by the alphabet, whoever looks first', async () => {
    const [, list = ''] = /<h2[^>]*id="professions"[\s\S]*?<ul[^>]*>([\s\S]*?)<\/ul>/.exec((await (await newCaller(site)).get('/')).body) ?? [];
    const named = [...list.matchAll(/<a href="\/professions\/([a-z-]+)">([^<]+)</g)].map(([, slug = '', title = '']) => [slug, title.replace('Diagnostic and therapeutic radiographers', 'Radiographers')] as const);
    assert.equal(new Set(named.map(([slug]) => slug)).size, 14);
    assert.deepEqual(named.map(([, title]) => title), named.map(([, title]) => title).toSorted((one, other) => one.localeCompare(other, 'en-GB')));
    assert.equal(list.match(/<li>/g)?.length, 14);
  });

  it('asks each for what their roles let them do, with the reason, and nobody for what is another’s', async () => {
    assert.match(await home(lead), /What needs you today .*Answer a change in the figures: People in rural areas seen.*Late.*You were asked for the answer.*Say how it goes: People living in rural areas are seen.*You answer for this objective.*Answer a theme/);
    assert.match(await home(await becoming('moderator')), /Read words before they are shown.*You moderate here/);
    assert.match(await home(await becoming('national-team')), /Mend titles of the library.*A link is broken, a day is past, or a title may stand here twice/);
    assert.match(await home(await becoming('support-worker')), /You are invited by Vale and Riverside NHS Trust/);
    for (const persona of ['support-worker', 'peer-leader', 'system-lead']) assert.doesNotMatch(await home(await becoming(persona)), /Answer a theme|Read words before|You answer for this|Mend titles/, persona);
    const carer = await home(await becoming('carer'));
    assert.match(carer, /Nothing waits for you. You can say what you think.*What we heard/);
    assert.doesNotMatch(carer, /What changed/);
  });

  it('says how many things wait, also where a room has more than it puts on the page', async () => {
    await rows("insert into stories.self_care select made.* from (select * from stories.self_care where review_on < '2026-11-22' limit 1) x, generate_series(1, 40) n, jsonb_populate_record(null::stories.self_care, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(), 'title', 'Zebra ' || n)) made");
    const words = await home(lead);
    const [onPage, left] = [Number(/The other (\d+)/.exec(words)?.[1]) + 10, Number(/And (\d+) more of the same kinds/.exec(words)?.[1])];
    assert.ok(left >= 31, `${left} more`);
    assert.match(plain((await lead.get('/your-week')).body), new RegExp(`And ${left} more\\.`));
    await lead.post('/account/weekly-letter', { weekday: '1' });
    assert.equal(await sendAt('2026-11-23'), 1);
    const letter = (await letters()).at(-1);
    assert.deepEqual([letter?.['subject'], letter?.['body']?.includes(`And ${onPage + left - 10} more on your page`)], [`Your week: ${onPage + left} things wait for you`, true]);
    await rows("delete from stories.self_care where title like 'Zebra %'");
    await rows("delete from platform.mail where purpose = 'weekly letter'");
    await rows('delete from directory.weekly_letter');
  });

  it('sends nothing unless asked, then one letter a week with the same parts, whatever number of workers', async () => {
    assert.equal(await sendAt('2026-11-23'), 0);
    assert.equal((await lead.post('/account/weekly-letter', { weekday: '1' })).status, 303);
    assert.equal(await sendAt('2026-11-22'), 0, 'not on another day');
    const sent = await Promise.all([sendAt('2026-11-23'), sendAt('2026-11-23')]);
    assert.deepEqual([sent[0] + sent[1], await sendAt('2026-11-24')], [1, 0]);
    const [letter] = await letters();
    assert.match(letter?.['subject'] ?? '', /^Your week: \d+ things wait for you$/);
    assert.match(letter?.['body'] ?? '', /WHAT NEEDS YOU[\s\S]*Figures are late: Monthly figures of podiatry[\s\S]*SAY WHAT YOU THINK[\s\S]*\/your-week[\s\S]*\/weekly-letter\?key=/);
    assert.match(letter?.['body'] ?? '', /People in rural areas seen[^\n]* \(example\)/);
    assert.match(letter?.['html'] ?? '', /<\/a> \(example\)<br\/><span/);
    assert.match(letter?.['html'] ?? '', /<h2>What needs you<\/h2>.*href="http[^"]*\/quality\//s);
    assert.match(plain((await lead.get('/your-week')).body), /What needs you .*Say how it goes/);
    assert.doesNotMatch(logged.join(''), /hannah|okoro|rural areas|key=/i);
  });

  it('leaves no letter and no note of one where it fails half-way, and writes the next day', async () => {
    const broken = { ...site.house.web, reading: () => Promise.reject(new Error(`no answer for ${address}`)) } as typeof site.house.web;
    const failing = await sendWeeklyLetters({ worker: site.house.worker, web: broken, config: site.house.config, log: openLog('debug', (line) => void logged.push(line)), now: new Date('2026-11-30T06:35:00Z') });
    assert.deepEqual([failing, (await letters()).length], [0, 1]);
    assert.match(logged.join(''), /could not be written/);
    assert.doesNotMatch(logged.join(''), /hannah/i);
    assert.equal(await sendAt('2026-12-01'), 1, 'made up the day after');
  });

  it('asks at sending what somebody may see, and writes to nobody for whom nothing waits or happened', async () => {
    await rows("update directory.membership m set ended_on = '2026-12-05', ended_reason = 'Left' from directory.email_address e where e.person_id = m.person_id and e.address = $1", [address]);
    assert.equal(await sendAt('2026-12-07'), 0, (await letters()).at(-1)?.['body']);
    assert.equal((await letters()).length, 2);
  });

  it('is stopped by one press without signing in, by the reader or by a mail program', async () => {
    const key = /stop\?key=(\S+)/.exec((await letters())[0]?.['stop_address'] ?? '')?.[1] ?? '';
    const anybody = await newCaller(site);
    assert.match(plain((await anybody.get(`/weekly-letter?key=${key}`)).body), /Stop the weekly letter/);
    assert.equal((await rows('select 1 from directory.weekly_letter')).length, 1, 'opening it changes nothing');
    await site.server.inject({ method: 'POST', url: `/weekly-letter/stop?key=${key.slice(0, -4)}AAAA`, payload: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.equal((await rows('select 1 from directory.weekly_letter')).length, 1, 'a key that this site did not make');
    const pressed = await site.server.inject({ method: 'POST', url: `/weekly-letter/stop?key=${key}`, payload: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.deepEqual([pressed.statusCode, (await rows('select 1 from directory.weekly_letter')).length], [200, 0]);
    await lead.post('/account/weekly-letter', { weekday: '3' });
    const [{ id } = {}] = await rows('select id from directory.weekly_letter');
    assert.ok(id, 'chosen again');
    await lead.post('/account/weekly-letter', { weekday: 'none' });
    assert.equal((await rows('select 1 from directory.weekly_letter')).length, 0);
  });
});
