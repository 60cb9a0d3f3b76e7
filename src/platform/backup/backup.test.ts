import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { newEmptyDatabase, openTestDatabase, type TestDatabase } from '#test/database';
import { temporaryFolder } from '#test/folder';
import { sealAudit, verifyAudit } from '#platform/audit';
import { backUp, leftOut, restore } from '#platform/backup';
import { knownMigrations, migrate } from '#platform/db';
import { recordEvent } from '#platform/events';
import { queueMail } from '#platform/mail';
import { openSession } from '#platform/session';
import { endLine } from './file-format.ts';
import { inOrder } from './tables.ts';

const now = new Date('2026-01-20T09:00:00Z');
const place = temporaryFolder('backup');
const file = join(place.path, 'kept.backup');

const record = (database: TestDatabase, name: string) =>
  database.worker.within({ as: 'worker' }, (tx) => recordEvent(tx, { now, actor: 'operator' }, { room: 'strategy', name, organisationId: null, subject: { kind: 'term', id: 'x' } }));

after(() => place.remove());

describe('a backup and its restore', () => {
  let database: TestDatabase;
  let rows = 0;
  before(async () => {
    database = await openTestDatabase('seeded');
    await fill(database);
    ({ rows } = await backUp({ ownerUrl: database.ownerUrl, file, now }));
  });
  after(() => database.close());

  it('brings back every row of every table, the audit trail whole and numbers that go on', async () => {
    const empty = await newEmptyDatabase();
    const report = await restore({ ownerUrl: empty.ownerUrl, file, mode: 'demo' });
    const restored = await empty.open();
    try {
      assert.equal(report.rows, rows);
      assert.deepEqual(await contents(restored.owner), await contents(database.owner));
      const trail = await verifyAudit(restored.worker, { now, expectedHead: (await verifyAudit(database.worker, { now })).head });
      assert.deepEqual([trail.ok, trail.sealed > 0, trail.waiting], [true, true, 1]);
      await record(restored, 'after the restore');
      assert.equal(await sealAudit(restored.worker, now), 2, 'what waited to be sealed is sealed in the new database, too');
      assert.equal((await verifyAudit(restored.worker, { now })).ok, true);
      const waiting = await restored.owner.query("select from jobs.jobs where locked_at is null and task_identifier = 'send-mail'");
      assert.equal(waiting.rowCount, 1, 'the letter still waits to be sent');
    } finally {
      await restored.close();
    }
  });

  it('holds no session, no sign-in link and nothing of the unlogged tables', async () => {
    const text = gunzipSync(readFileSync(file)).toString();
    for (const table of [...Object.keys(leftOut), 'platform.address_salt', 'platform.address_count']) assert.doesNotMatch(text, new RegExp(`^table ${table}$`, 'm'));
    const { rows: salts } = await database.owner.query<{ salt: Buffer }>('select salt from platform.address_salt');
    assert.equal(salts.length, 1);
    assert.ok(!text.includes(salts[0]?.salt.toString('hex') ?? ''), 'the salt');
    assert.match(text, /^table platform\.event$/m);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('is of one moment, whatever is written meanwhile', async () => {
    const stop = new AbortController();
    const writer = (async () => {
      while (!stop.signal.aborted) await database.owner.query("with e as (insert into platform.event (happened_at, room, name, actor, subject_kind, subject_id) values (now(), 'test', 'pair', 'operator', 'x', 'x')) select platform.bump('pairs')");
    })();
    const during = join(place.path, 'during.backup');
    await backUp({ ownerUrl: database.ownerUrl, file: during, now });
    stop.abort();
    await writer;
    const empty = await newEmptyDatabase();
    await restore({ ownerUrl: empty.ownerUrl, file: during, mode: 'demo' });
    const restored = await empty.open();
    const { rows: pairs } = await restored.owner.query<{ events: string; bumps: string }>("select (select count(*) from platform.event where room = 'test') as events, coalesce((select number from platform.revision where topic = 'pairs'), 0) as bumps");
    await restored.close();
    assert.equal(pairs[0]?.events, pairs[0]?.bumps);
  });

  it('says so when the file cannot be written, and leaves no part of one', async () => {
    const nowhere = join(place.path, 'no', 'such', 'folder');
    await assert.rejects(backUp({ ownerUrl: database.ownerUrl, file: nowhere, now }), /ENOENT/);
    await assert.rejects(backUp({ ownerUrl: database.ownerUrl, file: place.path, now }), /EISDIR/);
    assert.equal(existsSync(`${place.path}.part`), false);
  });

  it('made by an earlier version is restored as that version and then brought up to date', async () => {
    const earlier = await newEmptyDatabase();
    const names = knownMigrations().map(({ name }) => name);
    await migrate(earlier.ownerUrl, { only: names.slice(0, 1) });
    const old = join(place.path, 'old.backup');
    await query(earlier.ownerUrl, "insert into platform.installation (mode) values ('demo'); select platform.bump('kept')");
    await backUp({ ownerUrl: earlier.ownerUrl, file: old, now });
    await earlier.drop();
    const empty = await newEmptyDatabase();
    await restore({ ownerUrl: empty.ownerUrl, file: old, mode: 'demo' });
    assert.deepEqual((await query(empty.ownerUrl, 'select name from platform.migration order by name')).map((row) => row['name']), names);
    assert.equal((await query(empty.ownerUrl, "select from platform.revision where topic = 'kept'")).length, 1);
    await empty.drop();
  });
});

describe('a restore that is refused', () => {
  const tampered = (name: string, change: (text: string) => string) => {
    const path = join(place.path, name);
    writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString())));
    return path;
  };
  const header = (change: (header: Record<string, unknown>) => void) => (text: string) => {
    const [first = '', ...rest] = text.split('\n');
    const parsed = JSON.parse(first) as Record<string, unknown>;
    change(parsed);
    return [JSON.stringify(parsed), ...rest].join('\n');
  };

  before(async () => {
    const database = await openTestDatabase('seeded');
    await backUp({ ownerUrl: database.ownerUrl, file, now });
    await database.close();
  });

  for (const [why, make, sentence] of [
    ['a row was changed', () => tampered('changed', (text) => text.replace(/\tdemo\t/, '\tother\t')), /is not a whole backup: its end is missing or its content was changed\.$/],
    ['the end is missing', () => tampered('ended', (text) => text.slice(0, text.lastIndexOf('{'))), /is not a whole backup: its end is missing/],
    ['the file was cut off', () => { const path = tampered('cut', (text) => text); truncateSync(path, statSync(path).size - 20); return path; }, /is not a whole backup: unexpected end of file\.$/],
    ['it is another file', () => { const path = join(place.path, 'other'); writeFileSync(path, gzipSync('hello\n')); return path; }, /is not a backup of Allied, or one of a later version\.$/],
    ['it is of a later format', () => tampered('format', header((it) => (it['formatVersion'] = 2))), /is not a backup of Allied, or one of a later version\.$/],
    ['there is no file', () => join(place.path, 'none'), /^There is no file .*none\.$/],
  ] as const) {
    it(`because ${why}, writes nothing`, async () => {
      const empty = await newEmptyDatabase();
      await assert.rejects(restore({ ownerUrl: empty.ownerUrl, file: make(), mode: 'demo' }), { message: sentence });
      assert.deepEqual(await schemas(empty.ownerUrl), ['public']);
      await empty.drop();
    });
  }

  it('because the database holds something, leaves it as it is', async () => {
    const full = await openTestDatabase('seeded');
    const was = await contents(full.owner);
    await assert.rejects(restore({ ownerUrl: full.ownerUrl, file, mode: 'demo' }), /^Error: This database is not empty: it holds the table .*\. Restore into an empty database, or another ALLIED_DATA folder\.$/);
    assert.deepEqual(await contents(full.owner), was);
    await full.close();
  });

  it('because its rows do not fit, leaves the database as empty as it was', async () => {
    const path = tampered('misfit', (text) => signed(text.replace(/^table platform\.event$/m, 'table platform.event\nno row at all')));
    const empty = await newEmptyDatabase();
    await assert.rejects(restore({ ownerUrl: empty.ownerUrl, file: path, mode: 'demo' }), /invalid input syntax for type bigint: "no row at all"/);
    assert.deepEqual(await schemas(empty.ownerUrl), ['public']);
    await restore({ ownerUrl: empty.ownerUrl, file, mode: 'demo' });
    await empty.drop();
  });

  it('because a demo would become production, leaves the database empty', async () => {
    const empty = await newEmptyDatabase();
    await assert.rejects(restore({ ownerUrl: empty.ownerUrl, file, mode: 'production' }), /^Error: This backup was made from a "demo" installation and ALLIED_MODE is "production"/);
    assert.deepEqual(await schemas(empty.ownerUrl), ['public']);
    await empty.drop();
  });
});

it('finds tables that refer to each other in a circle', () => {
  assert.throws(() => inOrder([{ name: 'a', columns: [], needs: ['b'] }, { name: 'b', columns: [], needs: ['a'] }]), /in a circle: a, b/);
  assert.deepEqual(inOrder([{ name: 'a', columns: [], needs: ['b'] }, { name: 'b', columns: [], needs: ['elsewhere'] }]).map(({ name }) => name), ['b', 'a']);
});

/** The text with an end line that is right for it. */
function signed(text: string): string {
  const at = text.lastIndexOf('{"end"');
  return text.slice(0, at) + endLine(0, createHash('sha256').update(text.slice(0, at)).digest('hex')).toString();
}

/** Sessions, a salt, sealed and unsealed events, a waiting letter, awkward text. */
async function fill(database: TestDatabase): Promise<void> {
  await database.owner.query('select platform.current_salt($1, $2)', [now, Buffer.alloc(32, 7)]);
  for (const name of ['one', 'two\tthree\\n', '\\.']) await record(database, name);
  await sealAudit(database.worker, now);
  await record(database, 'not yet sealed');
  await database.web.within({ as: 'public' }, (tx) => openSession(tx, { personId: '00000000-0000-4000-8000-000000000000', how: 'test', device: 'test', now }));
  await database.worker.within({ as: 'worker' }, (tx) => queueMail(tx, { to: 'someone@example.org', subject: 'Grüße', body: 'line one\nline two', purpose: 'test' }, now));
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const result = await client.query(text);
  await client.end();
  return [result].flat().at(-1)?.rows ?? [];
}

const schemas = async (url: string) => (await query(url, "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'")).map((row) => row['nspname']);

/** Number of rows and a digest of every table that a backup holds. */
async function contents(owner: pg.Pool): Promise<Record<string, unknown>> {
  const { rows } = await owner.query<{ name: string }>("select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema') order by 1");
  const found: Record<string, unknown> = {};
  for (const { name } of rows.filter((row) => !(row.name in leftOut))) {
    const digest = await owner.query(`select count(*)::int as n, md5(string_agg((to_jsonb(t) - 'written_by')::text, '' order by (to_jsonb(t) - 'written_by')::text)) as digest from ${name} t`);
    found[name] = digest.rows[0];
  }
  assert.ok(rows.length > 30, `only ${rows.length} tables seen`);
  return found;
}
