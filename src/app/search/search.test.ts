import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { askedOf, findItems, refreshSearchJob } from '#platform/search';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { searchables } from '../searchables.ts';

describe('search', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
  });
  after(() => site.close());

  const search = async (query: string, cookie = '') => {
    const { statusCode, body } = await site.server.inject({ url: `/search?${query}`, headers: { cookie } });
    assert.equal(statusCode, 200, query);
    const main = /<main.*<\/main>/s.exec(body)?.[0] ?? '';
    return { body, main, text: main.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
  };
  const refreshed = () => runWaiting(site.database, [refreshSearchJob(searchables)]);

  it('finds yearly objectives by their words and by what is written about them', async () => {
    assert.match((await search('q=rural+seen')).text, /People living in rural areas are seen as soon as everyone else/);
    assert.match((await search('q=falls&kind=objectives')).text, /Older people get help before they fall/);
    assert.match((await search('q=village+halls&kind=objectives')).text, /People living in rural areas/);
  });

  it('finds professions, teams, organisations and words, also by another name for them', async () => {
    const podiatry = await search('q=Podiatry');
    assert.match(podiatry.text, /Podiatrists/);
    assert.match(podiatry.text, /Podiatry, Vale and Riverside NHS Trust \(example\)/);
    assert.match(podiatry.text, /We also looked for: .*podiatrists/);
    assert.match((await search('q=physio')).text, /Physiotherapists/);
    const bob = await search('q=BOB');
    assert.match(bob.text, /BOB: Buckinghamshire, Oxfordshire and Berkshire West/);
    assert.match((await search('q=BOB&kind=organisations')).text, /Buckinghamshire, Oxfordshire and Berkshire West/);
  });

  it('finds what was probably meant, and says so', async () => {
    const wrong = await search('q=podiatrsits');
    assert.match(wrong.text, /Nothing holds “podiatrsits”. This is what holds “ podiatrists ”/);
    assert.match(wrong.text, /Podiatrists/);
    assert.match((await search('q=Hillmor')).text, /what holds “ hillmoor ”/);
  });

  it('finds phrases, and leaves out what is not wanted', async () => {
    const phrase = await search('q=%22before+they+fall%22');
    assert.match(phrase.text, /Older people get help before they fall/);
    assert.match((await search('q=%22fall+get+people%22')).text, /Nothing found/);
    assert.match((await search('q=rural+-clinic&kind=objectives')).text, /Nothing found|Showing/);
    assert.doesNotMatch((await search('q=falls+-older&kind=objectives')).text, /Older people get help before they fall/);
  });

  it('finds sessions, parts, measures, conversations and what people said, each kind by itself too', async () => {
    assert.match((await search('q=allied+health+day&kind=sessions')).text, /Allied health day 2026/);
    assert.match((await search('q=before+a+fall&kind=sessions')).text, /Allied health day 2026/);
    assert.match((await search('q=rural&kind=parts')).main, /href="\/strategies\/nat\/nodes\/nat\.a3\.1"/);
    assert.match((await search('q=livestock+market')).text, /Come to the livestock market.*An idea in the conversation/);
    assert.match((await search('q=%22Care+near+where+you+live%22&kind=conversations')).main, /href="\/conversations\/vale-rural-care"/);
  });

  it('shows twenty of all, how many of each kind, and the rest page by page, with a way back', async () => {
    const all = await search('q=health');
    assert.equal(all.main.match(/allied-links__item/g)?.length, 20);
    assert.match(all.main, /href="\/search\?q=health&amp;kind=parts"/);
    const counted = Number(/Parts of strategies \((\d+)\)/.exec(all.text)?.[1]);
    const second = await search('q=health&kind=parts&page=2');
    assert.match(second.text, new RegExp(`Showing 21 to \\d+ of ${counted}`));
    assert.match(second.body, /All that was found/);
  });

  it('lets a draft out to its own organisation only, and counts it for nobody else', async () => {
    const { rows } = await site.database.owner.query<{ organisation_id: string }>("select id as organisation_id from directory.organisation where code = 'vale-and-riverside'");
    await site.database.owner.query("with o as (insert into strategy.objective (organisation_id, year_start, is_example, made_at) values ($1, 2026, true, '2026-06-01') returning id, organisation_id) insert into strategy.objective_version (objective_id, organisation_id, number, wording, owner_role, made_at, reason) select id, organisation_id, 1, 'Quokkas visit the clinic', 'Lead', '2026-06-01', 'First wording' from o", [rows[0]?.organisation_id]);
    await refreshed();
    const own = (await sessionFor(site, 'Chief AHP')).cookie;
    assert.match((await search('q=quokkas')).text, /Nothing found for “quokkas”/);
    assert.match((await search('q=quokkas', own)).text, /Showing .*1 .*Quokkas visit the clinic/);
    assert.match((await search('q=quokka')).text, /Nothing found/, 'nor is it guessed at');
    await site.database.owner.query("update strategy.objective_version set wording = 'Wombats visit the clinic' where wording like 'Quokkas%'");
    assert.match((await search('q=quokkas', own)).text, /Nothing found/, 'gone before the worker comes');
    await refreshed();
    assert.match((await search('q=wombats', own)).text, /Wombats visit the clinic/);
  });

  it('forgets at once what is no longer shown', async () => {
    const { rows } = await site.database.owner.query<{ id: string }>("update conversations.contribution set state = 'withdrawn' where words like 'Come to the livestock market%' returning id");
    assert.equal(rows.length, 1);
    assert.match((await search('q=%22come+to+the+livestock+market%22&kind=heard')).text, /Nothing found/);
    await refreshed();
    assert.match((await search('q=%22come+to+the+livestock+market%22&kind=heard')).text, /Nothing found/);
  });

  it('takes its scope along and leaves none on the connection, in a transaction that only reads', async () => {
    await site.house.web.asking({ as: 'person', personId: '00000000-0000-4000-8000-000000000001', organisationIds: ['00000000-0000-4000-8000-000000000002'] }, async (asker) => {
      await findItems(asker, { asked: [askedOf('health')], today: '2026-11-21', limit: 20, offset: 0 });
      const { rows: [left] } = await sql`select current_setting('allied.viewer', true) as viewer, current_setting('allied.person', true) as person, current_setting('allied.organisations', true) as organisations`.execute(asker.database);
      assert.deepEqual(left, { viewer: '', person: '', organisations: '' });
      const writes = sql`select platform.search_as('public', '', '{}', '[]', null, 1, 0, '2026-11-21'), platform.count_requests('nobody', now(), 1)`.execute(asker.database);
      await assert.rejects(writes, /read-only transaction/);
    });
  });

  it('stands junk', async () => {
    for (const query of ['q=%3A%26%7C!(', 'q=', 'q=%22', 'q=%25_%5C', 'q=a&kind=x&page=-1', 'q=health&kind=parts&page=999999999', 'q=or+or+-', 'q=-health', 'q=the+of', "q=%27+%27%27+%5C'", 'q=%22%22+%22+the+%22', `q=${'x'.repeat(500)}`, `q=${'x'.repeat(10_000)}`, 'q=ru%00ral', 'q=%C5%B5yr', 'q=%3Cscript%3E', `q=${'%22a+b%22+'.repeat(20)}`]) await search(query);
  });
});
