import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive, postmasterId, runOptions, type Place } from './place.ts';
import { cacheMegabytes } from './shared-memory.ts';

export interface ServerOptions {
  /** For tests only: no fsync, so a power cut loses the data. */
  volatile?: boolean;
  settings?: Record<string, string>;
}

/** PostgreSQL that was killed first replays its log: that may take a while, so the patience is long. */
const PATIENCE_MS = 120_000;

/** A server that gives up at once is tried again for this long: processes of a killed one may need a moment to end. */
const RETRY_MS = 10_000;

/** Starts the server unless one answers already, and waits until it does. Answers whether it was running before. */
export async function startUnlessRunning(place: Place, options: ServerOptions): Promise<boolean> {
  if (await answers(place)) return true;
  const began = Date.now();
  let child = spawnServer(place, options);
  for (;;) {
    if (await answers(place)) return false;
    const waited = Date.now() - began;
    const gone = child.exitCode !== null || child.signalCode !== null;
    if (waited > PATIENCE_MS || (gone && waited > RETRY_MS && !ownedByLivingServer(place))) throw new Error(whyNot(place));
    await new Promise((done) => setTimeout(done, gone ? 200 : 25));
    if (gone) child = spawnServer(place, options);
  }
}

/** Another server on this folder may be starting or stopping: then patience is right, not giving up. */
const ownedByLivingServer = (place: Place): boolean => isAlive(postmasterId(place) ?? Number.MAX_SAFE_INTEGER);

function whyNot(place: Place): string {
  const fatal = lastWords(place.logFile);
  return `PostgreSQL did not start${fatal ? `: ${fatal}` : ''}. Its own words are in ${place.logFile}.`;
}

function lastWords(logFile: string): string {
  try {
    const lines = readFileSync(logFile, 'utf8').split('\n').filter((line) => /(FATAL|PANIC):/.test(line));
    return lines.at(-1)?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? '';
  } catch {
    return '';
  }
}

function spawnServer(place: Place, options: ServerOptions): ChildProcess {
  const args = ['-D', place.cluster, ...Object.entries(serverSettings(place, options)).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openSync(place.logFile, 'a', 0o600);
  // Its own process group: Ctrl-C in the terminal must not stop the database before the requests are answered.
  const child = spawn(join(place.root, 'bin', 'postgres'), args, { ...runOptions(place), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return child;
}

function serverSettings(place: Place, options: ServerOptions): Record<string, string> {
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'on' };
  return {
    listen_addresses: '',
    unix_socket_directories: place.socket,
    unix_socket_permissions: '0700',
    max_connections: '200',
    timezone: 'UTC',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...(options.volatile ? fast : { shared_buffers: `${cacheMegabytes()}MB` }),
    ...options.settings,
  };
}

export const clientFor = (place: Place): pg.Client => new pg.Client({ host: place.socket, user: 'postgres', database: 'postgres', connectionTimeoutMillis: 2_000 });

export async function answers(place: Place): Promise<boolean> {
  if (postmasterId(place) === null) return false;
  const client = clientFor(place);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopServer(place: Place): Promise<void> {
  const id = postmasterId(place);
  if (id === null || !isAlive(id)) return;
  process.kill(id, 'SIGINT');
  const giveUpAt = Date.now() + 20_000;
  while (isAlive(id)) {
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL (process ${id}) did not stop.`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
