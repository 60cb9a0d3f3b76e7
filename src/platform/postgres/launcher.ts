import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { canReach, postgresAccount, privateFolder, reachableDataFolder, reachableRoot, type Account } from './account.ts';
import { findBinaries, linkLibraries } from './binaries.ts';

/** A running built-in PostgreSQL. `adopted` says it was already running, left behind by a process that was killed. */
export interface LocalPostgres {
  url(database: string, role?: string): string;
  adopted: boolean;
  folder: string;
  processId: number;
  stop(): Promise<void>;
}

export interface LaunchOptions {
  folder: string;
  /** For tests only: no fsync, so a power cut loses the data. */
  volatile?: boolean;
  settings?: Record<string, string>;
}

/** The name under which the owner of a running cluster is known; see `claim`. */
const OWNER_LOCK = 7_042_022;

/**
 * Starts PostgreSQL on a data folder, or adopts the one that a killed process left running there.
 * Listens on a private Unix socket only. Throws one clear sentence when another living process already owns the folder.
 */
export async function launchPostgres(options: LaunchOptions): Promise<LocalPostgres> {
  const place = prepare(options.folder);
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) initialise(place);
  const running = await connects(place);
  if (!running) start(place, options);
  await untilReady(place);
  const claim = await claimOwnership(place, options.folder);
  return {
    url: (database, role = 'postgres') => `postgresql://${role}@/${database}?host=${encodeURIComponent(place.socket)}`,
    adopted: running,
    folder: place.cluster,
    processId: postmasterId(place),
    stop: () => stop(place, claim),
  };
}

interface Place {
  account: Account | null;
  root: string;
  libraries: string;
  cluster: string;
  socket: string;
  logFile: string;
}

function prepare(folder: string): Place {
  const account = postgresAccount();
  const base = reachableDataFolder(account, folder);
  const home = join(base, 'postgres');
  privateFolder(account, home);
  const key = createHash('sha256').update(home).digest('hex').slice(0, 12);
  // A Unix socket's path may hold about 100 letters, and a data folder can be deeper than that.
  const socket = join(tmpdir(), `allied-${key}`);
  privateFolder(account, socket);
  const root = reachableRoot(account, findBinaries().root);
  const libraries = join(base, 'libraries');
  linkLibraries(root, libraries);
  if (!canReach(account, libraries)) throw new Error(`The database account cannot read ${libraries}. Choose another ALLIED_DATA folder.`);
  return { account, root, libraries, socket, cluster: join(home, 'cluster'), logFile: join(home, 'postgres.log') };
}

const accountOptions = (place: Place) => ({
  ...(place.account ? { uid: place.account.uid, gid: place.account.gid } : {}),
  cwd: '/',
  env: { PATH: process.env['PATH'] ?? '', LD_LIBRARY_PATH: `${place.libraries}:${join(place.root, 'lib')}`, DYLD_LIBRARY_PATH: `${place.libraries}:${join(place.root, 'lib')}`, LC_ALL: 'C', TZ: 'UTC' },
});

/** Makes the cluster beside its final place and renames it, so that a kill in between leaves nothing half made. */
function initialise(place: Place): void {
  const making = `${place.cluster}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  const args = ['-D', making, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'];
  const made = spawnSync(join(place.root, 'bin', 'initdb'), args, accountOptions(place));
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its data folder: ${String(made.stderr || made.error?.message).trim()}`);
  try {
    renameSync(making, place.cluster);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) throw error;
  }
}

function start(place: Place, options: LaunchOptions): void {
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'on' };
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: place.socket,
    unix_socket_permissions: '0700',
    max_connections: '200',
    timezone: 'UTC',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...(options.volatile ? fast : {}),
    ...options.settings,
  };
  const args = ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openSync(place.logFile, 'a', 0o600);
  // Its own process group: Ctrl-C in the terminal must not stop the database before the requests are answered.
  const child = spawn(join(place.root, 'bin', 'postgres'), args, { ...accountOptions(place), detached: true, stdio: ['ignore', log, log] });
  child.on('error', () => undefined);
  child.unref();
}

const clientFor = (place: Place) => new pg.Client({ host: place.socket, user: 'postgres', database: 'postgres', connectionTimeoutMillis: 2_000 });

async function connects(place: Place): Promise<boolean> {
  if (!existsSync(join(place.cluster, 'postmaster.pid'))) return false;
  const client = clientFor(place);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** PostgreSQL that was killed first replays its log: that may take a while, so the patience is long. */
async function untilReady(place: Place): Promise<void> {
  const giveUpAt = Date.now() + 120_000;
  for (;;) {
    if (await connects(place)) return;
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL did not start within two minutes. Its own words are in ${place.logFile}.`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/**
 * One living process owns a running cluster, shown by an advisory lock on a connection it keeps open. A process that
 * dies, however it dies, loses its connection and so the lock: there is no lock file that could lie.
 */
async function claimOwnership(place: Place, folder: string): Promise<pg.Client> {
  const client = clientFor(place);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ owned: boolean }>('select pg_try_advisory_lock($1) as owned', [OWNER_LOCK]);
  if (rows[0]?.owned) return client;
  await client.end();
  throw new Error(`Allied is already running on the folder ${folder}. Stop it first, or give this one another ALLIED_DATA folder.`);
}

function postmasterId(place: Place): number {
  return Number(readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
async function stop(place: Place, claim: pg.Client): Promise<void> {
  const id = postmasterId(place);
  await claim.end().catch(() => undefined);
  process.kill(id, 'SIGINT');
  const giveUpAt = Date.now() + 20_000;
  while (alive(id)) {
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL (process ${id}) did not stop.`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

function alive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
