import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { closeDocuments } from '#platform/documents';
import { openLog } from '#platform/log';
import { openTestSite, type TestSite } from '#test/site';
import { exampleSeriesId } from '../data/example-series.ts';
import { seed, seedDemo } from '../seeds.ts';

const funnel = '/quality/variation/outcome-recorded';

describe('the dashboard', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(async () => { closeDocuments(); await site.close(); });
  const body = async (path: string) => (await site.server.inject(path)).body;

  test('shows all four ambitions, and productivity never without quality and staff', async () => {
    const html = await body('/quality');
    for (const title of ['Delivering quality care', 'Supporting staff', 'Optimising the workforce', 'Improving productivity']) assert.ok(html.includes(title), title);
  });

  test('the figures of the worked example come out of stored records', async () => {
    const csv = (await body(`/quality/series/${exampleSeriesId}/figures.csv`)).split('\r\n').slice(1, -1).map((line) => line.split(','));
    assert.equal(csv.length, 22);
    const [, , , , mean, lower, upper] = (csv[0] ?? []).map(Number);
    assert.deepEqual([mean, lower, upper].map((value) => value?.toFixed(2)), ['50.58', '38.98', '62.19']);
    const above = csv.flatMap(([, , , value, , , limit], at) => (Number(value) > Number(limit) ? [at + 1] : []));
    assert.deepEqual(above, [16, 18, 19, 20, 21, 22]);
  });

  test('a chart is a file too: SVG that needs no page, PNG of twice its size, with the source', async () => {
    const svg = await site.server.inject(`/quality/series/${exampleSeriesId}/chart.svg`);
    assert.match(String(svg.headers['content-type']), /^image\/svg\+xml/);
    assert.match(svg.body, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="760" height="\d+" viewBox="0 0 760 \d+"/);
    assert.match(svg.body, /Example: these figures are made up/);
    const png = (await site.server.inject(`/quality/series/${exampleSeriesId}/chart.png`)).rawPayload;
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.equal(png.readUInt32BE(16), 2 * 760);
  });

  test('the page of peers leads to its picture, which compares what the page compares', async () => {
    const hrefs = [...(await body(`${funnel}?spread=yes`)).matchAll(/href="([^"]*\/chart\.(?:svg|png)[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    assert.equal(hrefs.length, 2);
    const [svg, png] = await Promise.all(hrefs.map((url) => site.server.inject(url)));
    assert.match((svg?.body ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '), /units by size .*Example: these figures are made up.*widened by how much these units differ/);
    assert.equal(png?.rawPayload.toString('latin1', 1, 4), 'PNG');
  });

  test('figures that are not public are for their own organisation; the definition stays public', async () => {
    await site.database.owner.query(`update quality.series set audience = 'own'`);
    for (const part of ['', '/figures.csv', '/chart.svg', '/chart.png']) assert.equal((await site.server.inject(`/quality/series/${exampleSeriesId}${part}`)).statusCode, 404, part);
    for (const ending of ['svg', 'png']) assert.equal((await site.server.inject(`${funnel}/chart.${ending}`)).statusCode, 404, ending);
    assert.match(await body('/quality/measures/vale-rural-six-weeks'), /No figures that you may see/);
    await site.database.owner.query(`update quality.series set audience = 'public'`);
    assert.equal((await site.server.inject(`/quality/series/${exampleSeriesId}`)).statusCode, 200);
  });

  test('loading the catalogue again changes nothing', async () => {
    const count = async () => (await site.database.owner.query<{ n: number }>('select (select count(*) from quality.measure_version)::int + (select count(*) from quality.series)::int as n')).rows[0]?.n;
    const was = await count();
    const operator = { store: site.house.worker, config: site.house.config, log: openLog('silent'), now: new Date() };
    await seed(operator); await seedDemo(operator);
    assert.equal(await count(), was);
  });
});
