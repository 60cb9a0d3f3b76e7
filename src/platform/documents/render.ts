// The only place that knows of the worker process: starts it when first needed, lets it go when idle.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DocumentModel } from './model.ts';
import { prepareDocument, type PreparedDocument } from './prepare.ts';
import type { RenderReply, RenderRequest } from './worker.ts';

/** An idle worker is let go so that its memory (about 250 MB with the compiler in it) goes back to the machine. */
const idleMs = 60_000;
/** A board report takes a fraction of a second; anything near this is a fault and must not block the next document. */
const limitMs = 30_000;

type Waiting = {
  request: RenderRequest;
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
};

let worker: ChildProcess | undefined;
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

/** Ends the worker. Documents still being made are rejected; the next request starts a new worker. */
export function closeDocuments(): void {
  const closing = worker;
  const error = new Error('The service is closing');
  for (const waiting of queue.splice(0)) waiting.reject(error);
  failCurrent(error);
  clearTimeout(idleTimer);
  closing?.kill();
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
  holdOpen(worker);
  limitTimer = setTimeout(giveUp, limitMs);
  worker.send(current.request);
}

function startWorker(): ChildProcess {
  const file = fileURLToPath(new URL('worker.ts', import.meta.url));
  // No flags of the parent: the worker's files are plain TypeScript and need no load hook.
  const started = fork(file, { execArgv: [], env: {}, serialization: 'advanced' });
  started.on('message', (reply: RenderReply) => started === worker && settle(reply));
  started.on('error', (error) => started === worker && failCurrent(error));
  started.on('exit', (code, signal) => {
    if (started === worker) failCurrent(new Error(`The document worker stopped (${signal ?? code})`));
  });
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
  stuck?.kill('SIGKILL');
}

/** The worker is lost: its document fails, and those behind it go to a new worker. */
function failCurrent(error: Error): void {
  clearTimeout(limitTimer);
  worker = undefined;
  current?.reject(error);
  current = undefined;
  if (queue.length > 0) startNext();
}

function letGoWhenIdle(): void {
  const idle = worker;
  idle?.unref();
  idle?.channel?.unref();
  idleTimer = setTimeout(() => {
    worker = undefined;
    idle?.kill();
  }, idleMs).unref();
}

/** While a document is being made the process must wait for it; an idle worker must not keep it from ending. */
function holdOpen(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}
