import { cpSync, mkdirSync, readdirSync, rmSync, statSync, chownSync, chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { launchPostgres, type LocalPostgres } from '#platform/postgres';
import { createDatabase } from './cluster.ts';
import { temporaryFolder } from './folder.ts';
import { until } from './process.ts';

/** A primary and its streaming standby, each a PostgreSQL of its own from npm, talking over Unix sockets. */
export interface Pair {
  primary: LocalPostgres;
  standby: LocalPostgres;
  /** The owner's addresses of the site's database on either. */
  primaryUrl: string;
  standbyUrl: string;
  /** From now on a commit is acknowledged only when the standby has it on disk. */
  demandBoth(): Promise<void>;
  /** kill -9 of the primary's postmaster; its other processes end themselves. */
  killPrimary(): void;
  /** Makes the standby the primary. */
  promote(): Promise<void>;
  close(): Promise<void>;
}

const forReplication = { wal_level: 'replica', max_wal_senders: '5', max_replication_slots: '5', wal_keep_size: '256MB' };

export async function openPair(): Promise<Pair> {
  const [first, second] = [temporaryFolder('primary'), temporaryFolder('standby')];
  const primary = await launchPostgres({ folder: first.path, revive: false, settings: forReplication });
  await createDatabase(primary.url('postgres'), 'allied');
  await copyRunning(primary, second.path);
  const host = new URLSearchParams(primary.url('postgres').split('?')[1]).get('host') ?? '';
  const standby = await launchPostgres({
    folder: second.path, revive: false,
    settings: { ...forReplication, hot_standby: 'on', primary_conninfo: `host=${host} user=postgres application_name=standby`, primary_slot_name: 'standby' },
  });
  await until('the standby streams', async () => (await ask(primary.url('postgres'), "select from pg_stat_replication where state = 'streaming'")).length === 1);
  return {
    primary, standby, primaryUrl: primary.url('allied'), standbyUrl: standby.url('allied'),
    demandBoth: () => demandBoth(primary.url('postgres')),
    killPrimary: () => {
      const id = primary.processId();
      if (id === null) throw new Error('The primary does not run');
      process.kill(id, 'SIGKILL');
    },
    promote: async () => {
      // Not waiting inside the query: its snapshot would hold up, and be cancelled by, the replay it waits for.
      await ask(standby.url('postgres'), 'select pg_promote(false)');
      await until('the standby takes writes', async () => (await ask(standby.url('postgres'), 'select where not pg_is_in_recovery()').catch(() => [])).length === 1, 60_000);
    },
    close: async () => {
      await standby.stop();
      await primary.stop().catch(() => undefined);
      first.remove();
      second.remove();
    },
  };
}

async function demandBoth(url: string): Promise<void> {
  await ask(url, "alter system set synchronous_standby_names = 'standby'");
  await ask(url, 'select pg_reload_conf()');
  await until('the standby counts', async () => (await ask(url, "select from pg_stat_replication where sync_state = 'sync'")).length === 1);
}

/** A base backup by SQL alone, as the PostgreSQL manual describes under "Making a Base Backup Using the Low Level API". */
async function copyRunning(primary: LocalPostgres, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: primary.url('postgres') });
  await client.connect();
  try {
    await client.query("select pg_create_physical_replication_slot('standby', true)");
    await client.query("select pg_backup_start('standby', fast => true)");
    const target = join(folder, 'postgres', 'cluster');
    copyCluster(primary.folder, target);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(wait_for_archive => false)');
    writeFileSync(join(target, 'backup_label'), rows[0]?.labelfile ?? '');
    writeFileSync(join(target, 'standby.signal'), '');
    giveTo(primary.folder, join(folder, 'postgres'));
  } finally {
    await client.end();
  }
}

/** What a server makes anew, or what belongs to the one that runs. */
const leftBehind = ['postmaster.pid', 'postmaster.opts', 'pg_internal.init'];
const madeAnew = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'];

function copyCluster(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(from).filter((name) => !leftBehind.includes(name))) {
    if (madeAnew.includes(entry)) mkdirSync(join(to, entry), { recursive: true, mode: 0o700 });
    else cpSync(join(from, entry), join(to, entry), { recursive: true, filter: (path) => !path.endsWith('pg_internal.init') });
  }
  mkdirSync(join(to, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 });
  rmSync(join(to, 'postgresql.auto.conf.tmp'), { force: true });
}

/** Files copied by root belong to the database's account, and folders are closed to others. */
function giveTo(like: string, path: string): void {
  const { uid, gid } = statSync(like);
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path)) giveTo(like, join(path, entry));
}

/** One question on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow = Record<string, unknown>>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
