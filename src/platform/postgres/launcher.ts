import type pg from 'pg';
import { initialise, isInitialised, postmasterId, preparePlace, type Place } from './place.ts';
import { answers, clientFor, startUnlessRunning, stopServer, type ServerOptions } from './server-process.ts';

/** A running built-in PostgreSQL. `adopted` says it was already running, left behind by a process that was killed. */
export interface LocalPostgres {
  url(database: string, role?: string): string;
  adopted: boolean;
  folder: string;
  /** Null when it is not running: never a number that could mean another process. */
  processId(): number | null;
  stop(): Promise<void>;
}

export interface LaunchOptions extends ServerOptions {
  folder: string;
  /** False leaves a database that died dead: for trying a failover. */
  revive?: boolean;
  /** Told when the database died and was started again, or, with an error, could not be. */
  onRevival?(error: Error | null): void;
}

/** The name under which the owner of a running cluster is known; see `claim`. */
const OWNER_LOCK = 7_042_022;

/** An owner that was just killed takes a moment to be noticed by the database. */
const CLAIM_PATIENCE_MS = 1_500;

/**
 * Starts PostgreSQL on a data folder, or adopts the one that a killed process left running there. Should the database
 * die while its owner lives (killed, out of memory), the owner starts it again.
 * Listens on a private Unix socket only. Throws one clear sentence when another living process already owns the folder.
 */
export async function launchPostgres(options: LaunchOptions): Promise<LocalPostgres> {
  const place = preparePlace(options.folder);
  if (!isInitialised(place)) initialise(place);
  const keeper = keep(place, options);
  const adopted = await keeper.startAndClaim();
  return { ...described(place), adopted, stop: () => keeper.stop() };
}

const described = (place: Place) => ({
  url: (database: string, role = 'postgres') => `postgresql://${role}@/${database}?host=${encodeURIComponent(place.socket)}`,
  folder: place.cluster,
  processId: () => postmasterId(place),
});

/**
 * Joins the database that a running site owns, for a command beside it; where none runs, starts one for the command.
 * Only the one it started itself is stopped in the end.
 */
export async function visitPostgres(options: LaunchOptions): Promise<LocalPostgres> {
  const place = preparePlace(options.folder);
  if (!(await answers(place))) return launchPostgres(options);
  return { ...described(place), adopted: false, stop: async () => undefined };
}

/** The folder belongs to another living process: trying again would not help. */
class FolderTaken extends Error {}

/** A database that dies more often than this within a minute has a trouble that starting it again does not cure. */
const REVIVALS_PER_MINUTE = 5;

/**
 * One living process owns a running cluster, shown by an advisory lock on a connection it keeps open. A process that
 * dies, however it dies, loses its connection and so the lock: there is no lock file that could lie.
 */
function keep(place: Place, options: LaunchOptions) {
  let held: pg.Client | null = null;
  let stopping = false;
  let revivals: number[] = [];
  const startAndClaim = async (): Promise<boolean> => {
    const claimed = await startThenClaim(place, options);
    held = claimed.client;
    held.once('end', () => void revive());
    return claimed.adopted;
  };
  const revive = async (): Promise<void> => {
    if (stopping || options.revive === false) return;
    revivals = [...revivals.filter((at) => at > Date.now() - 60_000), Date.now()];
    try {
      if (revivals.length > REVIVALS_PER_MINUTE) throw new Error('The database keeps dying.');
      await startAndClaim();
      options.onRevival?.(null);
    } catch (error) {
      options.onRevival?.(error as Error);
    }
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    // The lock is given back by the shutdown itself, so nobody adopts a database that is about to end.
    await stopServer(place);
    await held?.end().catch(() => undefined);
  };
  return { startAndClaim, stop };
}

async function startThenClaim(place: Place, options: LaunchOptions): Promise<{ client: pg.Client; adopted: boolean }> {
  for (let attempt = 1; ; attempt += 1) {
    const adopted = await startUnlessRunning(place, options);
    try {
      return { client: await claimOwnership(place, options.folder), adopted };
    } catch (error) {
      // Its last owner may have been stopping it just then.
      if (error instanceof FolderTaken || attempt === 3) throw error;
    }
  }
}

async function claimOwnership(place: Place, folder: string): Promise<pg.Client> {
  const client = clientFor(place);
  client.on('error', () => undefined);
  await client.connect();
  const giveUpAt = Date.now() + CLAIM_PATIENCE_MS;
  for (;;) {
    const { rows } = await client.query<{ owned: boolean }>('select pg_try_advisory_lock($1) as owned', [OWNER_LOCK]);
    if (rows[0]?.owned) return client;
    if (Date.now() > giveUpAt) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  await client.end();
  throw new FolderTaken(`Allied is already running on the folder ${folder}. Stop it first, or give this one another ALLIED_DATA folder.`);
}
