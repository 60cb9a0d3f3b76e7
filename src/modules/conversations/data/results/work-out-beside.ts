import { Worker } from 'node:worker_threads';
import type { Counted } from '../../domain/results/counted.ts';
import type { PhaseResult } from '../../domain/results/work-out.ts';

const thread = new URL('./work-out-thread.ts', import.meta.url);
/** Enough for a million votes beside a site that keeps to 512 MB itself. */
const MOST_MEGABYTES = 1_024;

/**
 * Works a result out in a thread of its own, with a heap of its own: jobs run in the process that answers requests, and a large
 * conversation takes seconds in which nobody may wait for a page. The thread's files are plain TypeScript, so it needs no load hook.
 */
export function workOutBeside(counted: Counted): Promise<PhaseResult> {
  return new Promise((resolve, reject) => {
    const working = new Worker(thread, { workerData: counted, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    working.once('message', resolve);
    working.once('error', reject);
    working.once('exit', (code) => reject(new Error(`The thread that works out results stopped (${code})`)));
  });
}
