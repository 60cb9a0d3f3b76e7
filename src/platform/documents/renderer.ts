// Runs documents and pictures through a worker process, one after another: started when first needed, replaced when it has grown or
// failed, let go when idle.
import { fork, type ChildProcess } from 'node:child_process';
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

type Waiting = { request: RenderRequest; resolve(bytes: Uint8Array): void; reject(error: Error): void };

export class Renderer {
  readonly #workerFile: string;
  readonly #limits: RendererLimits;
  readonly #queue: Waiting[] = [];
  #worker: ChildProcess | undefined;
  #current: Waiting | undefined;
  #pdfsMade = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(workerFile: string, limits: RendererLimits) {
    this.#workerFile = workerFile;
    this.#limits = limits;
  }

  /** Rejects with an Error when the layout fails, takes too long, or the worker is lost. */
  render(request: RenderRequest): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject });
      if (this.#current === undefined) this.#startNext();
    });
  }

  /** The worker's process, for tests and figures; undefined while there is none. */
  workerId(): number | undefined {
    return this.#worker?.pid;
  }

  /** Ends the worker. Documents still being made are rejected; the next request starts a new worker. */
  close(): void {
    const error = new Error('The service is closing');
    for (const waiting of this.#queue.splice(0)) waiting.reject(error);
    this.#drop(error);
    clearTimeout(this.#timer);
  }

  #startNext(): void {
    clearTimeout(this.#timer);
    this.#current = this.#queue.shift();
    if (this.#current === undefined) return this.#waitIdle();
    this.#worker ??= this.#startWorker();
    holdOpen(this.#worker);
    const seconds = this.#limits.documentMs / 1000;
    this.#timer = setTimeout(() => this.#drop(new Error(`The document was not ready within ${seconds} seconds`)), this.#limits.documentMs);
    this.#worker.send(this.#current.request);
  }

  #startWorker(): ChildProcess {
    this.#pdfsMade = 0;
    // Without the optimising compiler a new worker is ready in half the time, for slightly slower pages after that. None
    // of the parent's own flags: the worker's files are plain TypeScript and need no load hook.
    const started = fork(this.#workerFile, { execArgv: ['--liftoff-only'], env: {}, serialization: 'advanced' });
    const isOurs = () => started === this.#worker;
    started.on('message', (reply: RenderReply) => isOurs() && this.#settle(reply));
    started.on('error', (error) => isOurs() && this.#drop(error));
    started.on('exit', (code, signal) => isOurs() && this.#drop(new Error(`The document worker stopped (${signal ?? code})`)));
    return started;
  }

  #settle(reply: RenderReply): void {
    if ('bytes' in reply) this.#current?.resolve(reply.bytes);
    else this.#current?.reject(new Error(reply.fault));
    if (this.#current?.request.format === 'pdf') this.#pdfsMade += 1;
    if (this.#pdfsMade >= this.#limits.workerPdfs || reply.workerBytes > this.#limits.workerBytes) this.#replaceWorker();
    this.#startNext();
  }

  #replaceWorker(): void {
    // A worker that only warmed itself up and is already too large would be replaced for ever.
    const hasServed = this.#current?.request !== this.#limits.warmUp;
    this.#endWorker();
    if (this.#queue.length > 0 || !hasServed) return;
    this.#queue.push({ request: this.#limits.warmUp, resolve: () => undefined, reject: () => undefined });
  }

  /** The worker is lost: its document fails, and those behind it go to a new worker. */
  #drop(error: Error): void {
    this.#endWorker();
    this.#current?.reject(error);
    this.#startNext();
  }

  #endWorker(): void {
    const ending = this.#worker;
    this.#worker = undefined;
    ending?.kill('SIGKILL');
  }

  #waitIdle(): void {
    // An idle worker must not keep the process from ending.
    this.#worker?.unref();
    this.#worker?.channel?.unref();
    this.#timer = setTimeout(() => this.#endWorker(), this.#limits.idleMs).unref();
  }
}

function holdOpen(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
