import { Worker } from 'node:worker_threads';

const thread = new URL('./thread.ts', import.meta.url);

/** Numbers in a vector. */
const SENTENCE_WIDTH = 512;

export interface EncoderLimits {
  /** An idle thread ends after this, so that its memory goes back to the machine. */
  readonly idleMs: number;
  /** A text that takes longer is a fault. */
  readonly textMs: number;
  /** After a fault no thread is started for so long, and every text is answered with null. */
  readonly restMs: number;
}

interface Waiting {
  readonly text: string;
  isGivenUp(): boolean;
  settle(vector: Float32Array | null): void;
}

/** Runs texts through a thread, one after another, urgent ones first. */
export class Encoder {
  readonly #limits: EncoderLimits;
  readonly #file: URL;
  readonly #urgent: Waiting[] = [];
  readonly #others: Waiting[] = [];
  #thread: Worker | undefined;
  #current: Waiting | undefined;
  #timer: NodeJS.Timeout | undefined;
  #restsUntil = 0;

  constructor(limits: EncoderLimits, file = thread) {
    this.#limits = limits;
    this.#file = file;
  }

  /** A vector for each text, or null where one failed or not all were there in time. */
  vectors(texts: readonly string[], { withinMs, urgent }: { withinMs: number; urgent: boolean }): Promise<Float32Array[] | null> {
    return new Promise((resolve) => {
      let isOver = false;
      const finish = (vectors: Float32Array[] | null) => { isOver = true; clearTimeout(timer); resolve(vectors); };
      const timer = setTimeout(finish, withinMs, null);
      const queue = urgent ? this.#urgent : this.#others;
      const waiting = texts.map((text) => /[\p{L}\p{N}]/u.test(text)
        ? new Promise<Float32Array | null>((settle) => { queue.push({ text, settle, isGivenUp: () => isOver }); })
        : Promise.resolve(new Float32Array(SENTENCE_WIDTH)));
      void Promise.all(waiting).then((vectors) => finish(vectors.every((vector) => vector !== null) ? vectors : null));
      if (!this.#current) this.#startNext();
    });
  }

  /** Ends the thread. What waits is answered with null; the next text starts another thread. */
  async close(): Promise<void> {
    const thread = this.#thread;
    this.#letGo();
    await thread?.terminate();
  }

  #startNext(): void {
    clearTimeout(this.#timer);
    do this.#current = this.#urgent.shift() ?? this.#others.shift();
    while (this.#current?.isGivenUp());
    if (!this.#current) return this.#waitIdle();
    if (Date.now() < this.#restsUntil) return this.#letGo();
    this.#thread ??= this.#startThread();
    this.#thread.ref();
    this.#timer = setTimeout(() => this.#fail('it took too long'), this.#limits.textMs);
    this.#thread.postMessage(this.#current.text, []);
  }

  #startThread(): Worker {
    const started = new Worker(this.#file, { execArgv: [], env: {} });
    const ifOurs = (act: () => void) => { if (started === this.#thread) act(); };
    started.on('message', (vector: Float32Array | null) => ifOurs(() => this.#settle(vector)));
    started.on('error', (error) => ifOurs(() => this.#fail(error.message)));
    started.on('exit', (code) => ifOurs(() => this.#fail(`its thread stopped (${code})`)));
    return started;
  }

  #settle(vector: Float32Array | null): void {
    const settled = this.#current;
    this.#current = undefined;
    settled?.settle(vector);
    this.#startNext();
  }

  #fail(why: string): void {
    process.emitWarning(`The sentence encoder is not used for ${this.#limits.restMs / 1000} seconds: ${why}`);
    this.#restsUntil = Date.now() + this.#limits.restMs;
    this.#letGo();
  }

  /** Ends the thread, and answers all that waits with null. */
  #letGo(): void {
    clearTimeout(this.#timer);
    const lost = this.#thread;
    this.#thread = undefined;
    void lost?.terminate();
    const waiting = [this.#current, ...this.#urgent.splice(0), ...this.#others.splice(0)];
    this.#current = undefined;
    for (const one of waiting) one?.settle(null);
  }

  #waitIdle(): void {
    this.#thread?.unref();
    this.#timer = setTimeout(() => this.#letGo(), this.#limits.idleMs).unref();
  }
}
