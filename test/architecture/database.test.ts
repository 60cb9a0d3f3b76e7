import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { rooms } from '../../src/app/rooms.ts';
import { findCircle } from './import-rules.ts';

/** Tables that web processes may not touch at all, or that hold nothing of an organisation: each with the reason a reviewer accepted. */
const reviewed: Record<string, string> = {
  'platform.migration': 'Only the owner reads it, when it brings the database up to date.',
  'platform.installation': 'Only the owner and a definer function read what kind of installation this is.',
  'platform.revision': 'Counters of public topics: a number says nothing about an organisation.',
  'platform.address_salt': 'Reached only through a definer function; unlogged, never in a backup.',
  'platform.address_count': 'Reached only through a definer function; unlogged, never in a backup.',
  'platform.audit_batch': 'Only the worker seals and verifies.',
  'platform.audit_link': 'Only the worker seals and verifies.',
  'platform.mail': 'Web processes may add letters but never read them.',
  'directory.sign_in_link': 'Reached only through definer functions that answer to the link.',
  'strategy.objective_reminder': 'Only the worker writes and reads which reminders went out.',
  'strategy.update_link': 'Reached only through definer functions that answer to the link in a reminder.',
  'directory.persona': 'Reached only through definer functions that ask whether this database is a demo.',
  'conversations.phase_key': 'Reached only through the functions that keep a vote or find a visitor’s own.',
  'conversations.vote': 'Reached only through the functions that keep a vote or find a visitor’s own; the worker reads it to work out results.',
  'conversations.sealed_vote': 'Only the worker reads it, to work out results after the end.',
  'conversations.tally': 'Only the worker reads totals while people vote; results are published by rooms’ own tables.',
  'conversations.perspective_tally': 'Only the worker reads it; small numbers are protected before anything is published.',
  'conversations.exposure': 'Reached only through functions that add counts or answer how often an idea was served.',
  'conversations.reach_total': 'Only the worker reads it; small numbers are protected before anything is published.',
  'directory.ceremony': 'Reached only through definer functions that answer to the cookie.',
};

interface Table {
  name: string;
  secured: boolean;
  owner: string;
  appPolicies: number;
  appMayRead: boolean;
}

describe('isolation in the database', () => {
  let database: TestDatabase;
  let tables: Table[];
  before(async () => {
    database = await openTestDatabase('seeded');
    tables = await readTables(database);
  });
  after(() => database.close());

  it('sees the tables of every room', () => {
    assert.ok(tables.length >= 25, `only ${tables.length} tables seen`);
    for (const room of rooms) assert.ok(tables.some(({ name }) => name.startsWith(`${room.name}.`)), `no table of ${room.name} seen`);
  });

  it('has row-level security on every table, with a policy for the web login or a reviewed reason', () => {
    assert.deepEqual(unguarded(tables), []);
  });

  it('would see a table without a policy', async () => {
    await database.owner.query('create table strategy.planted (id int); grant select on strategy.planted to allied_app');
    assert.deepEqual(unguarded(await readTables(database)), ['strategy.planted']);
    await database.owner.query('drop table strategy.planted');
  });

  it('gives the application a login that owns nothing and cannot bypass the policies', async () => {
    const { rows } = await database.owner.query("select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname like 'allied\\_%' or rolname like '%\\_login'");
    assert.ok(rows.length >= 4);
    for (const role of rows) assert.deepEqual([role.rolsuper, role.rolbypassrls, role.rolcreaterole, role.rolcreatedb], [false, false, false, false], role.rolname);
    for (const table of tables) assert.doesNotMatch(table.owner, /allied_|_login/, table.name);
  });

  it('returns zero rows of every table to a request without scope', async () => {
    let readable = 0;
    for (const table of tables.filter(({ name, appMayRead }) => appMayRead && name !== 'platform.revision')) {
      const counted = await database.web.within({ as: 'nobody' }, (tx) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table.name)}`.execute(tx));
      assert.equal(counted.rows[0]?.n, 0, `${table.name} shows rows to nobody`);
      readable += 1;
    }
    assert.ok(readable >= 15, `only ${readable} tables were tried`);
  });

  it('follows foreign keys only where the manifest says so, without circles', async () => {
    const { rows } = await database.owner.query<{ child: string; parent: string }>(`select distinct cn.nspname as child, pn.nspname as parent from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      where k.contype = 'f' and cn.nspname <> pn.nspname and cn.nspname <> 'jobs'`);
    assert.ok(rows.length > 0);
    for (const { child, parent } of rows) {
      const uses = rooms.find(({ name }) => name === child)?.uses ?? [];
      assert.ok(uses.includes(parent), `${child} has a foreign key to ${parent} but does not declare it`);
    }
    assert.equal(findCircle(Object.fromEntries(rows.map(({ child, parent }) => [child, [parent]]))), null);
  });
});

const unguarded = (tables: readonly Table[]) => tables.filter((table) => !table.secured || (table.appPolicies === 0 && !reviewed[table.name])).map(({ name }) => name);

async function readTables(database: TestDatabase): Promise<Table[]> {
  const { rows } = await database.owner.query<Table>(`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, pg_get_userbyid(c.relowner) as owner,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and (p.polroles = '{0}' or 'allied_app'::regrole = any (p.polroles))) as "appPolicies",
      has_table_privilege('allied_app', c.oid, 'select') as "appMayRead"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') order by 1`);
  return rows;
}
