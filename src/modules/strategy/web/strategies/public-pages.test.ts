import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';
import { alignmentPage } from '../../queries/alignment.ts';
import { strategyRoutes } from './routes.tsx';

const SEED = new URL('../../../../../../shared/content/seed-content.json', import.meta.url);
const skip = existsSync(SEED) ? false : 'the seed file ../shared/content/seed-content.json is not on this machine';

describe('the strategy pages, for anyone', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const visit = async (url: string) => {
    const { statusCode, body, headers } = await site.server.inject({ url });
    return { status: statusCode, html: body, text: textOf(body), headers };
  };

  test('every public page of every shipped strategy answers without an account, with source, licence and no endorsement', async () => {
    const pages = strategyRoutes.filter(({ method, may }) => method === 'GET' && may === 'read strategies').map(({ path, example = {} }) => path.replace(/:(\w+)/g, (_all, name: string) => example[name] ?? ''));
    const all = [...new Set([...pages, ...['nat', 'ahpia', 'vale'].flatMap((code) => pages.filter((path) => path.startsWith('/strategies/ox') && !path.includes('/links/')).map((path) => path.replace('/strategies/ox', `/strategies/${code}`)))])];
    assert.ok(all.length > 40, `only ${all.length} pages`);
    for (const url of all) {
      const { status, html } = await visit(url);
      assert.equal(status, 200, url);
      assert.ok(!/<[^>]+ style=|<script(?![^>]* src=)/.test(html), `${url} holds inline code`);
    }
    const { text } = await visit('/strategies/ox');
    for (const words of ['Open Government Licence v3.0', 'Oxford Health NHS Foundation Trust has not endorsed this site', 'October 2023']) assert.ok(text.includes(words), words);
  });

  test('what does not exist is not found, and never a failure', async () => {
    for (const url of ['/strategies/nobody', '/strategies/ox/nodes/nat.a1', '/strategies/ox?version=9', '/strategies/ox?version=x', '/strategies/ox?on=2025-02-30', '/strategies/ox/nodes/%00', "/strategies/'--",
      '/strategies/ox/versions?from=1&to=1', '/strategies/ox/versions?from=1&to=7', '/strategies/ox/alignment?with=nobody', '/strategies/ox/links/ox.p1/nat.f4']) {
      assert.ok([400, 404].includes((await visit(url)).status), url);
    }
    for (const url of ['/strategies?state=x&year=99999999&page=0', '/strategies?page=9999999', '/strategies?publisher=%25_%5C', '/search?q=%3A%26%7C!(', '/search?q=', '/strategies?publisher=a&publisher=b']) assert.equal((await visit(url)).status, 200, url);
  });

  test('the national strategy at a glance: 2, 4, 5 and 19, and the same parts in picture and list', async () => {
    const { html } = await visit('/strategies/nat');
    for (const heading of ['2 principles', '4 foundations', '5 areas of focus']) assert.equal(html.split(`>${heading}<`).length - 1, 2, heading);
    const [picture = '', list = ''] = html.slice(html.indexOf('id="picture"')).split('id="list"');
    const parts = (part: string) => [...part.matchAll(/href="\/strategies\/nat\/nodes\/([^"]+)"/g)].map(([, code]) => code);
    assert.deepEqual(parts(picture), parts(list));
    assert.equal(parts(list).filter((code) => /^nat\.a\d\.\d$/.test(code ?? '')).length, 19);
    assert.ok(textOf(html).includes('printed as the ambitions of the AHP Quality Dashboard'));
  });

  test('Oxford Health keeps its shape: two pillars, four priorities, twelve objectives with the actions that serve anti-racism', async () => {
    const { html, text } = await visit('/strategies/ox');
    assert.equal(html.split('<section class="allied-diagram__pillar">').length - 1, 2);
    assert.ok(html.includes('>4 priorities<'));
    assert.equal(html.split('class="allied-objective"').length - 1, 12);
    const antiRacist = [...html.matchAll(/Anti-racism: \d+ actions?(.*?)<\/li>/g)].flatMap(([, links = '']) => [...links.matchAll(/nodes\/([^"]+)"/g)].map(([, code]) => code));
    assert.deepEqual(antiRacist, ['ox.quality.1.2', 'ox.people.1.1', 'ox.people.1.2', 'ox.people.3.1']);
    assert.match(text, /Vision: not in the source document\. The page has a heading and no text/);
  });

  test('foundation 4 shows what it grew from', async () => {
    const { text } = await visit('/strategies/nat/nodes/nat.f4');
    assert.match(text, /It grew from AHPs can use information and technology \(AHPs into Action\)/);
    assert.match(text, /Also printed as ?AHPs further harness digital technology and innovation through data/);
  });

  test('what the strategy says about rural access is found, printed and served', async () => {
    const found = await visit('/search?q=rural');
    assert.match(found.html, /href="\/strategies\/nat\/nodes\/nat\.a3\.1"/);
    const { text } = await visit('/strategies/nat/nodes/nat.a3.1');
    assert.match(text, /people living in rural areas/);
    assert.match(text, /Provide services that recognise the impact of social, economic, and wider determinants.* \(Oxford Health AHP Strategy\)/);
  });

  test('a printed variant is found too', async () => {
    assert.match((await visit('/search?q=Greener')).html, /nat\.a4"/);
  });

  test('a share stands with its base, a passed year is past, and disputed dates both stay', async () => {
    const { text, html } = await visit('/strategies/nat/numbers');
    const row = /<tr[^>]*>(?:(?!<\/tr>).)*17% identified(?:(?!<\/tr>).)*<\/tr>/s.exec(html)?.[0] ?? '';
    assert.match(textOf(row), /A share of: 3,200 registrants\./);
    assert.ok(!/544 (people|registrants)/.test(text));
    assert.match(text, /in place by 2023 .*This date has passed; it is not known here whether it was met/);
    assert.match(text, /by 2040.*still to come/);
    assert.match((await visit('/strategies/ox/timeline')).text, /2016.*AHPs into Action published.*AHPs Deliver, Summary.*2017.*AHPs into Action developed.*Oxford Health AHP Strategy, Background/);
  });

  test('every number is printed with its unit, and none is worked out from another', async () => {
    const { text, html } = await visit('/strategies/nat/numbers');
    for (const [statement, number] of [['Lowest share for an individual', '6.8%'], ['Highest share for an individual', '23.5%'], ['at Band 8c', '8%'], ['at Band 8d', '12%'], ['at Band 9', '17%'], ['Over 3,200 registrants', '3,200 people']]) {
      const row = html.split('<tr').find((each) => each.includes(statement ?? '')) ?? '';
      assert.ok(row.includes(`>${number}<`) || textOf(row).includes(` ${number} `), `${statement}: ${number}`);
    }
    assert.match(text, /Figures from August 2021/);
    assert.ok(!/37\.5|544|2021-08|Nothing to add|A product should|Do not draw/.test(text));
  });

  test('coverage from the stored links is the seed’s, all 44 statuses and counts', { skip }, async () => {
    const seed = JSON.parse(readFileSync(SEED, 'utf8')) as { alignment: { coverage_of_national_items: { national_id: string; oxford_actions_main: number; oxford_actions_also: number; oxford_principle_links: number; status: string }[] } };
    const found = await site.house.web.within({ as: 'public' }, (tx) => alignmentPage(tx, 'nat', 'ox'));
    const direction = found.directions[0];
    assert.equal(direction?.gives.code, 'ox');
    assert.deepEqual(
      byCode(direction?.coverage.map(({ code, mainActionCount, alsoActionCount, principleLinkCount, status }) => [code, mainActionCount, alsoActionCount, principleLinkCount, status])),
      byCode(seed.alignment.coverage_of_national_items.map((item) => [item.national_id, item.oxford_actions_main, item.oxford_actions_also, item.oxford_principle_links, item.status === 'no Oxford action' ? 'no action' : item.status])),
    );
    assert.equal(direction?.coverage.length, 44);
  });

  test('gaps are questions: the three that the requirements name, without a score', async () => {
    const { text } = await visit('/strategies/ox/alignment?with=nat');
    const questions = text.slice(text.indexOf('Questions to talk about'), text.indexOf('Every link from'));
    assert.match(questions, /No action of Oxford Health AHP Strategy is linked to what stands here\. Is it done in another way\?.*Develop appropriate solutions.*Supporting mental wellbeing.*Principles are linked to what stands here, but no action\. Is that enough\?.*Engaging and empowering communities/);
    assert.ok(!/%|\d+ of \d+|score/i.test(questions));
  });

  test('the links as a file: every link, with both ends and the reason', async () => {
    const { html, headers } = await visit('/strategies/ox/alignment.csv?with=nat');
    assert.match(String(headers['content-type']), /text\/csv/);
    const lines = html.trim().split('\r\n');
    assert.equal(lines.length, 1 + 156);
    assert.ok(lines.includes('ox,ox.sustainability.1.2,"Optimise equipment life cycles; including timely return and recycling of equipment",main,nat,nat.a4.3,Resource use,Return and recycling of equipment reduces the impact of what is procured and prescribed.,analyst,2026-01-15'));
  });

  test('filters: by publisher, state, year and level, and an honest sentence when nothing fits', async () => {
    const codes = async (query: string) => [...(await visit(`/strategies?${query}`)).html.matchAll(/<a href="\/strategies\/([a-z0-9-]+)">/g)].map(([, code]) => code).filter((code) => code !== 'import');
    assert.deepEqual(await codes('publisher=oxford'), ['ox']);
    assert.deepEqual(await codes('state=legacy'), ['ahpia']);
    assert.deepEqual(await codes('year=2018'), ['ahpia']);
    assert.deepEqual(await codes('level=national'), ['nat', 'ahpia']);
    assert.match((await visit('/strategies?publisher=zzz')).text, /No strategy fits what you asked for/);
  });

  test('home leads into the loop, the strategies and the example, and says what is not here yet', async () => {
    const { html, text } = await visit('/');
    for (const href of ['/co-planning', '/co-design', '/co-implementation', '/co-evaluation', '/strategies/nat', '/strategies/ox', '/strategies/vale', '/take-part']) assert.ok(html.includes(`href="${href}"`), href);
    assert.match(text, /These are not here yet/);
    for (const [, href = ''] of html.matchAll(/<a[^>]* href="(\/strategies[^"#]*)"/g)) assert.ok((await visit(href)).status < 400, `home leads to ${href}`);
  });
});

const byCode = (rows: (string | number)[][] | undefined) => rows?.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));

function textOf(html: string): string {
  return html.replaceAll(/<(style|script)[^>]*>.*?<\/\1>/gs, '').replaceAll(/<[^>]+>/g, ' ').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll(/\s+/g, ' ').replaceAll(/ ([.,:;)”])/g, '$1').replaceAll(/([(“]) /g, '$1');
}
