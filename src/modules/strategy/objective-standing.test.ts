import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '#test/database';

/** Counts of what was published at a moment, asked of the objectives' own rows without any span. */
const recount = `
  select p.strategy_id, o.year_start, coalesce(c.outcome, u.status, 'not started') as status, v.aims, count(*)::int
  from (select distinct strategy_id, objective_id from strategy.objective_parent where began_at <= $1 and (ended_at is null or ended_at > $1)) p
  join strategy.objective o on o.id = p.objective_id and o.is_public and o.made_at <= $1
  join strategy.objective_publication b on b.objective_id = o.id and b.published_at <= $1
  join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
  left join strategy.objective_closing c on c.objective_id = o.id and c.closed_at <= $1
  left join lateral (select l.status from strategy.progress_update l where l.objective_id = o.id and l.made_at <= $1 order by l.made_at desc, l.id desc limit 1) u on true
  group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
const tallied = `
  select strategy_id, year_start, status, aims, count(*)::int from strategy.standing
  where began_at <= $1 and (ended_at is null or ended_at > $1) group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
const recountOfParts = `
  select distinct p.strategy_id, p.node_code, o.year_start, o.id from strategy.objective_parent p
  join strategy.objective o on o.id = p.objective_id and o.is_public and o.made_at <= $1
  join strategy.objective_publication b on b.objective_id = o.id and b.published_at <= $1
  where p.began_at <= $1 and (p.ended_at is null or p.ended_at > $1) order by 1, 2, 3, 4`;
const talliedParts = `
  select strategy_id, node_code, year_start, objective_id as id from strategy.standing_part
  where began_at <= $1 and (ended_at is null or ended_at > $1) order by 1, 2, 3, 4`;

/** One change each, to the objective $1 at the moment $2. */
const changes: Record<string, string> = {
  'says how it goes': `insert into strategy.progress_update (objective_id, organisation_id, status, note, made_at)
    select id, organisation_id, (array['not started', 'on track', 'needs help'])[1 + floor(random() * 3)], 'A note', $2 from strategy.objective where id = $1`,
  'ends an also link': `update strategy.objective_parent set ended_at = $2, ended_reason = 'test' where id in (select id from strategy.objective_parent where objective_id = $1 and weight = 'also' and ended_at is null and began_at < $2 limit 1)`,
  'links anew': `insert into strategy.objective_parent (objective_id, organisation_id, strategy_id, node_code, weight, reason, began_at)
    select o.id, o.organisation_id, s.id, 'nat.f' || (1 + floor(random() * 3)), 'also', 'test', $2 from strategy.objective o, strategy.strategy s where o.id = $1 and s.code = 'nat' on conflict do nothing`,
  'closes': `insert into strategy.objective_closing (objective_id, organisation_id, closed_at, outcome, reason) select id, organisation_id, $2, 'closed', 'test' from strategy.objective where id = $1 on conflict do nothing`,
  'opens again': 'delete from strategy.objective_closing where objective_id = $1 and $2::timestamptz is not null',
  'takes an update out': 'delete from strategy.progress_update where id in (select id from strategy.progress_update where objective_id = $1 and made_at <= $2 limit 1)',
  'is worded anew': `with added as (insert into strategy.objective_version (objective_id, organisation_id, number, wording, owner_role, aims, made_at, reason)
      select v.objective_id, v.organisation_id, v.number + 1, v.wording || '.', v.owner_role, array['outcomes', 'quality'], $2, 'test' from strategy.objective_version v join strategy.objective o on o.id = v.objective_id and o.current_version = v.number where o.id = $1 returning objective_id, number)
    update strategy.objective o set current_version = added.number from added where o.id = added.objective_id`,
  'is published': `with added as (insert into strategy.objective_publication (objective_id, organisation_id, published_at) select id, organisation_id, $2 from strategy.objective where id = $1 on conflict do nothing)
    update strategy.objective set is_public = true where id = $1`,
  'is hidden': 'update strategy.objective set is_public = false where id = $1 and $2::timestamptz is not null',
};

describe('what stands published', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase('seeded'); });
  after(() => database.close());
  const rows = async (query: string, values: unknown[] = []) => (await database.owner.query<Record<string, unknown>>(query, values)).rows;
  const assertEqualToRecount = async (why: string) => {
    const moments = await rows(`select (at + step)::text as at from (select made_at as at from strategy.progress_update union select began_at from strategy.objective_parent union select ended_at from strategy.objective_parent
      union select closed_at from strategy.objective_closing union select published_at from strategy.objective_publication) told, unnest(array[interval '0', '-1 microsecond']) as step where at is not null group by 1 order by random() limit 12`);
    for (const at of [...moments.map((row) => row['at']), '2020-01-01', '2100-01-01']) {
      assert.deepEqual(await rows(tallied, [at]), await rows(recount, [at]), `${why}, at ${String(at)}`);
      assert.deepEqual(await rows(talliedParts, [at]), await rows(recountOfParts, [at]), `${why}, parts at ${String(at)}`);
    }
  };

  it('equals a recount of the demonstration at any moment', async () => {
    assert.ok((await rows(tallied, ['2100-01-01'])).length > 5);
    await assertEqualToRecount('as loaded');
  });

  it('equals a recount after every kind of change, in any order', async () => {
    const objectives = (await rows('select o.id from strategy.objective o where exists (select from strategy.impact_check c where c.objective_id = o.id) order by o.id limit 6')).map(({ id }) => id);
    const names = Object.keys(changes);
    for (let step = 0; step < 60; step += 1) {
      const name = names[step % names.length] ?? '';
      const at = new Date(Date.UTC(2024, Math.floor(Math.random() * 36), 1 + Math.floor(Math.random() * 28)));
      await database.owner.query(changes[name] ?? '', [objectives[Math.floor(Math.random() * objectives.length)], at]);
      if (step % 3 === 0) await assertEqualToRecount(`step ${step}: one ${name}`);
    }
    await assertEqualToRecount('at the end');
  });

  it('equals a recount when two change one objective at once', { timeout: 10_000 }, async () => {
    const [objective] = await rows('select o.id from strategy.objective o where o.is_public order by o.id limit 1');
    const say = changes['says how it goes'] ?? '';
    const first = await database.owner.connect();
    try {
      await first.query('begin');
      await first.query(say, [objective?.['id'], '2027-02-01']);
      const second = database.owner.query(say, [objective?.['id'], '2027-02-02']);
      assert.equal(await Promise.race([second.then(() => 'done'), setTimeout(300, 'waits')]), 'waits');
      await first.query('commit');
      await second;
    } finally {
      first.release();
    }
    await assertEqualToRecount('two at once');
  });

  it('holds no draft, is read by everyone with a scope and by nobody without, and is written by no request', async () => {
    assert.deepEqual(await rows('select from strategy.standing s join strategy.objective o on o.id = s.objective_id where not o.is_public'), []);
    const asPublic = await database.web.reading({ as: 'public' }, (tx) => tx.selectFrom('strategy.standing').select('objective_id').execute());
    assert.ok(asPublic.length > 0);
    assert.deepEqual(await database.web.unscoped((tx) => tx.selectFrom('strategy.standing').select('objective_id').execute()), []);
    assert.deepEqual(await database.web.unscoped((tx) => tx.selectFrom('strategy.standing_part').select('objective_id').execute()), []);
    await assert.rejects(database.web.within({ as: 'public' }, (tx) => tx.deleteFrom('strategy.standing').execute()), /permission denied/);
  });
});
