import { runInThisContext } from 'node:vm';

/** What of the limit must really have been spent working before a test is said to hang: on a busy machine the rest went to others. */
const OWN_SHARE = 0.7;
const place = Symbol.for('allied.mutation.work');
const script = "globalThis[Symbol.for('allied.mutation.work')]()";

/** Runs a test in this process and stops it when it takes too long, also in the middle of a loop that never ends. */
export async function runWithin(work: () => unknown, limitMilliseconds: number): Promise<'passed' | 'failed' | 'timed out'> {
  for (let limit = limitMilliseconds; ; limit *= 2) {
    const before = process.cpuUsage();
    try {
      Object.assign(globalThis, { [place]: work });
      await within(runInThisContext(script, { timeout: limit }), limit);
      return 'passed';
    } catch (error) {
      if (error instanceof TooLong) return 'timed out';
      if (!wasStopped(error)) return 'failed';
      const { user, system } = process.cpuUsage(before);
      if ((user + system) / 1000 > OWN_SHARE * limitMilliseconds) return 'timed out';
    }
  }
}

class TooLong extends Error {}

const wasStopped = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

async function within(promise: unknown, milliseconds: number): Promise<void> {
  if (!(promise instanceof Promise)) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_done, fail) => { timer = setTimeout(() => fail(new TooLong()), milliseconds); });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
