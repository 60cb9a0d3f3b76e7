// The only place that knows of the worker thread: starts it when first needed, lets it go when idle.
import { Worker } from 'node:worker_threads';
import type { DocumentModel } from './model.ts';
import { prepareDocument, type PreparedDocument } from './prepare.ts';
import type { RenderReply, RenderRequest } from './worker.ts';

/** Idle workers are let go so that their memory (about 200 MB with the compiler in it) goes back to the machine. */
const idleMs = 60_000;
/** A board report takes a fraction of a second; anything near this is a fault and must not block the next document. */
const limitMs = 30_000;

type Waiting = {
  request: RenderRequest;
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
};

let worker: Worker | undefined;
let idleTimer: NodeJS.Timeout | undefined;
let limitTimer: NodeJS.Timeout | undefined;
let lastId = 0;
const queue: Waiting[] = [];
let current: Waiting | undefined;

/**
 * Tagged PDF (1.7) with title, language, headings, lists, tables with header cells, and words for each figure.
 * Rejects with an Error when the document is at fault (see prepareDocument) or its layout fails.
 */
export async function renderPdf(model: DocumentModel): Promise<Uint8Array> {
  return enqueue('pdf', prepareDocument(model));
}

/** Word document (.docx) with real headings, header rows, words for each figure, and the document's language. */
export async function renderWord(model: DocumentModel): Promise<Uint8Array> {
  return enqueue('word', prepareDocument(model));
}

/** Ends the worker thread. Documents still being made are rejected; the next request starts a new worker. */
export async function closeDocuments(): Promise<void> {
  const closing = worker;
  failAll(new Error('The service is closing'));
  await closing?.terminate();
}

function enqueue(format: RenderRequest['format'], document: PreparedDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    lastId += 1;
    queue.push({ request: { id: lastId, format, document }, resolve, reject });
    startNext();
  });
}

function startNext(): void {
  if (current !== undefined) return;
  current = queue.shift();
  if (current === undefined) return letGoWhenIdle();
  clearTimeout(idleTimer);
  worker ??= startWorker();
  worker.ref();
  limitTimer = setTimeout(giveUp, limitMs);
  worker.postMessage(current.request);
}

function startWorker(): Worker {
  // No flags of the parent: the worker's files are plain TypeScript and need no load hook.
  const started = new Worker(new URL('worker.ts', import.meta.url), { execArgv: [], name: 'documents' });
  started.on('message', (reply: RenderReply) => settle(reply));
  started.on('error', (error) => started === worker && failCurrent(error instanceof Error ? error : new Error(String(error))));
  started.on('exit', () => started === worker && failCurrent(new Error('The document worker stopped')));
  return started;
}

function settle(reply: RenderReply): void {
  if (current?.request.id !== reply.id) return;
  clearTimeout(limitTimer);
  if ('bytes' in reply) current.resolve(reply.bytes);
  else current.reject(new Error(reply.fault));
  current = undefined;
  startNext();
}

function giveUp(): void {
  const stuck = worker;
  failCurrent(new Error(`The document was not ready within ${limitMs / 1000} seconds`));
  void stuck?.terminate();
}

/** The worker is lost: its document fails, and those behind it go to a new worker. */
function failCurrent(error: Error): void {
  clearTimeout(limitTimer);
  worker = undefined;
  current?.reject(error);
  current = undefined;
  if (queue.length > 0) startNext();
}

function failAll(error: Error): void {
  for (const waiting of queue.splice(0)) waiting.reject(error);
  failCurrent(error);
  clearTimeout(idleTimer);
}

function letGoWhenIdle(): void {
  const idle = worker;
  // An idle worker must not keep the process from ending.
  idle?.unref();
  idleTimer = setTimeout(() => {
    worker = undefined;
    void idle?.terminate();
  }, idleMs).unref();
}
