import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleSeriesId } from '../../data/example-series.ts';

const PAGE = `/quality/series/${exampleSeriesId}/judging`;

describe('how a series is judged', () => {
  let site: TestSite;
  let lead: Visitor;
  before(async () => {
    site = await openTestSite();
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
  });
  after(() => site.close());

  const read = async (url: string, visitor = lead) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body;
  const send = (url: string, fields: Record<string, string>, visitor = lead) => site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const limits = async () => (await read(`/quality/series/${exampleSeriesId}/figures.csv`)).split('\r\n').slice(1, -1).map((line) => line.split(','));

  test('limits are worked out anew only with a reason, from 12 figures or more, and not twice from one period', async () => {
    assert.equal((await send(`${PAGE}/baseline`, { from: '2025-12-01', points: '', reason: '' })).statusCode, 422);
    assert.match((await send(`${PAGE}/baseline`, { from: '2025-12-01', points: '5', reason: 'Clinics in villages stay' })).body, /whole number of 12 or more/);
    assert.equal((await send(`${PAGE}/baseline`, { from: '2025-12-15', points: '', reason: 'Clinics in villages stay' })).statusCode, 422);
    assert.equal((await limits())[20]?.[4], (await limits())[0]?.[4]);
    assert.equal((await send(`${PAGE}/baseline`, { from: '2025-12-01', points: '', reason: 'Clinics in villages stay' })).statusCode, 303);
    const now = await limits();
    assert.deepEqual([now[0]?.[4], now[20]?.[4]].map((mean) => Number(mean).toFixed(2)), ['50.58', '63.50']);
    assert.match((await send(`${PAGE}/baseline`, { from: '2025-12-01', points: '', reason: 'Once more' })).body, /begins at that period already/);
    assert.match(await read(PAGE), /Clinics in villages stay/);
  });

  test('what was set ends with a reason and stays in the list', async () => {
    const { rows: [baseline] } = await site.database.owner.query<{ id: string }>("select id from quality.baseline where from_period = '2025-12-01'");
    const id = baseline?.id ?? '';
    assert.match((await send(`${PAGE}/baseline/ending`, { setting: id, [`because-${id}`]: '' })).body, /Say why it ends/);
    assert.equal((await send(`${PAGE}/baseline/ending`, { setting: id, [`because-${id}`]: 'The clinics stopped' })).statusCode, 303);
    assert.equal(Number((await limits())[20]?.[4]).toFixed(2), '50.58');
    assert.match(await read(PAGE), /1 that has ended[\s\S]*Clinics in villages stay[\s\S]*The clinics stopped/);
    assert.match((await send(`${PAGE}/baseline/ending`, { setting: id, [`because-${id}`]: 'Again' })).body, /has ended already/);
  });

  test('a planned course is judged period by period; left-out months are marked and set no limits; a change says what was expected', async () => {
    await send(`${PAGE}/trajectory`, { from: '2025-12-01', fromValue: '55', to: '2026-12-01', toValue: '79', reason: 'As in towns within a year' });
    await send(`${PAGE}/exclusion`, { from: '2025-01-01', to: '2025-02-01', reason: 'Months of the pandemic (example)' });
    await send(`${PAGE}/annotation`, { period: '2026-04-01', words: 'A second clinic opened', expected: 'up' });
    const rows = await limits();
    assert.deepEqual(rows.slice(11, 14).map((row) => row[7]), ['75', '55', '57']);
    assert.deepEqual(rows.slice(0, 4).map((row) => row[10]), ['yes', 'no', 'no', 'yes']);
    assert.notEqual(Number(rows[0]?.[4]).toFixed(2), '50.58');
    const html = await read(`/quality/series/${exampleSeriesId}`);
    for (const words of ['Met in 5 of the 22 periods', 'Months of the pandemic (example)', 'we expected the figure to go up', 'Planned course', 'sets no limits']) assert.ok(html.includes(words), words);
  });

  test('only those who answer for these figures set anything', async () => {
    const [member, other] = [await visitorOf(site, await sessionFor(site, 'member')), await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'))];
    for (const visitor of [member, other]) {
      assert.equal((await send(`${PAGE}/target`, { from: '2026-01-01', value: '90', reason: 'Not ours to set' }, visitor)).statusCode, 403);
      assert.equal((await site.server.inject({ url: PAGE, headers: { cookie: visitor.cookies } })).statusCode, 403);
    }
    assert.deepEqual((await site.database.owner.query("select count(*)::int as n from quality.target where value = 90")).rows, [{ n: 0 }]);
  });

  test('an organisation makes a measure of its own, by a chart that its figures can fill; a change is a whole new version, and not of what old figures mean', async () => {
    const { rows: [organisation] } = await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'");
    const fields = {
      organisationId: organisation?.id ?? '', name: 'Home visits kept', ambition: 'quality', kind: 'access', numerator: 'Home visits kept', denominator: 'Home visits planned', unit: 'percent', multiplier: '', unitWords: '', peopleIn: 'both',
      direction: 'increase', grain: 'month', source: 'Visit records', included: '', excluded: '', caution: '', ownerRole: 'Service lead', smallestGroup: '8', chart: 'p', ruleSet: 'nhsr-0.2.2', reason: 'People wait at home in vain',
    };
    for (const wrong of [{ chart: 't' }, { chart: 'u' }, { smallestGroup: '3' }, { denominator: '' }, { reason: '' }]) assert.equal((await send('/quality/own-measures', { ...fields, ...wrong })).statusCode, 422, JSON.stringify(wrong));
    assert.match(String((await send('/quality/own-measures', fields)).headers.location), /measures\/home-visits-kept\?/);
    const change = '/quality/own-measures/home-visits-kept/change';
    assert.match((await send(change, { ...fields, unit: 'rate', chart: 'u' })).body, /This cannot change/);
    assert.equal((await send(change, { ...fields, chart: 'p-prime', reason: 'Many visits each month' })).statusCode, 303);
    const other = await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'));
    assert.equal((await send(change, { ...fields, name: 'Taken over' }, other)).statusCode, 403);
    assert.equal((await send('/quality/own-measures/not-attended/change', fields)).statusCode, 403);
    const { rows } = await site.database.owner.query("select v.number, v.chart, v.reason from quality.measure_version v join quality.measure m on m.id = v.measure_id where m.code = 'home-visits-kept' order by v.number");
    assert.deepEqual(rows, [{ number: 1, chart: 'p', reason: 'People wait at home in vain' }, { number: 2, chart: 'p-prime', reason: 'Many visits each month' }]);
  });

  test('the worker judges the series anew by what was set', async () => {
    const { rows } = await site.database.owner.query<{ n: number }>("select count(*)::int as n from jobs._private_jobs j join jobs._private_tasks t on t.id = j.task_id where t.identifier = 'quality-judge-series'");
    assert.ok((rows[0]?.n ?? 0) > 0);
  });
});
