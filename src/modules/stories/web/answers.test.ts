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
  const sendTheNews = () => sendNews({ store: site.house.worker, config: site.house.config, log: site.house.log, now: new Date('2026-11-24T06:25:00Z') });
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
    const [theme] = await rows('select theme_id as id from conversations.theme_publication where replaced_at is null limit 1');
    for (const url of [`/news/theme/${theme?.['id']}`, `/news/objective/${demoObjectiveId('vale.2026.1')}`, '/news/profession/podiatrists', '/news/place/hillmoor']) assert.equal((await site.server.inject(url)).statusCode, 200, url);
    assert.equal((await site.server.inject('/news/objective/none')).statusCode, 404);
    says(await read(`/objectives/${demoObjectiveId('vale.2026.1')}`), /Follow this objective/);
    const printed = /<div class="allied-print-only">[\s\S]*?<\/ul>/.exec((await site.server.inject('/news/place/vale-and-riverside')).body)?.[0] ?? '';
    assert.match(printed, /Printed on 22 November 2026\. These news stand at http[^<]*\/news\/place\/vale-and-riverside[\s\S]*01632 960 010/);
  });

  it('answers and case studies are feeds in three forms, which readers find in the head of the page', async () => {
    for (const path of ['/you-said-we-did', '/case-studies']) {
      const { body } = await site.server.inject(path);
      for (const end of ['atom', 'rss', 'json']) assert.match(body, new RegExp(`<link rel="alternate" type="application/[a-z]+\\+(?:xml|json)" href="${path}\\.${end}"`));
      const [atom, rss] = [(await site.server.inject(`${path}.atom`)).body, await site.server.inject(`${path}.rss`)];
      assert.match(String(rss.headers['content-type']), /^application\/rss\+xml/);
      assert.match(rss.body, /^<\?xml[^>]*\?>\s*<rss version="2\.0"[\s\S]*<item><title>Example: [\s\S]*<\/rss>\s*$/);
      assert.equal(rss.body.match(/<item>/g)?.length, atom.match(/<entry>/g)?.length);
    }
  });

  it('letters go only to whoever said yes, and one press forgets the address', async () => {
    const address = 'someone@example.org';
    assert.equal((await send('/news/profession/podiatrists', { often: 'weekly', address })).statusCode, 200);
    const letters = () => rows("select body from platform.mail where to_address = $1 order by queued_at", [address]);
    const key = /letters\?key=(\S+)/.exec((await letters())[0]?.['body'] ?? '')?.[1] ?? '';
    assert.ok(key !== '');
    await rows("update stories.follow set told_until = '2026-11-01'");
    await sendTheNews();
    assert.equal((await letters()).length, 1, 'no letter before the yes');
    assert.equal((await site.server.inject(`/letters?key=${key}`)).statusCode, 200);
    assert.equal((await rows('select 1 from stories.follow where is_confirmed')).length, 0, 'opening the link says nothing');
    assert.equal((await send('/letters', { key })).statusCode, 200);
    await rows("update stories.follow set told_until = '2020-01-01'");
    await sendTheNews();
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

  it('one follower whose news cannot be worked out holds nobody back, and stays due', async () => {
    await rows(`insert into stories.follow (kind, subject, address, often, is_confirmed, began_on, told_until) values
      ('place', 'vale-and-riverside', 'broken@example.org', 'weekly', true, '2026-11-01', '-infinity'), ('place', 'vale-and-riverside', 'whole@example.org', 'weekly', true, '2020-01-01', '2020-01-01')`);
    await sendTheNews();
    assert.deepEqual(await rows("select to_address from platform.mail where to_address in ('broken@example.org', 'whole@example.org')"), [{ to_address: 'whole@example.org' }]);
    assert.deepEqual(await rows("delete from stories.follow where address in ('broken@example.org', 'whole@example.org') returning address, told_until::text").then((gone) => gone.toSorted((a, b) => (a['address'] ?? '').localeCompare(b['address'] ?? ''))), [{ address: 'broken@example.org', told_until: '-infinity' }, { address: 'whole@example.org', told_until: '2026-11-23' }]);
  });

  it('a letter that got lost can be asked for again the next day, names a profession as people do, and its reader chooses how often', async () => {
    const address = 'lost@example.org';
    const ask = (often: string) => send('/news/profession/speech-and-language-therapists', { often, address });
    const letters = () => rows('select body, subject, purpose from platform.mail where to_address = $1 order by queued_at', [address]);
    for (const often of ['monthly', 'weekly']) assert.equal((await ask(often)).statusCode, 200);
    assert.equal((await letters()).length, 1, 'once a day');
    await rows("update stories.follow set began_on = '2026-11-21' where address = $1", [address]);
    await ask('weekly');
    const [first, second] = await letters();
    const key = /letters\?key=(\S+)/.exec(second?.['body'] ?? '')?.[1] ?? '';
    assert.ok(first?.['body']?.includes(key), 'the same link');
    await send('/letters', { key });
    await ask('monthly');
    assert.equal((await letters()).length, 2, 'none to who follows already');
    says(await read(`/letters?key=${key}`), /Speech and language therapists.*On Mondays, and only when something happened.*How often do they come\?/);
    says((await send('/letters/often', { key, often: 'each change' })).body, /With each change, once a day at most/);
    assert.equal((await send('/letters/often', { key: `${key.slice(0, -4)}AAAA`, often: 'monthly' })).statusCode, 200);
    assert.deepEqual(await rows('select often from stories.follow where address = $1', [address]), [{ often: 'each change' }]);
    await rows("insert into stories.case_study select made.* from stories.case_study x, jsonb_populate_record(null::stories.case_study, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(), 'title', 'Words on a mat', 'professions', array['speech-and-language-therapists'], 'published_at', '2026-11-23T12:00:00Z')) made where x.id = $1", [exampleCaseId]);
    await sendTheNews();
    const news = (await letters()).at(-1);
    assert.deepEqual([news?.['subject'], /\* 23 November 2026: A case study was published: Words on a mat \(example\)/.test(news?.['body'] ?? '')], ['News about Speech and language therapists', true]);
  });

  it('news of a place tell of awards and of conversations that everybody can join', async () => {
    const url = '/news/place/vale-and-riverside';
    await rows("update conversations.phase set announced_at = '2026-11-20T10:00:00Z', opens_at = '2026-11-20T10:00:00Z' where kind = 'always open'");
    says(await read(url), /20 November 2026: Everybody can say what they think: [^:]+ \(example\)/);
    await rows("update stories.award_scheme set published_at = '2026-11-21T10:00:00Z'");
    assert.doesNotMatch(await read(url), /Results of an award/, 'none stands');
    await rows("insert into stories.award_result (nomination_id, scheme_id, organisation_id, place, shown_as, is_person, citation, made_at) select id, scheme_id, organisation_id, 'award', 'The team', false, 'For going out in the snow.', now() from stories.award_nomination limit 1");
    says(await read(url), /21 November 2026: Results of an award were published: The Willow awards/);
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
