import { createServer } from 'node:net';
import pg from 'pg';
import type { Config } from '#platform/config';
import { closeWithin } from '#platform/http';
import { indexEverything } from '#platform/search';
import { openHouse, type House } from './house.ts';
import { rooms } from './rooms.ts';
import { searchables } from './searchables.ts';
import { listenTrouble } from './trouble.ts';
import { openJobs, openWeb } from './web.ts';

/** Serialises every process that loads the shipped content into the same database. */
const CONTENT_LOCK = 7_042_026;

/** Longer than any answer takes; a client that stalls is then cut off. Together with the jobs below a supervisor's 60 s. */
const STOP_WEB_WITHIN_MS = 25_000;

/** Longer than any job takes, shorter than a supervisor's patience. */
const STOP_JOBS_WITHIN_MS = 15_000;

/** Starts what was asked for and stays until it is told to stop; then it lets running requests and jobs finish. */
export async function start(config: Config, what: 'all' | 'web' | 'worker'): Promise<number> {
  const stopAsked = new Promise<string>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done(signal));
  });
  // Before a database is made and filled: a wrong address is noticed at once.
  if (what !== 'worker' && config.port !== 0) await tryListening(config);
  const house = await openHouse(config);
  let runner: Awaited<ReturnType<typeof openJobs>> | null = null;
  try {
    await oneAtATime(house.ownerUrl, () => furnishContent(house));
    // Ready is said last: who hears it may rely on everything, jobs included.
    if (what === 'worker' || (what === 'all' && config.worker === 'inline')) runner = await openJobs(house);
    const server = what === 'worker' ? null : await listen(house);
    if (process.send) process.send('ready');
    const because = await Promise.race([stopAsked, house.lost]);
    house.log.info('stopping', { because: typeof because === 'string' ? because : 'the database is lost' });
    if (server) await closeWithin(server, STOP_WEB_WITHIN_MS);
    return typeof because === 'string' ? 0 : 1;
  } finally {
    // Jobs stop before the database does, whatever went wrong: a runner without one would try for ever and keep the process.
    // A runner that is just then reaching for a lost database may never say that it stopped; its jobs are safe in their table.
    await Promise.race([runner?.stop().catch(() => undefined), new Promise((done) => setTimeout(done, STOP_JOBS_WITHIN_MS).unref())]);
    await house.close();
  }
}

async function tryListening({ host, port }: Config): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((done, refuse) => probe.once('error', refuse).listen({ host, port }, done));
  } catch (error) {
    throw new Error(listenTrouble(error as Error, { host, port }) ?? (error as Error).message, { cause: error });
  }
  await new Promise((done) => probe.close(done));
}

/** Loads the shipped content, and in demo mode the imagined trust. Running it again changes nothing. */
export async function furnishContent(house: House, now: Date = new Date()): Promise<void> {
  const context = { store: house.worker, config: house.config, log: house.log, now };
  for (const room of rooms) await room.seed?.(context);
  if (house.config.mode === 'demo') for (const room of rooms) await room.seedDemo?.(context);
  await indexEverything(house.worker, searchables);
}

/** Several processes that start together on one database load the content one after another; the later ones find it there. */
async function oneAtATime(ownerUrl: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'allied content' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [CONTENT_LOCK]);
    await work();
  } finally {
    await client.end();
  }
}

async function listen(house: House) {
  const { config, log } = house;
  const server = await openWeb(house);
  try {
    await server.listen({ port: config.port, host: config.host });
  } catch (error) {
    await server.close();
    throw new Error(listenTrouble(error as Error, config) ?? (error as Error).message, { cause: error });
  }
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  log.info('ready', { address: `http://${config.host}:${port}`, mode: config.mode });
  return server;
}
