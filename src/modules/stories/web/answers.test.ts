import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { demoObjectiveId } from '#modules/strategy';
import { exampleCaseId } from '../data/examples.ts';
import { sendNews } from '../commands/following/send-news.ts';

describe('what people said comes back to them', () => {
  let site: TestSite;
  let anybody: Visitor;
  let lead: Visitor;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    anybody = await visitorOf(site, { cookie: '' });
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
  });
  after(() => site.close());

  const read = async (url: string, visitor = anybody) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const send = (url: string, fields: Record<string, string>, visitor = anybody) => site.server.inject({
    method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(),
  });
  const rows = async (query: string, values: unknown[] = []) => (await site.database.owner.query<Record<string, string>>(query, values)).rows;
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}: ${words.slice(0, 200)}`);

  it('no published theme is missing from the public list', async () => {
    const published = (await rows('select theme_id as id from conversations.theme_publication where replaced_at is null')).map(({ id = '' }) => id).toSorted();
    assert.ok(published.length > 0);
    says(await read('/you-said-we-did'), new RegExp(`of ${published.length} themes are answered`));
    const listed: string[] = [];
    for (let page = 1; page <= Math.ceil(published.length / 30); page += 1) {
      const { body } = await site.server.inject(`/you-said-we-did?page=${page}`);
      listed.push(...body.matchAll(/<h2[^>]*><a href="\/themes\/([0-9a-f-]{36})"/g).map(([, id = '']) => id));
    }
    assert.deepEqual(listed.toSorted(), published, 'each theme once, whatever was answered');
  });

  it('another site may frame the block, which has no script; every other page refuses', async () => {
    const { headers, body } = await site.server.inject('/embed/you-said-we-did');
    assert.equal(headers['x-frame-options'], undefined);
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors \*/);
    assert.ok(!/<script|<form/.test(body));
    assert.match(String((await site.server.inject('/you-said-we-did')).headers['content-security-policy']), /frame-ancestors 'none'/);
  });

  it('pages, feeds, pictures and the loop answer anyone', async () => {
    const urls = ['/case-studies', `/case-studies/${exampleCaseId}`, `/case-studies/${exampleCaseId}/share`, `/case-studies/${exampleCaseId}/card.svg`, '/case-studies.atom', '/case-studies.json', '/you-said-we-did.atom', '/you-said-we-did.json', `/loop/${demoObjectiveId('vale.2026.1')}`, '/news/profession/podiatrists', '/news/place/vale-and-riverside', `/news/objective/${demoObjectiveId('vale.2026.1')}`];
    for (const url of urls) assert.equal((await site.server.inject(url)).statusCode, 200, url);
    for (const url of ['/case-studies/new', '/case-studies/waiting', '/you-said-we-did/letters']) assert.equal((await site.server.inject({ url, headers: { cookie: lead.cookies } })).statusCode, 200, url);
    says(await read(`/loop/${demoObjectiveId('vale.2026.1')}`), /The words that people said.*The theme.*The objective.*The action: what is done.*Project:.*The measure: what the figures show.*The gap: for whom.*The answer.*Case study:/);
    assert.equal((await site.server.inject('/news/objective/none')).statusCode, 404);
  });

  it('letters go only to whoever said yes, and one press forgets the address', async () => {
    const address = 'someone@example.org';
    assert.equal((await send('/news/profession/podiatrists', { often: 'weekly', address })).statusCode, 200);
    const letters = () => rows("select body from platform.mail where to_address = $1 order by queued_at", [address]);
    const key = /letters\?key=(\S+)/.exec((await letters())[0]?.['body'] ?? '')?.[1] ?? '';
    assert.ok(key !== '');
    await rows("update stories.follow set told_until = '2026-11-01'");
    await sendNews(site.house.worker, site.house.config, new Date('2026-11-24T06:25:00Z'));
    assert.equal((await letters()).length, 1, 'no letter before the yes');
    assert.equal((await site.server.inject(`/letters?key=${key}`)).statusCode, 200);
    assert.equal((await rows('select 1 from stories.follow where is_confirmed')).length, 0, 'opening the link says nothing');
    assert.equal((await send('/letters', { key })).statusCode, 200);
    await rows("update stories.follow set told_until = '2020-01-01'");
    await sendNews(site.house.worker, site.house.config, new Date('2026-11-24T06:25:00Z'));
    assert.equal((await letters()).length, 2);
    const [letter] = await rows("select stop_address from platform.mail where to_address = $1 and purpose = 'news'", [address]);
    assert.equal(letter?.['stop_address'], `${site.house.config.baseUrl}/letters/stop?key=${key}`, 'a mail program shows its own button');
    const press = (of: string) => site.server.inject({ method: 'POST', url: `/letters/stop?key=${of}`, payload: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    await press(`${key.slice(0, -4)}AAAA`);
    assert.equal((await rows('select 1 from stories.follow')).length, 1, 'a key that we did not make stops nothing');
    assert.equal((await press(key)).statusCode, 200);
    assert.equal((await rows('select 1 from stories.follow')).length, 0);
    assert.equal((await send('/letters/stop', { key })).statusCode, 200, 'the page’s own button, once more');
  });

  it('an author’s no takes the words off every page at once, and the trail holds no words', async () => {
    const [word] = await rows("select w.id, p.theme_id as theme, t.organisation_id as organisation from conversations.theme_publication p join conversations.theme t on t.id = p.theme_id, lateral conversations.words_of_theme(p.theme_id) w where p.replaced_at is null and t.organisation_id = (select organisation_id from stories.case_study where id = $1) limit 1", [exampleCaseId]);
    assert.ok(word, 'the demonstration has a theme with words');
    says(await read(`/case-studies/${exampleCaseId}`), /“\s*The last bus goes at three and my clinic is at half past two\.\s*”.*Anonymous, \w+ 2025/);
    await rows('delete from stories.quote_use');
    await rows("delete from conversations.words_leave where contribution_id = $1", [word['id']]);
    const place = () => send(`/case-studies/${exampleCaseId}/quotes`, { quote: `${word['theme']} ${word['id']}` }, lead);
    assert.equal((await place()).statusCode, 422, 'no leave, no quote');
    await rows("insert into conversations.words_leave (contribution_id, purpose, organisation_id) values ($1, 'quote', $2)", [word['id'], word['organisation']]);
    await rows("insert into stories.case_study_theme (case_study_id, organisation_id, theme_id) values ($1, $2, $3) on conflict do nothing", [exampleCaseId, word['organisation'], word['theme']]);
    assert.equal((await place()).statusCode, 303);
    says(await read(`/case-studies/${exampleCaseId}`), /Anonymous, \w+ 20\d\d/);
    await rows("delete from conversations.words_leave where contribution_id = $1", [word['id']]);
    assert.ok(!/Anonymous, \w+ 20\d\d/.test(await read(`/case-studies/${exampleCaseId}`)));
    assert.equal((await rows('select 1 from stories.quote_use')).length, 0);
    assert.equal((await rows('select 1 from stories.quote_left')).length, 1);
  });
});
