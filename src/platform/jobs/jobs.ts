import { run, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { Config } from '#platform/config';
import type { Store, Tx } from '#platform/db';
import type { Log } from '#platform/log';
import { openPatientPool } from './patient-pool.ts';

/** What a job may use. It runs with the worker's login, so it sees every organisation: it must not answer to people directly. */
export interface JobContext {
  store: Store;
  now: Date;
  config: Config;
  log: Log;
}

/** One kind of background work. `every` is a crontab line (UTC) for work that repeats. */
export interface Job {
  name: string;
  run(payload: Record<string, unknown>, context: JobContext): Promise<void>;
  every?: string;
}

/** Adds a job in the transaction of the change. With a key, a second one replaces the first while it waits. */
export async function enqueue(tx: Tx, job: { name: string; payload?: Record<string, unknown>; key?: string; runAt?: Date }): Promise<void> {
  const payload = JSON.stringify(job.payload ?? {});
  await sql`select platform.enqueue(${job.name}, ${payload}::json, ${job.key ?? null}, ${job.runAt ?? null})`.execute(tx);
}

interface JobRunnerOptions {
  /** The worker's own login: it owns nothing, here as elsewhere. */
  url: string;
  store: Store;
  jobs: readonly Job[];
  config: Config;
  log: Log;
  clock: () => Date;
  concurrency?: number;
}

/** Work under way, to be stopped before the database is. */
export interface JobRunner {
  /** Lets running jobs finish and gives the connections back. */
  stop(): Promise<void>;
}

/** Starts taking jobs. graphile-worker locks each job's row, so any number of workers share one queue and none runs twice. */
export async function startJobs({ url, store, jobs, config, log, clock, concurrency = 2 }: JobRunnerOptions): Promise<JobRunner> {
  const tasks: TaskList = Object.fromEntries(jobs.map((job) => [
    job.name,
    async (payload: unknown, { job: { attempts } }) => {
      const context = { store, now: clock(), config, log };
      await job.run((payload ?? {}) as Record<string, unknown>, context).catch((error: unknown) => refuse({ job: job.name, attempt: attempts }, error, log));
    },
  ]));
  const crontab = jobs.flatMap((job) => (job.every ? [`${job.every} ${job.name}`] : [])).join('\n');
  const pool = openPatientPool(url, concurrency + 3);
  try {
    const runner = await run({
      pgPool: pool, schema: 'jobs', concurrency, noHandleSignals: true, pollInterval: 5_000, taskList: tasks, crontab, noPreparedStatements: true, logger: jobLogger(log),
    });
    return { stop: () => runner.stop().finally(() => pool.end()) };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * An error of a job may quote what people wrote or where they live on the net (a mail server that refuses an address
 * repeats it). The queue keeps an error's message in its table, so it gets one without: the code only.
 */
function refuse(facts: { job: string; attempt: number }, error: unknown, log: Log): never {
  log.error('job failed', facts, error);
  const { code } = (error ?? {}) as { code?: unknown };
  throw Object.assign(new Error(typeof code === 'string' && /^\w{1,40}$/.test(code) ? `failed with ${code}` : 'failed'), { stack: '' });
}

/** What the queue itself has to say, by the error's name, code and stack: its sentences quote payloads and errors. */
function jobLogger(log: Log): never {
  const tell = (_text: string, meta?: { error?: unknown; failure?: unknown }) => {
    if (!meta?.failure) log.error('job queue', {}, meta?.error);
  };
  const logger = { error: tell, warn: () => log.info('job queue warns'), info: () => undefined, debug: () => undefined, scope: () => logger };
  return logger as never;
}
