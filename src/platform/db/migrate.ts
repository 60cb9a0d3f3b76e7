import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { connectOwner } from './connect-owner.ts';
import { openPool } from './open-pool.ts';

const folder = fileURLToPath(new URL('../../../db/migrations/', import.meta.url));

/** Serialises every process that migrates the same database. */
const MIGRATION_LOCK = 7_042_023;

/**
 * Brings a database up to date: each file of db/migrations once, in the order of its number, each in its own transaction.
 * Forward only: a file that changed after it ran is refused, because no other database would get the change.
 * With `only`, stops short at those files: the database is then as an earlier version left it.
 */
export async function migrate(ownerUrl: string, { only }: { only?: readonly string[] } = {}): Promise<{ applied: string[] }> {
  const client = await connectOwner(ownerUrl, 'migrate');
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepare(client);
    await migrateQueue(ownerUrl);
    return { applied: await applyAll(client, only) };
  } finally {
    await client.end();
  }
}

/**
 * The tables of the queue. On a pool of ours: the library's own is let go with a connection still open and nobody listening, so that a
 * database that stops just then would end the process (graphile-worker 0.18, lib.js).
 */
async function migrateQueue(ownerUrl: string): Promise<void> {
  const pgPool = openPool({ connectionString: ownerUrl, max: 2 });
  try {
    await runMigrations({ pgPool, schema: 'jobs', logger: quietLogger });
  } finally {
    await pgPool.end();
  }
}

async function prepare(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>("select current_setting('server_version_num')::int as version");
  if ((rows[0]?.version ?? 0) < 150000) throw new Error('Allied needs PostgreSQL 15 or later. Set DATABASE_URL to a newer one.');
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'allied_app') then create role allied_app nologin; end if;
    exception when duplicate_object or unique_violation then null; end $$;
    do $$ begin
      if not exists (select from pg_roles where rolname = 'allied_worker') then create role allied_worker nologin; end if;
    exception when duplicate_object or unique_violation then null; end $$;
    create schema if not exists platform;
    create table if not exists platform.migration (name text primary key, hash text not null, applied_at timestamptz not null default now());
  `);
}

/** Every migration that this version of Allied brings, in order, with the hash of its text. */
export function knownMigrations(): { name: string; text: string; hash: string }[] {
  return readdirSync(folder).filter((file) => file.endsWith('.sql')).toSorted().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { name, text, hash: createHash('sha256').update(text).digest('hex') };
  });
}

async function applyAll(client: pg.Client, only?: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from platform.migration');
  const done = new Map(rows.map((row) => [row.name, row.hash]));
  const applied: string[] = [];
  for (const { name, text, hash } of knownMigrations()) {
    if (only && !only.includes(name)) continue;
    const before = done.get(name);
    if (before && before !== hash) throw new Error(`The migration ${name} was changed after it ran. Put it back and write a new one.`);
    if (before) continue;
    await apply(client, name, text, hash);
    applied.push(name);
  }
  return applied;
}

async function apply(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into platform.migration (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

const quiet = () => undefined;
const quietLogger = { error: console.error, warn: quiet, info: quiet, debug: quiet, scope: () => quietLogger } as never;
