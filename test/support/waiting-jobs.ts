import { runOnce } from 'graphile-worker';
import { readConfig } from '#platform/config';
import { openPool } from '#platform/db';
import type { Job } from '#platform/jobs';
import { openLog } from '#platform/log';
import type { TestDatabase } from './database.ts';

/** Runs what waits in the queue with the worker's own login, as a worker process would, and waits for it. */
export async function runWaiting(database: TestDatabase, jobs: readonly Job[], now: () => Date = () => new Date()): Promise<void> {
  const read = readConfig({ LOG: 'silent' });
  if (!read.ok) throw new Error(read.sentence);
  const context = { store: database.worker, config: read.config, log: openLog('silent') };
  const pgPool = openPool({ connectionString: database.workerUrl, max: 3 });
  const failed: unknown[] = [];
  const run = (job: Job) => async (payload: unknown) => job.run((payload ?? {}) as Record<string, unknown>, { ...context, now: now() }).catch((error: unknown) => { failed.push(error); throw error; });
  try {
    const silent = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined, scope: () => silent };
    await runOnce({ pgPool, schema: 'jobs', noPreparedStatements: true, taskList: Object.fromEntries(jobs.map((job) => [job.name, run(job)])), logger: silent as never });
  } finally {
    await pgPool.end();
  }
  if (failed.length > 0) throw failed[0];
}
