import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { exampleSeriesId } from '../example-series.ts';
import { judgeShown } from './judge-shown.ts';
import { readDoubles } from './read-doubles.ts';

describe('judging what is shown', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openTestDatabase('seeded');
    await database.owner.query('truncate quality.signal, quality.result cascade');
  });
  after(() => database.close());
  const judgeAt = (day: string) => database.worker.within({ as: 'worker' }, (tx) => judgeShown(tx, [exampleSeriesId], new Date(day)));
  const one = async (statement: string) => (await database.owner.query<Record<string, unknown>>(statement)).rows[0];
  const signals = async () => (await database.owner.query<{ line: string }>("select rule || ' ' || from_period || ' ' || to_period || coalesce(' ended ' || to_char(ended_at at time zone 'utc', 'YYYY-MM-DD'), '') as line from quality.signal order by ended_at nulls first, from_period, rule")).rows.map(({ line }) => line);

  test('keeps the figures of the worked example with what they came from, and raises its signals once', async () => {
    const { raised, ...others } = await judgeAt('2026-10-01');
    assert.deepEqual(others, { judged: 1, ended: 0 });
    assert.ok(raised >= 2);
    const result = await one(`select variation, assurance, figures, missing, last_period, last_value, round(centre::numeric, 2)::text as centre, round(lower_limit::numeric, 2)::text as lower, round(upper_limit::numeric, 2)::text as upper, engine, rule_set from quality.result where series_id = '${exampleSeriesId}'`);
    assert.deepEqual(result, { variation: 'improvement-high', assurance: 'fail', figures: 22, missing: 0, last_period: '2026-09-01', last_value: 70, centre: '50.58', lower: '38.98', upper: '62.19', engine: 'spc 1.0.0 edition 2', rule_set: 'nhsr-0.2.2' });
    const first = await signals();
    assert.ok(first.includes('run-above 2025-11-01 2026-09-01') && first.includes('above-limit 2026-03-01 2026-03-01'), first.join(', '));
    assert.deepEqual(await judgeAt('2026-10-02'), { judged: 0, raised: 0, ended: 0 }, 'nothing changed');
  });

  test('another figure lets a run grow; a new baseline ends what it explains, and nothing is deleted', async () => {
    await database.owner.query(`update quality.series set numerators = numerators || 69, denominators = denominators || 100, too_few = too_few || false, revision = revision + 1 where id = '${exampleSeriesId}'`);
    const { raised } = await judgeAt('2026-11-01');
    assert.equal(raised, 1, 'the figure above the limit');
    const grown = await signals();
    assert.ok(grown.includes('run-above 2025-11-01 2026-10-01') && grown.every((line) => !line.includes('ended')), grown.join(', '));
    await database.owner.query(`insert into quality.baseline (series_id, organisation_id, from_period, reason, made_at) select id, organisation_id, '2025-12-01', 'The village clinic stays', '2026-11-02' from quality.series where id = '${exampleSeriesId}'`);
    const again = await judgeAt('2026-11-02');
    assert.ok(again.judged === 1 && again.ended > 0);
    const after = await signals();
    assert.ok(after.includes('run-above 2025-11-01 2026-10-01 ended 2026-11-02') && after.length >= grown.length, after.join(', '));
  });

  test('arrays of the database are read as they were written', () => {
    assert.deepEqual(readDoubles(['{12,0.5,NULL,-3,1e-07,123456789012345678}', '{}', '{7}']).map((numbers) => [...numbers]), [[12, 0.5, NaN, -3, 1e-7, 123456789012345678], [], [7]]);
  });
});
