import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { generated } from '#test/generate';
import { staleFiles } from '#test/stale';
import { rooms } from '../../src/app/rooms.ts';
import { findCircle } from './import-rules.ts';

/** Tables that web processes may not touch at all, or that hold nothing of an organisation: each with the reason a reviewer accepted. */
const reviewed: Record<string, string> = {
  'platform.migration': 'Only the owner reads it, when it brings the database up to date.',
  'platform.installation': 'Only the owner and a definer function read what kind of installation this is.',
  'platform.revision': 'Counters of public topics: a number says nothing about an organisation.',
  'platform.change_note': 'Reached only through the functions that note that a topic changed and tell how often.',
  'platform.address_salt': 'Reached only through a definer function; unlogged, never in a backup.',
  'platform.address_count': 'Reached only through a definer function; unlogged, never in a backup.',
  'platform.audit_batch': 'Only the worker seals and verifies.',
  'platform.audit_link': 'Only the worker seals and verifies.',
  'platform.sent_form': 'Reached only through functions that answer to the keyed hash of a form’s random name.',
  'platform.mail': 'Web processes may add letters but never read them.',
  'directory.sign_in_link': 'Reached only through definer functions that answer to the link.',
  'strategy.objective_reminder': 'Only the worker writes and reads which reminders went out.',
  'strategy.update_link': 'Reached only through definer functions that answer to the link in a reminder.',
  'directory.persona': 'Reached only through definer functions that ask whether this database is a demo.',
  'conversations.phase_key': 'Reached only through the functions that keep a vote or find a visitor’s own.',
  'conversations.follow': 'Reached only with a code or the key of a letter, through functions; the worker reads it to send letters.',
  'stories.follow': 'Reached only with the key of a letter, through functions; the worker reads it to send letters.',
  'stories.quote_left': 'Only the worker reads at night that words left a page, and tells the trail.',
  'conversations.vote': 'Reached only through the functions that keep a vote or find a visitor’s own; the worker reads it to work out results.',
  'conversations.sealed_vote': 'Only the worker reads it, to work out results after the end.',
  'conversations.tally': 'Only the worker reads totals while people vote; results are published by rooms’ own tables.',
  'conversations.perspective_tally': 'Only the worker reads it; small numbers are protected before anything is published.',
  'conversations.exposure': 'Reached only through functions that add counts or answer how often an idea was served.',
  'conversations.reach_total': 'Only the worker reads it; small numbers are protected before anything is published.',
  'conversations.result_due': 'Only the worker reads it: which results are to be worked out again.',
  'conversations.spoken_tally': 'Reached only through the functions that add one person’s votes or tell the totals.',
  'conversations.list_address': 'Reached only through functions that answer to the link in a letter; nobody reads the addresses.',
  'conversations.list_request': 'Reached only through functions that answer to the link in a letter.',
  'conversations.matter_batch_answer': 'Reached only through the function that tells themes in full eights.',
  'quality.raw_series': 'Only the worker reads figures as they came; pages read the shown ones.',
  'quality.raw_change': 'Only the worker reads figures as they came; pages read the shown ones.',
  'quality.waiting_figure': 'Only the worker reads figures as they came; pages read the shown ones.',
  'quality.holding': 'Only the worker reads whose figures went into which others when they were published.',
  'quality.edition': 'Only the worker reads whose figures went into which others when they were published.',
  'quality.reminder': 'Only the worker reads and writes when somebody was last reminded.',
  'platform.search_item': 'Reached only through the function that adds to every question whom things may be shown to.',
  'platform.search_due': 'Only the worker reads what is to be read again for the search; a definer trigger adds to it.',
  'platform.search_word': 'Words of what everyone may read, reached through a definer function that answers with the nearest ones.',
  'platform.search_source': 'Only the worker reads by which statement the search was made.',
  'improvement.question_support': 'Reached only through functions that add support or tell it in full eights.',
  'improvement.confidence_answer': 'Reached only through functions that keep an answer or tell the middle of eight and more.',
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
    await inPassing(database, 'create table strategy.planted (id int); grant select on strategy.planted to allied_app', async () => assert.deepEqual(unguarded(await readTables(database)), ['strategy.planted']));
  });

  it('gives the application a login that owns nothing and cannot bypass the policies', async () => {
    const { rows } = await database.owner.query<Login>("select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname like 'allied\\_%' or rolname like '%\\_login'");
    assert.ok(rows.length >= 4);
    assert.deepEqual(tooPowerful(rows, tables), []);
  });

  it('would see a login that is too powerful, and one that owns a table', async () => {
    const planted = { rolname: 'allied_planted', rolsuper: false, rolbypassrls: true, rolcreaterole: false, rolcreatedb: false };
    await inPassing(database, 'create table directory.planted (id int); alter table directory.planted owner to allied_app', async () => {
      assert.deepEqual(tooPowerful([planted], await readTables(database)), ['allied_planted', 'directory.planted']);
    });
  });

  it('returns zero rows of every table to a request without scope', async () => {
    const readable = tables.filter(({ name, appMayRead }) => appMayRead && name !== 'platform.revision');
    assert.ok(readable.length >= 15, `only ${readable.length} tables were tried`);
    assert.deepEqual(await shownToNobody(database, readable), []);
  });

  it('would see a table that shows its rows to everyone', async () => {
    const plant = 'create table strategy.planted (id int); insert into strategy.planted values (1); alter table strategy.planted enable row level security; create policy open on strategy.planted using (true); grant select on strategy.planted to allied_app';
    await inPassing(database, plant, async () => assert.deepEqual(await shownToNobody(database, (await readTables(database)).filter(({ name }) => name === 'strategy.planted')), ['strategy.planted']));
  });

  it('follows foreign keys only where the manifest says so, without circles', async () => {
    const keys = await foreignKeys(database);
    assert.ok(keys.length > 0);
    assert.deepEqual(undeclared(keys), []);
    assert.equal(findCircle(Object.fromEntries(keys.map(({ child }) => [child, keys.filter((key) => key.child === child).map(({ parent }) => parent)]))), null);
  });

  it('would see a foreign key against the direction of the manifest', async () => {
    const plant = 'create table directory.planted (strategy_id uuid references strategy.strategy (id)); alter table directory.planted enable row level security';
    await inPassing(database, plant, async () => assert.deepEqual(undeclared(await foreignKeys(database)), ['directory → strategy']));
  });

  it('says so when the generated types and schema are older than the migrations', async () => {
    assert.deepEqual(staleFiles(await generated(database.ownerUrl)), []);
    await inPassing(database, 'create table directory.planted (id int)', async () => assert.deepEqual(staleFiles(await generated(database.ownerUrl)), ['src/platform/db/types.ts', 'db/schema.sql']));
  });
});

interface Login {
  rolname: string;
  rolsuper: boolean;
  rolbypassrls: boolean;
  rolcreaterole: boolean;
  rolcreatedb: boolean;
}

/** Logins with a power they must not have, and tables that one of them owns. */
const tooPowerful = (logins: readonly Login[], tables: readonly Table[]): string[] => [
  ...logins.filter((login) => login.rolsuper || login.rolbypassrls || login.rolcreaterole || login.rolcreatedb).map(({ rolname }) => rolname),
  ...tables.filter(({ owner }) => /allied_|_login/.test(owner)).map(({ name }) => name),
];

async function shownToNobody(database: TestDatabase, tables: readonly Table[]): Promise<string[]> {
  const shown: string[] = [];
  for (const { name } of tables) {
    const counted = await database.web.within({ as: 'nobody' }, (tx) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(tx));
    if (counted.rows[0]?.n !== 0) shown.push(name);
  }
  return shown;
}

interface ForeignKey {
  child: string;
  parent: string;
}

/** Foreign keys that leave their room. */
const foreignKeys = async (database: TestDatabase): Promise<ForeignKey[]> => (await database.owner.query<ForeignKey>(`select distinct cn.nspname as child, pn.nspname as parent from pg_constraint k
  join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
  where k.contype = 'f' and cn.nspname <> pn.nspname and cn.nspname <> 'jobs'`)).rows;

const undeclared = (keys: readonly ForeignKey[]): string[] => keys.filter(({ child, parent }) => !rooms.find(({ name }) => name === child)?.uses.includes(parent)).map(({ child, parent }) => `${child} → ${parent}`);

/** Plants something, looks, and takes it away again: tables named `planted`. */
async function inPassing(database: TestDatabase, plant: string, look: () => Promise<void>): Promise<void> {
  await database.owner.query(plant);
  try {
    await look();
  } finally {
    await database.owner.query('drop table if exists strategy.planted, directory.planted');
  }
}

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
