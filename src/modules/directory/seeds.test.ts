import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { seed, seedDemo } from './seeds.ts';

const counted = ['organisation', 'unit', 'unit_parent', 'person', 'email_address', 'membership', 'persona'];

describe('the seeds of the directory', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase(); });
  after(() => database.close());

  const counts = async () => {
    const rows: Record<string, number> = {};
    for (const table of counted) rows[table] = Number((await database.owner.query(`select count(*) as n from directory.${table}`)).rows[0]?.n);
    rows['event'] = Number((await database.owner.query('select count(*) as n from platform.event')).rows[0]?.n);
    return rows;
  };
  const load = async (now: string) => {
    const read = readConfig({ LOG: 'silent' });
    assert.ok(read.ok);
    const context = { store: database.worker, config: read.config, log: openLog('silent'), now: new Date(now) };
    await seed(context);
    await seedDemo(context);
  };

  it('load the tree and the demo, and a second time change nothing and tell nothing', async () => {
    await load('2026-01-15T10:00:00Z');
    const first = await counts();
    assert.ok((first['organisation'] ?? 0) >= 12 && (first['persona'] ?? 0) === 13 && (first['event'] ?? 0) > 20, JSON.stringify(first));
    await load('2026-02-15T10:00:00Z');
    assert.deepEqual(await counts(), first);
  });

  it('bring back what a changed file would say of an organisation that is here for its policy only', async () => {
    await database.owner.query("update directory.organisation set name = 'Old name' where code = 'oxford-health'");
    await load('2026-02-15T10:00:00Z');
    const { rows } = await database.owner.query("select name from directory.organisation where code = 'oxford-health'");
    assert.equal(rows[0]?.name, 'Oxford Health NHS Foundation Trust');
  });

  it('leave an imagined organisation as its administrators made it', async () => {
    await database.owner.query("update directory.organisation set name = 'Renamed (example)' where code = 'hillmoor'");
    await load('2026-02-15T10:00:00Z');
    const { rows } = await database.owner.query("select name from directory.organisation where code = 'hillmoor'");
    assert.equal(rows[0]?.name, 'Renamed (example)');
  });

  it('seven regions, and nobody belongs to a real organisation', async () => {
    const regions = await database.owner.query("select u.name from directory.unit u join directory.organisation o on o.id = u.organisation_id where u.level = 'region' and not o.is_example");
    assert.equal(regions.rowCount, 7);
    const members = await database.owner.query('select from directory.membership m join directory.organisation o on o.id = m.organisation_id where not o.is_example');
    assert.equal(members.rowCount, 0);
    await assert.rejects(database.owner.query(`insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, started_on)
      select p.id, u.organisation_id, u.id, 'students', 'member', '2026-01-01' from directory.person p, directory.unit u where u.code = 'oxford-health' limit 1`), /published policy only/);
  });

  it('keep the imagined tree out of the real one', async () => {
    await assert.rejects(database.owner.query(`insert into directory.unit_parent (unit_id, parent_id, valid_from, reason)
      select a.id, b.id, '2030-01-01', 'no' from directory.unit a, directory.unit b where a.code = 'example-nation' and b.code = 'england'`), /kept apart/);
  });
});
