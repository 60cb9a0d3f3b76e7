import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knownMigrations, migrate } from '#platform/db';
import { newEmptyDatabase } from '#test/database';

describe('an installation from before roles had levels', () => {
  it('keeps its people as members, takes open invitations back, and leaves Oxford Health where its strategy says', async () => {
    const made = await newEmptyDatabase();
    const earlier = knownMigrations().map(({ name }) => name).filter((name) => name < '0019');
    assert.ok(earlier.length >= 10);
    await migrate(made.ownerUrl, { only: earlier });
    const database = await made.open();
    const owner = async (text: string) => (await database.owner.query(text)).rows;
    await owner(`with o as (insert into directory.organisation (code, name, setting, policy_text_only) values ('a-trust', 'A trust', 'nhs', false), ('thames-valley', 'Thames Valley', 'nhs', true), ('oxford-health', 'Oxford Health', 'nhs', true),
      ('buckinghamshire-oxfordshire-and-berkshire-west', 'Its system', 'nhs', true) returning id, code)
      insert into directory.unit (organisation_id, code, level, name, opened_on) select id, code, case when code in ('a-trust', 'oxford-health') then 'provider' else 'system' end, code, '2022-04-01' from o`);
    await owner(`insert into directory.unit_parent (unit_id, parent_id, valid_from, valid_to, reason) select c.id, p.id, '2022-04-01', '2026-04-01', 'why' from directory.unit c, directory.unit p where c.code = 'oxford-health' and p.code like 'buck%'`);
    await owner(`insert into directory.unit_parent (unit_id, parent_id, valid_from, reason) select c.id, p.id, '2026-04-01', 'our reading' from directory.unit c, directory.unit p where c.code = 'oxford-health' and p.code = 'thames-valley'`);
    await owner(`with p as (insert into directory.person (display_name) values ('One'), ('Two') returning id, display_name)
      insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, started_on)
      select p.id, u.organisation_id, u.id, 'partner', role, '2024-01-01' from p, directory.unit u, unnest(case display_name when 'One' then array['national team', 'regional lead', 'administrator'] else array['member', 'system lead'] end) role where u.code = 'a-trust'`);
    await owner(`insert into directory.invitation (organisation_id, unit_id, role_group, role, token_hash, invited_at, expires_at) select organisation_id, id, 'partner', 'national team', 'x', now(), now() + interval '1 day' from directory.unit where code = 'a-trust'`);
    await migrate(made.ownerUrl);
    assert.deepEqual(await owner('select m.role, count(*)::int, count(*) filter (where m.ended_on is null)::int as open from directory.membership m join directory.unit u on u.id = m.unit_id group by 1 order by 1'),
      [{ role: 'administrator', count: 1, open: 1 }, { role: 'member', count: 4, open: 2 }]);
    assert.deepEqual(await owner('select role, withdrawn_at is not null as "isBack" from directory.invitation'), [{ role: 'member', isBack: true }]);
    assert.deepEqual(await owner("select p.code, x.valid_to from directory.unit_parent x join directory.unit p on p.id = x.parent_id join directory.unit c on c.id = x.unit_id where c.code = 'oxford-health'"),
      [{ code: 'buckinghamshire-oxfordshire-and-berkshire-west', valid_to: null }]);
    assert.deepEqual(await owner("select code from directory.organisation where code = 'thames-valley'"), []);
    await database.close();
  });
});
