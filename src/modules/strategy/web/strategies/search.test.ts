import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

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
    const group = (kind: string) => new RegExp(`<section aria-labelledby="found-${kind}".*?</section>`, 's').exec(main)?.[0].replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') ?? '';
    return { body, main, text: main.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '), group };
  };

  it('finds yearly objectives by their words and by what is written about them', async () => {
    assert.match((await search('q=rural')).group('objectives'), /People living in rural areas are seen as soon as everyone else/);
    assert.match((await search('q=falls')).group('objectives'), /Older people get help before they fall/);
    assert.match((await search('q=village+halls')).group('objectives'), /People living in rural areas/);
  });

  it('finds professions, teams, organisations and words, also by another name for them', async () => {
    const podiatry = await search('q=Podiatry');
    assert.match(podiatry.group('professions'), /Podiatrists/);
    assert.match(podiatry.group('places'), /Podiatry, Vale and Riverside NHS Trust \(example\) .*Team/);
    assert.match(podiatry.text, /We also looked for: .*podiatrists/);
    assert.match((await search('q=physio')).group('professions'), /Physiotherapists/);
    const bob = await search('q=BOB');
    assert.match(bob.group('words'), /BOB: Buckinghamshire, Oxfordshire and Berkshire West/);
    assert.match(bob.group('places'), /Buckinghamshire, Oxfordshire and Berkshire West/);
    assert.match((await search('q=Hillmo')).group('places'), /Hillmoor/);
  });

  it('finds sessions at tables by title and theme, and parts of strategies as before', async () => {
    assert.match((await search('q=allied+health+day')).group('sessions'), /Allied health day 2026/);
    assert.match((await search('q=before+a+fall')).group('sessions'), /Allied health day 2026/);
    assert.match((await search('q=rural')).main, /href="\/strategies\/nat\/nodes\/nat\.a3\.1"/);
  });

  it('shows five of each kind, and all of one kind page by page, with a way back', async () => {
    const all = await search('q=health');
    assert.match(all.body, /class="nhsuk-breadcrumb.*href="\/"/s);
    assert.equal(/<section aria-labelledby="found-parts".*?<\/section>/s.exec(all.main)?.[0].match(/<li/g)?.length, 5);
    assert.match(all.main, /href="\/search\?q=health&amp;kind=parts"/);
    const second = await search('q=health&kind=parts&page=2');
    assert.match(second.text, /Showing 21 to/);
    assert.match(second.body, /All that was found/);
    assert.equal(second.group('objectives'), '');
  });

  it('lets out no draft, and stands junk', async () => {
    const { rows } = await site.database.owner.query<{ id: string; organisation_id: string }>("select id, organisation_id from strategy.objective where is_public limit 1");
    await site.database.owner.query("with o as (insert into strategy.objective (organisation_id, year_start, is_example, made_at) values ($1, 2026, true, '2026-06-01') returning id, organisation_id) insert into strategy.objective_version (objective_id, organisation_id, number, wording, owner_role, made_at, reason) select id, organisation_id, 1, 'Quokkas visit the clinic', 'Lead', '2026-06-01', 'First wording' from o", [rows[0]?.organisation_id]);
    assert.match((await search('q=quokkas')).text, /Nothing found for “quokkas”/);
    assert.match((await search('q=quokkas', (await sessionFor(site, 'Chief AHP')).cookie)).text, /Nothing found/);
    for (const query of ['q=%3A%26%7C!(', 'q=', 'q=%22', 'q=%25_%5C', 'q=a&kind=x&page=-1', 'q=health&kind=parts&page=999999999', 'q=or+or+-', `q=${'x'.repeat(500)}`]) await search(query);
  });
});
