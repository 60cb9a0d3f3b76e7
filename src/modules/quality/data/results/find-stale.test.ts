import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { exampleSeriesId } from '../example-series.ts';
import { findStale } from './find-stale.ts';
import { judgeAll } from './judge-all.ts';

const now = new Date('2026-10-01');
const of = `'${exampleSeriesId}', (select organisation_id from quality.series where id = '${exampleSeriesId}')`;

describe('what is out of date', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase('seeded'); });
  after(() => database.close());
  const stale = async () => (await database.worker.within({ as: 'worker' }, findStale)).stale;

  const changes: readonly [what: string, statement: string][] = [
    ['no result', `delete from quality.result where series_id = '${exampleSeriesId}'`],
    ['other figures', `update quality.series set revision = revision + 1 where id = '${exampleSeriesId}'`],
    ['another engine', `update quality.result set engine = 'spc 0' where series_id = '${exampleSeriesId}'`],
    ['a baseline', `insert into quality.baseline (series_id, organisation_id, from_period, points, reason, made_at) values (${of}, '2025-12-01', 6, 'A new clinic', '2026-09-01')`],
    ['the end of a baseline', `update quality.baseline set ended_at = '2026-09-02' where series_id = '${exampleSeriesId}' and from_period = '2025-12-01'`],
    ['a target', `insert into quality.target (series_id, organisation_id, value, from_period, reason, made_at) values (${of}, 62.5, '2026-01-01', 'A new aim', '2026-09-01')`],
    ['a planned course', `insert into quality.trajectory (series_id, organisation_id, from_period, from_value, to_period, to_value, reason, made_at) values (${of}, '2026-01-01', 50.25, '2026-06-01', 70, 'A plan', '2026-09-01')`],
    ['periods left out', `insert into quality.exclusion (series_id, organisation_id, from_period, to_period, reason, made_at) values (${of}, '2025-01-01', '2025-02-01', 'A flood', '2026-09-01')`],
  ];
  for (const [what, statement] of changes) {
    test(`${what} is found, and nothing when all are judged again`, async () => {
      assert.deepEqual(await stale(), []);
      await database.owner.query(statement);
      assert.deepEqual(await stale(), [exampleSeriesId]);
      assert.equal((await judgeAll(database.worker, now)).judged, 1);
      assert.deepEqual(await stale(), []);
    });
  }

  test('a changed definition is found for all its series, and an upgrade of the engine for all there are', async () => {
    const { rows: [measure] } = await database.owner.query<{ id: string; n: number }>(`select measure_id as id, count(*)::int as n from quality.series where measure_id = (select measure_id from quality.series where id = '${exampleSeriesId}') group by 1`);
    await database.owner.query(`insert into quality.measure_version select (jsonb_populate_record(v, jsonb_build_object('number', v.number + 1))).* from quality.measure_version v where v.measure_id = '${measure?.id}' order by number desc limit 1`);
    await database.owner.query(`update quality.measure set current_version = current_version + 1 where id = '${measure?.id}'`);
    assert.equal((await stale()).length, measure?.n);
    await database.owner.query("update quality.result set engine = 'spc 0'");
    const { series, judged } = await judgeAll(database.worker, now);
    assert.ok(series > (measure?.n ?? 0) && judged === series);
  });

  test('a number that is written otherwise here is looked at each time, and judged only when it changed', async () => {
    await database.owner.query(`insert into quality.target (series_id, organisation_id, value, from_period, reason, made_at) values (${of}, 1e-7, '2026-08-01', 'A tiny aim', '2026-09-01')`);
    assert.equal((await judgeAll(database.worker, now)).judged, 1);
    assert.deepEqual(await stale(), [exampleSeriesId]);
    assert.equal((await judgeAll(database.worker, now)).judged, 0);
  });
});
