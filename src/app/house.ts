import pg from 'pg';
import type { Config } from '#platform/config';
import { checkOwner, keepSettings, makeLogins, migrate, openStore, unreachable, type Store } from '#platform/db';
import { openLog, type Log } from '#platform/log';
import { launchPostgres, visitPostgres, type LocalPostgres } from '#platform/postgres';
import { secretOf } from './secret.ts';

/** A house with its lights on: settings complete, database reachable, both logins open. */
export interface House {
  config: Config & { secret: string };
  log: Log;
  ownerUrl: string;
  /** The worker's login, for what keeps connections of its own. */
  workerUrl: string;
  web: Store;
  worker: Store;
  /** Answers only if the built-in database died and could not be started again. */
  lost: Promise<Error>;
  close(): Promise<void>;
}

/** A database that can be reached with its owner's login: the one of DATABASE_URL, or the built-in one, started. */
export interface OpenDatabase {
  ownerUrl: string;
  /** No other process can be using it: the built-in one, owned by this process. */
  isOursAlone: boolean;
  lost: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Opens the database (its own, or the one of DATABASE_URL), brings it up to date, and opens the two limited logins.
 * With `beside`, joins the database of a site that is running on the same folder: for commands.
 * Throws one clear sentence when something is wrong.
 */
export async function openHouse(given: Config, how: { beside?: boolean } = {}): Promise<House> {
  const log = openLog(given.log);
  const config = { ...given, secret: secretOf(given) };
  const database = await openDatabase(config, log, how);
  try {
    return await furnish(config, log, database);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Only reaches the database; it may be empty. */
export async function openDatabase(config: Config, log: Log, { beside = false }: { beside?: boolean } = {}): Promise<OpenDatabase> {
  const given = config.database.ownerUrl;
  if (given) return { ownerUrl: given, isOursAlone: false, lost: new Promise(() => undefined), stop: async () => undefined };
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<Error>((done) => (lose = done));
  const onRevival = (error: Error | null) => {
    log.error(error ? 'database lost' : 'database died and was started again', {}, error);
    if (error) lose(error);
  };
  const local = await (beside ? visitPostgres : launchPostgres)({ folder: config.dataFolder, onRevival });
  try {
    return { ownerUrl: await localDatabase(local), isOursAlone: !beside, lost, stop: () => local.stop() };
  } catch (error) {
    await local.stop();
    throw error;
  }
}

async function furnish(config: House['config'], log: Log, database: OpenDatabase): Promise<House> {
  const { ownerUrl, lost } = database;
  if (!config.database.webUrl) await checkOwner(ownerUrl);
  const { applied } = await migrate(ownerUrl);
  if (applied.length > 0) log.info('database brought up to date', { migrations: applied.length });
  // Eight is what the database tells by itself: nothing is written for it, unless it was more before.
  await keepSettings(ownerUrl, { fewest_people: config.fewestPeople === 8 ? '' : String(config.fewestPeople) });
  await checkMode(ownerUrl, config.mode);
  const logins = await findLogins(database, config);
  const web = openStore({ url: logins.webUrl, poolSize: config.database.poolSize, name: 'allied web' });
  const worker = openStore({ url: logins.workerUrl, poolSize: 4, name: 'allied worker' });
  try {
    await tryLogin('DATABASE_WEB_URL', logins.webUrl, web);
    await tryLogin('DATABASE_WORKER_URL', logins.workerUrl, worker);
  } catch (error) {
    await Promise.all([web.close(), worker.close()]);
    throw error;
  }
  return {
    config, log, ownerUrl, workerUrl: logins.workerUrl, web, worker, lost,
    close: async () => {
      await Promise.all([web.close(), worker.close()]);
      await database.stop();
    },
  };
}

/** A login that does not work is told at boot, by the name of its setting, and not to the first visitor. */
async function tryLogin(setting: string, url: string, store: Store): Promise<void> {
  try {
    await store.ping();
  } catch (error) {
    throw new Error(unreachable(setting, new pg.Client({ connectionString: url }), error as Error), { cause: error });
  }
}

/** Logins that a database administrator made are used as they are; otherwise both are made from the owner's. */
async function findLogins({ ownerUrl, isOursAlone }: OpenDatabase, { database: { webUrl, workerUrl }, secret }: House['config']) {
  return webUrl && workerUrl ? { webUrl, workerUrl } : makeLogins({ ownerUrl, secret, change: isOursAlone });
}

async function localDatabase(local: LocalPostgres): Promise<string> {
  const client = new pg.Client({ connectionString: local.url('postgres') });
  await client.connect();
  const { rowCount } = await client.query("select from pg_database where datname = 'allied'");
  if (!rowCount) await client.query('create database allied');
  await client.end();
  return local.url('allied');
}

/** A database remembers what it was made for: production never opens as a demo, however the settings read. */
async function checkMode(ownerUrl: string, mode: Config['mode']): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('insert into platform.installation (mode) values ($1) on conflict do nothing', [mode]);
    const { rows } = await client.query<{ mode: string }>('select mode from platform.installation');
    const was = rows[0]?.mode;
    if (was !== mode && (was === 'production' || mode === 'production')) {
      throw new Error(`This database was made for "${was}" and ALLIED_MODE is "${mode}". Use another database or set ALLIED_MODE=${was}.`);
    }
  } finally {
    await client.end();
  }
}
