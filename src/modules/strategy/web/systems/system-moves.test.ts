import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';

describe('a provider that moves to another integrated care system (S14)', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
    const { rows } = await site.database.owner.query<{ vale: string; downs: string }>("select (select id from directory.unit where code = 'vale-and-riverside') as vale, (select id from directory.unit where code = 'high-downs') as downs");
    const ids = rows[0];
    await site.database.owner.query("update directory.unit_parent set valid_to = '2026-04-01' where unit_id = $1 and valid_to is null", [ids?.vale]);
    await site.database.owner.query("insert into directory.unit_parent (unit_id, parent_id, valid_from, reason) values ($1, $2, '2026-04-01', 'moved')", [ids?.vale, ids?.downs]);
  });
  after(() => site.close());

  const page = async (url: string) => (await site.server.inject(url)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const counted = async (url: string) => Number(/by how they stand \((\d+)\)/.exec(await page(url))?.[1]);
  const published = async (where: string) => Number((await site.database.owner.query<{ n: string }>(`select count(*) n from strategy.objective o join directory.organisation g on g.id = o.organisation_id where o.is_public and g.code = 'vale-and-riverside' and ${where}`)).rows[0]?.n);

  it('leaves its earlier years in the old one and takes the years since along', async () => {
    const [before, since] = [await published('year_start < 2026'), await published('year_start >= 2026')];
    assert.ok(before > 5 && since > 3);
    assert.equal(await counted('/systems/rivers-and-moor'), before);
    assert.equal(await counted('/systems/high-downs'), since);
    assert.match(await page('/systems/rivers-and-moor'), /Vale and Riverside NHS Trust \(example\) Not a member on this day\. Its work of earlier years stays here/);
    assert.match(await page('/systems/rivers-and-moor/offer'), new RegExp(`${before} published yearly objectives`));
    assert.match(await page('/systems/high-downs/offer'), new RegExp(`${since} published yearly objectives`));
  });

  it('shows a day before the move as it was, and one year by itself', async () => {
    assert.equal(await counted('/systems/rivers-and-moor?on=2026-03-31'), await published("year_start < 2026"));
    assert.doesNotMatch(await page('/systems/rivers-and-moor?on=2026-03-31'), /Not a member on this day/);
    assert.doesNotMatch(await page('/systems/high-downs?on=2026-03-31'), /Organisation Vale and Riverside NHS Trust/);
    assert.equal(await counted('/systems/rivers-and-moor?year=2024-25'), await published('year_start = 2024'));
    assert.equal(await counted('/systems/rivers-and-moor?year=2026-27'), 0);
    assert.equal(await counted('/systems/high-downs?year=2026-27'), await published('year_start = 2026'));
    assert.match(await page('/systems/rivers-and-moor?on-day=31&on-month=3&on-year=2026'), /as they stood on 31 March 2026/);
    assert.match(await page('/systems/rivers-and-moor?on-day=31&on-month=2&on-year=2026'), /There is a problem .*as they stood on 21 November 2026/);
    assert.match(await page('/systems/rivers-and-moor?on=2099-01-01'), /as they stood on 21 November 2026/);
  });

  it('counts what the integrated care system itself has published', async () => {
    const before = await counted('/systems/rivers-and-moor?year=2026-27');
    await site.database.owner.query(`with o as (select ob.* from strategy.objective ob join directory.organisation g on g.id = ob.organisation_id where g.code = 'hillmoor' or ob.is_public limit 1),
      s as (select organisation_id from directory.unit where code = 'rivers-and-moor'),
      made as (insert into strategy.objective (organisation_id, year_start, is_public, is_example, made_at) select s.organisation_id, 2026, false, true, '2026-05-01' from s returning id, organisation_id),
      v as (insert into strategy.objective_version (objective_id, organisation_id, number, wording, owner_role, aims, made_at, reason) select id, organisation_id, 1, 'The system works as one', 'System lead', '{quality}', '2026-05-01', 'First wording' from made)
      insert into strategy.objective_publication (objective_id, organisation_id, published_at) select id, organisation_id, '2026-05-02' from made`);
    await site.database.owner.query("alter table strategy.objective disable trigger user; update strategy.objective set is_public = true where year_start = 2026 and made_at = '2026-05-01'; alter table strategy.objective enable trigger user");
    assert.equal(await counted('/systems/rivers-and-moor?year=2026-27'), before + 1);
    assert.match(await page('/systems/rivers-and-moor?year=2026-27'), /The integrated care system itself/);
  });
});
