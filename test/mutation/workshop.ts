import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from './kernel.ts';
import type { Answer, Baseline, Order, Verdict } from './messages.ts';

/** Every graph of modules stays in memory: a worker that has grown so large is replaced. */
const MOST_MEGABYTES = 900;
/** A worker that says nothing for so long hangs where its own clock cannot stop it: while a module loads. */
const SILENCE_MS = 60_000;
const BASELINE_SILENCE_MS = 300_000;

/** The one process in which tests are run: started when there is work, and again when it has hung, crashed or grown. */
export class Workshop {
  #worker: ChildProcess | null = null;

  async lookAtTests(tests: readonly string[], kernels: readonly string[]): Promise<Baseline> {
    const answer = await this.#ask({ kind: 'baseline', tests, kernels }, BASELINE_SILENCE_MS);
    this.close();
    if (answer?.kind !== 'baseline') throw new Error('The tests could not be run as they are.');
    return answer;
  }

  /** Tries one mutant; a worker that dies of it (memory, a hang while loading) counts as timed out. */
  async try(order: Omit<Extract<Order, { kind: 'try' }>, 'kind'>): Promise<Omit<Verdict, 'kind' | 'megabytes'>> {
    const answer = await this.#ask({ kind: 'try', ...order }, SILENCE_MS);
    if (answer?.kind === 'verdict' && answer.megabytes < MOST_MEGABYTES) return answer;
    this.close();
    return answer?.kind === 'verdict' ? answer : { outcome: 'timed out', by: null };
  }

  close(): void {
    this.#worker?.kill('SIGKILL');
    this.#worker = null;
  }

  /** Null where the worker ended or fell silent. */
  async #ask(order: Order, silenceMilliseconds: number): Promise<Answer | null> {
    const worker = this.#worker ??= startWorker();
    return new Promise((done) => {
      const finish = (answer: Answer | null): void => {
        clearTimeout(timer);
        worker.removeAllListeners();
        done(answer);
      };
      const timer = setTimeout(() => finish(null), silenceMilliseconds);
      worker.once('message', (answer: Answer) => finish(answer)).once('exit', () => finish(null)).send(order);
    });
  }
}

function startWorker(): ChildProcess {
  const execArgv = ['--import', `${root}src/app/loader.mjs`, '--max-old-space-size=1500'];
  return fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [], { cwd: root, execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_ENV: 'test' } });
}
