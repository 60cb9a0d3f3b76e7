import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

const lists = ['/strategies/vale/years', '/strategies/vale/years/2025-26', '/strategies/vale/by-aim', '/strategies/nat/years/2025-26', '/coverage', '/workstreams', '/strategies/nat/overlap', '/strategies/nat/nodes/nat.a3.1', '/organisations/vale-and-riverside/objectives', '/people'];

describe('every list of people’s work', () => {
  let site: TestSite;
  let caller: Caller;
  before(async () => {
    site = await openTestSite();
    caller = await newCaller(site, await sessionFor(site, 'Chief AHP'));
  });
  after(() => site.close());
  const owner = async (text: string, values: unknown[] = []) => (await site.database.owner.query(text, values)).rows;

  it('can be asked for one role group', async () => {
    for (const path of lists) {
      const { status, body } = await caller.get(path);
      assert.equal(status, 200, path);
      assert.match(body, /<option value="support-workers"/, `${path} has no role groups to choose`);
    }
  });

  it('shows the work that names the group and the work that is for everyone, and no other', async () => {
    const [objective] = await owner(`select o.id, v.wording from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
      join strategy.objective_parent p on p.objective_id = o.id and p.ended_at is null and p.node_code = 'nat.a3.1' where o.is_public and o.year_start = 2026 limit 1`);
    assert.ok(objective);
    const [year] = await owner('select year_start from strategy.objective where id = $1', [objective.id]);
    const label = `${year.year_start}-${String(year.year_start + 1).slice(2)}`;
    await owner("update strategy.objective_version set role_groups = '{students}' where objective_id = $1", [objective.id]);
    await owner("update strategy.workstream set role_groups = '{students}' where title = 'Clinics in village halls'");
    await site.database.owner.query("select platform.bump('strategies'), platform.bump('strategy:nat'), platform.bump('strategy:vale')");
    await new Promise((done) => setTimeout(done, 400));
    const shows = async (path: string, group: string) => (await caller.get(`${path}?roleGroup=${group}`)).body;
    for (const path of [`/strategies/nat/years/${label}`, '/strategies/nat/nodes/nat.a3.1', '/strategies/nat/years']) {
      assert.ok((await shows(path, 'students')).includes(`/objectives/${objective.id}`), `${path} for students`);
      assert.ok(!(await shows(path, 'support-workers')).includes(`/objectives/${objective.id}`), `${path} for support workers`);
    }
    for (const path of ['/workstreams', '/strategies/nat/overlap', '/coverage']) {
      assert.ok((await shows(path, 'students')).includes('Clinics in village halls'), `${path} for students`);
      assert.ok(!(await shows(path, 'support-workers')).includes('Clinics in village halls'), `${path} for support workers`);
      if (path !== '/coverage') assert.ok((await shows(path, 'support-workers')).includes('Clear jobs for support workers'), path);
    }
  });

  it('is never empty without a sentence that is true', async () => {
    await owner("update strategy.objective_version set role_groups = '{registered-professionals}'");
    await owner("update strategy.workstream set role_groups = '{registered-professionals}'");
    await site.database.owner.query("select platform.bump('strategies'), platform.bump('strategy:nat'), platform.bump('strategy:vale')");
    await new Promise((done) => setTimeout(done, 400));
    for (const group of ['support-workers', 'students']) {
      for (const path of lists.filter((list) => list !== '/people')) assert.match((await caller.get(`${path}?roleGroup=${group}`)).body, /That is a gap in the plan, not in your work/, `${path} for ${group}`);
    }
  });
});
