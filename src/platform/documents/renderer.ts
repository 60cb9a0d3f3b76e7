// Runs documents through a worker process, one after another: started when first needed, replaced when it has grown or
// failed, let go when idle.
import { fork, type ChildProcess } from 'node:child_process';
import type { PreparedDocument } from './prepare.ts';
import type { RenderReply, RenderRequest } from './worker.ts';

export type RendererLimits = {
  /** An idle worker is let go after this, so that its memory goes back to the machine. */
  idleMs: number;
  /** A document that takes longer is a fault and must not block the next one. */
  documentMs: number;
  /**
   * The PDF compiler remembers all it has laid out and cannot be told to forget: after a few reports each further one takes
   * two to three times as long and 12 MB more. A worker is therefore replaced after this many PDFs, or this size.
   */
  workerPdfs: number;
  workerBytes: number;
  /** What a replacement lays out while nobody waits, so that the next person meets a warm one. */
  warmUp: RenderRequest;
};

export type Renderer = {
  render(format: RenderRequest['format'], document: PreparedDocument): Promise<Uint8Array>;
  /** The worker's process, for tests and figures; undefined while there is none. */
  workerId(): number | undefined;
  /** Ends the worker. Documents still being made are rejected; the next request starts a new worker. */
  close(): void;
};

type Waiting = { request: RenderRequest; resolve(bytes: Uint8Array): void; reject(error: Error): void };

export function createRenderer(workerFile: string, limits: RendererLimits): Renderer {
  const queue: Waiting[] = [];
  let worker: ChildProcess | undefined;
  let current: Waiting | undefined;
  let pdfsMade = 0;
  let timer: NodeJS.Timeout | undefined;

  function startNext(): void {
    clearTimeout(timer);
    current = queue.shift();
    if (current === undefined) return waitIdle();
    worker ??= startWorker();
    holdOpen(worker);
    timer = setTimeout(() => drop(new Error(`The document was not ready within ${limits.documentMs / 1000} seconds`)), limits.documentMs);
    worker.send(current.request);
  }

  function startWorker(): ChildProcess {
    pdfsMade = 0;
    // Without the optimising compiler a new worker is ready in half the time, for slightly slower pages after that. None
    // of the parent's own flags: the worker's files are plain TypeScript and need no load hook.
    const started = fork(workerFile, { execArgv: ['--liftoff-only'], env: {}, serialization: 'advanced' });
    started.on('message', (reply: RenderReply) => started === worker && settle(reply));
    started.on('error', (error) => started === worker && drop(error));
    started.on('exit', (code, signal) => started === worker && drop(new Error(`The document worker stopped (${signal ?? code})`)));
    return started;
  }

  function settle(reply: RenderReply): void {
    if ('bytes' in reply) current?.resolve(reply.bytes);
    else current?.reject(new Error(reply.fault));
    if (current?.request.format === 'pdf') pdfsMade += 1;
    if (pdfsMade >= limits.workerPdfs || reply.workerBytes > limits.workerBytes) replaceWorker();
    startNext();
  }

  /** The worker is lost: its document fails, and those behind it go to a new worker. */
  function drop(error: Error): void {
    endWorker();
    current?.reject(error);
    startNext();
  }

  function endWorker(): void {
    const ending = worker;
    worker = undefined;
    ending?.kill('SIGKILL');
  }

  function replaceWorker(): void {
    // A worker that only warmed itself up and is already too large would be replaced for ever.
    const hasServed = current?.request !== limits.warmUp;
    endWorker();
    if (queue.length === 0 && hasServed) queue.push({ request: limits.warmUp, resolve: () => undefined, reject: () => undefined });
  }

  function waitIdle(): void {
    // An idle worker must not keep the process from ending.
    worker?.unref();
    worker?.channel?.unref();
    timer = setTimeout(endWorker, limits.idleMs).unref();
  }

  return {
    render(format, document) {
      return new Promise((resolve, reject) => {
        queue.push({ request: { format, document }, resolve, reject });
        if (current === undefined) startNext();
      });
    },
    workerId: () => worker?.pid,
    close() {
      const error = new Error('The service is closing');
      for (const waiting of queue.splice(0)) waiting.reject(error);
      drop(error);
      clearTimeout(timer);
    },
  };
}

function holdOpen(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
