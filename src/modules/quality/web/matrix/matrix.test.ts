import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';
import { judgeShown } from '../../data/results/judge-shown.ts';
import { exampleSeriesId } from '../../data/example-series.ts';

const titles = ['Delivering quality care', 'Supporting staff', 'Optimising the workforce', 'Improving productivity'];

describe('many measures at a glance', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
    // Eight copies of the example for other professions, and one of them for productivity alone: more than one page of charts.
    await site.database.owner.query(`
      with made as (insert into quality.measure (code, standing, made_at) values ('test-output', 'starter', '2026-01-01') returning id),
      worded as (insert into quality.measure_version (measure_id, number, name, ambition, kind, numerator, denominator, unit, multiplier, direction, grain, source, owner_role, valid_from, made_at, reason)
        select made.id, 1, 'Test of output', 'productivity', 'test', 'Top', 'Bottom', 'percent', 100, 'decrease', 'month', 'Test', 'Tester', '2026-01-01', '2026-01-01', 'Test' from made)
      insert into quality.series select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'measure_id', made.id, 'profession', p.code))).* from quality.series s, made, unnest(array['prof.podiatrists', 'prof.dietitians', 'prof.paramedics', 'prof.orthoptists', 'prof.osteopaths', 'prof.radiographers', 'prof.physiotherapists']) p (code) where s.id = '${exampleSeriesId}'`);
    await judgeAll();
    // The team shows no figures about staff yet, so its productivity is held back, and does not count.
    assert.match(await body('/quality/matrix?unit=vale-podiatry&level=here&page=2'), /Delivering quality care: 9 sets(?!.*Improving productivity: \d)/s);
    await site.database.owner.query(`insert into quality.series select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'measure_id', m.id))).* from quality.series s, quality.measure m where s.id = '${exampleSeriesId}' and m.code = 'sickness'`);
    await judgeAll();
  });
  after(() => site.close());
  const judgeAll = async () => {
    const { rows } = await site.database.owner.query<{ id: string }>('select id from quality.series');
    await site.database.worker.within({ as: 'worker' }, (tx) => judgeShown(tx, rows.map(({ id }) => id), new Date('2026-10-01')));
  };
  const body = async (path: string) => {
    const answer = await site.server.inject(path);
    assert.equal(answer.statusCode, 200, path);
    return answer.body;
  };

  test('the matrix counts every cell by what the rules say, and leads to the list and its file', async () => {
    const html = await body('/quality/matrix?unit=vale-and-riverside');
    for (const title of titles) assert.ok(html.includes(title), title);
    // Seven made here, and two of the physiotherapy team in content/demo/ambitions.yaml.
    assert.match(html, /Improving productivity: 9 sets of figures/);
    const href = /href="([^"]*ambition=productivity[^"]*variation=concern-high[^"]*)#list">7</.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const list = await body(href);
    assert.ok(titles.slice(0, 2).every((title) => list.includes(title)), 'quality and staff stand beside productivity');
    assert.match(list, /Showing all 7.*70%, Sept? 2026/s);
    const csv = (await body(href.replace('/matrix?', '/matrix/list.csv?'))).trim().split('\r\n');
    assert.equal(csv.length, 8);
    assert.match(csv[1] ?? '', /^Improving productivity,Test of output,.*Change for the worse: higher.*,2026-09-01,70,22,0$/);
  });

  test('a unit alone, a level and a profession narrow what is counted; a parent counts what is below it', async () => {
    const counted = async (query: string) => /Improving productivity: (\d+) set/.exec(await body(`/quality/matrix?${query}`))?.[1] ?? '0';
    assert.deepEqual([await counted('unit=vale-and-riverside&level=here'), await counted('unit=vale-podiatry&level=here'), await counted('level=team'), await counted('level=region'), await counted('profession=prof.paramedics')], ['2', '7', '9', '2', '1']);
  });

  test('a unit shows its charts with the last figure and its period; productivity never without quality and staff, on the second page too', async () => {
    for (const page of ['', '?page=2']) {
      const html = await body(`/quality/units/vale-podiatry${page}`);
      for (const title of titles) assert.ok(html.includes(title), title);
      const parts = new Map(html.split('<section aria-labelledby="').slice(1).map((part) => [part.split('"')[0], part]));
      for (const ambition of ['quality', 'staff', 'productivity']) assert.match(parts.get(ambition) ?? '', /href="\/quality\/series\/.*\d+ of \d+ (months|quarters) have a figure/s, `${ambition}${page}`);
      assert.match(html, /href="\/quality\/units\/vale-and-riverside/);
    }
    assert.equal((await site.server.inject('/quality/units/no-such-unit')).statusCode, 404);
  });

  test('the page of a measure tells what is kept, and says so where figures came in that nobody has judged yet', async () => {
    assert.match(await body('/quality/measures/test-output'), /70%, Sept? 2026.*Change for the worse: higher/s);
    await site.database.owner.query("update quality.series set revision = revision + 1 where measure_id = (select id from quality.measure where code = 'test-output')");
    // What another process changed is seen within a quarter of a second.
    await new Promise((later) => setTimeout(later, 260));
    for (const query of ['', '?page=9']) assert.match(await body(`/quality/measures/test-output${query}`), /Not worked out yet/);
  });
});
