import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openLog } from '#platform/log';
import { openTestSite, type TestSite } from '#test/site';
import { exampleSeriesId } from '../data/example-series.ts';
import { seed, seedDemo } from '../seeds.ts';

describe('the dashboard', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
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

  test('figures that are not public are for their own organisation; the definition stays public', async () => {
    await site.database.owner.query(`update quality.series set audience = 'own'`);
    assert.equal((await site.server.inject(`/quality/series/${exampleSeriesId}`)).statusCode, 404);
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
