import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionFor } from '#test/role-players';
import { openTestSite } from '#test/site';
import { putFigures } from './put-figures.ts';

/** worked_example.roll_up of the content: teams of 10 of 20 and 90 of 100 are 83.3% together, never the 70% that the mean of their percentages would be. */
test('two teams with 10 of 20 and 90 of 100 give 83.3 on the page of their trust, and the mean of their percentages stands nowhere', async () => {
  const site = await openTestSite();
  try {
    const { owner, worker } = site.database;
    const { rows } = await owner.query<{ id: string; code: string; organisation: string }>("select id, code, organisation_id as organisation from directory.unit where code in ('hillmoor-podiatry', 'hillmoor-reablement')");
    const { rows: [measure] } = await owner.query<{ id: string }>("select id from quality.measure where code = 'guideline-followed'");
    const counts: Readonly<Record<string, readonly [number, number]>> = { 'hillmoor-podiatry': [10, 20], 'hillmoor-reablement': [90, 100] };
    const figures = rows.map(({ id, code }) => ({ line: 2, measureId: measure?.id ?? '', unitId: id, profession: '', split: '', groupCode: '', period: '2026-07-01', numerator: counts[code]?.[0] ?? 0, denominator: counts[code]?.[1] ?? 0 }));
    assert.equal(figures.length, 2);
    await worker.within({ as: 'worker' }, (tx) => putFigures(tx, { organisationId: rows[0]?.organisation ?? '', figures, reason: 'The worked example', changedBy: null }, new Date('2026-11-22T12:00:00Z')));
    const { rows: [above] } = await owner.query<{ id: string; numerators: number[]; denominators: number[] }>("select s.id, s.numerators, s.denominators from quality.series s join directory.unit u on u.id = s.unit_id where s.measure_id = $1 and s.is_rolled_up and u.level = 'provider'", [measure?.id]);
    assert.deepEqual([above?.numerators, above?.denominators], [[100], [120]]);
    const { cookie } = await sessionFor(site, 'Chief AHP', 'hillmoor');
    const { body } = await site.server.inject({ url: `/quality/series/${above?.id}`, headers: { cookie } });
    const words = body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    assert.match(words, /is 83\.3\d?%\. There are too few points yet.* Too early to say/);
    assert.doesNotMatch(words, /\b70(\.0)?%/);
  } finally {
    await site.close();
  }
});
