import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FinancialYear } from '#platform/clock';
import { openTestSite, type TestSite } from '#test/site';
import { regionPage } from './region-page.ts';

describe('a region', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const region = (year: number, now = new Date('2026-11-22T10:00:00Z')) => site.database.web.reading({ as: 'public' }, (tx) => regionPage(tx, 'meadowlands', { year: FinancialYear.starting(year), now }));
  const published = async (year: number, codes: string[]) => Number((await site.database.owner.query(`select count(*) from strategy.objective o join directory.organisation g on g.id = o.organisation_id
    join strategy.objective_publication b on b.objective_id = o.id where o.is_public and o.year_start = $1 and g.code = any ($2)`, [year, codes])).rows[0].count);

  it('adds up each system by itself, and the whole from them', async () => {
    const page = await region(2025);
    const rivers = page.parts.find(({ code }) => code === 'rivers-and-moor');
    assert.ok(rivers);
    assert.equal(rivers.objectiveCount, await published(2025, ['vale-and-riverside', 'hillmoor']));
    assert.ok(rivers.objectiveCount > 0);
    assert.equal(page.objectiveCount, page.parts.reduce((sum, { objectiveCount }) => sum + objectiveCount, 0));
    assert.ok(page.parts.some(({ objectiveCount }) => objectiveCount === 0), 'a system without any is there with a zero');
    for (const { objectiveCount, byStatus } of page.parts) assert.equal(byStatus.reduce((sum, { count }) => sum + count, 0), objectiveCount);
  });

  it('leaves a year where it was when a provider moves later', async () => {
    const before = await region(2025);
    const { rows: [ids] } = await site.database.owner.query("select (select id from directory.unit where code = 'vale-and-riverside') as vale, (select id from directory.unit where code = 'high-downs') as downs");
    await site.database.owner.query("update directory.unit_parent set valid_to = '2026-04-01' where unit_id = $1 and valid_to is null", [ids.vale]);
    await site.database.owner.query("insert into directory.unit_parent (unit_id, parent_id, valid_from, reason) values ($1, $2, '2026-04-01', 'moved')", [ids.vale, ids.downs]);
    assert.deepEqual((await region(2025)).parts, before.parts);
    const after = await region(2026);
    assert.equal(after.parts.find(({ code }) => code === 'high-downs')?.objectiveCount, await published(2026, ['vale-and-riverside']));
  });

  it('shows the fewest and the most, and says nothing of a mean', async () => {
    const { body } = await site.server.inject('/regions/meadowlands?year=2025-26');
    assert.match(body, /they go from 0 \(.+\) to \d+ \(/);
    assert.doesNotMatch(body, /average|mean of/i);
    assert.equal((await site.server.inject('/regions/vale-and-riverside')).statusCode, 404);
  });
});
