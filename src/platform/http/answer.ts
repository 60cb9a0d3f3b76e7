import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Invalid, NotFound, Refusal } from '#platform/errors';
import { publicViewer, type RequestContext, type Viewer } from './context.ts';
import { gzipOf, takesGzip, wholeOf, type KeptMain } from './kept-main.ts';
import type { ServerParts } from './pipeline.ts';
import { FormOutOfDate, FormSentBefore } from './refusal.ts';
import type { PageContent, Reply } from './route.ts';

/** What the layout needs to dress a page; for an error before the viewer was known, `viewer` is the public. */
export interface Dressing {
  viewer: Viewer;
  path: string;
  now: Date;
  csrf: () => string;
  /** The code of what was just saved, from the address of the page that a save leads to. */
  saved?: string | undefined;
  failure?: Failure & { requestId: string };
}

/** Turns a page into a whole HTML document. The hall supplies it, because only the hall knows navigation and banners. */
export type Present = (page: Omit<PageContent, 'content'> & { content: VNode | { html: string } }, dressing: Dressing) => string;

interface Sending {
  reply: FastifyReply;
  request: FastifyRequest;
  ctx: RequestContext;
  result: Reply;
  options: ServerParts & { present: Present };
}

/** Letters that may not stand in a header (from a form or an address) in their escaped form: no address breaks the answer. */
const inHeader = (to: string): string => to.replace(/[^\x21-\x7E]+/gu, (letters) => encodeURIComponent(letters.toWellFormed()));

export function sendReply({ reply, request, ctx, result, options }: Sending): FastifyReply | Promise<FastifyReply> {
  if (result.kind === 'redirect') return reply.redirect(inHeader(result.to), result.status);
  if (result.kind === 'json') return sendJson({ reply, request, result });
  if (result.kind === 'file') return sendFile(reply, result);
  const status = result.kind === 'html' ? (result.status ?? 200) : (result.page.status ?? (result.page.isInError ? 422 : 200));
  reply.status(status).type('text/html; charset=utf-8').header('Cache-Control', ctx.viewer.kind === 'public' ? 'no-cache' : 'no-store');
  if (result.kind === 'html') return reply.send(result.html);
  const { content, ...facts } = result.page;
  const dress = (main: VNode | { html: string }) => options.present({ ...facts, content: main }, dressingOf(ctx, request));
  // As bytes at once: a text of many parts is put together again by each step that measures or sends it.
  return 'bytes' in content ? sendKept({ reply, request, main: content, dress }) : reply.send(Buffer.from(dress(content)));
}

/** Stands for the main part while a page is dressed: a word that nobody can guess, so that no page holds it. */
const PLACE_OF_MAIN = `<!--${randomUUID()}-->`;

/** Only the layout is drawn and packed for this reader; the main part was once for all. */
async function sendKept({ reply, request, main, dress }: Pick<Sending, 'reply' | 'request'> & { main: KeptMain; dress: (main: { html: string }) => string }): Promise<FastifyReply> {
  const [before = '', after = ''] = dress({ html: PLACE_OF_MAIN }).split(PLACE_OF_MAIN);
  reply.header('Vary', 'accept-encoding');
  if (!takesGzip(request.headers['accept-encoding'])) return reply.send(wholeOf({ before, after }, main));
  return reply.header('Content-Encoding', 'gzip').send(await gzipOf({ before, after }, main));
}

/** Nobody saves anything without having signed in, so a link that claims it says nothing to others. */
function dressingOf(ctx: RequestContext, { method }: FastifyRequest): Dressing {
  const saved = method === 'GET' && ctx.viewer.signedIn ? ctx.query['saved'] : undefined;
  return { viewer: ctx.viewer, path: ctx.path, now: ctx.now, csrf: () => ctx.csrf(), saved: typeof saved === 'string' ? saved : undefined };
}

/** The ETag of an answer that has no version of its own. */
export const contentTag = (body: string): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

function sendJson({ reply, request, result }: { reply: FastifyReply; request: FastifyRequest; result: Extract<Reply, { kind: 'json' }> }): FastifyReply {
  const body = JSON.stringify(result.value);
  const etag = result.headers?.['ETag'] ?? contentTag(body);
  reply.headers({ 'Cache-Control': 'private, no-cache', Vary: 'Authorization, Cookie', ...result.headers, ETag: etag });
  if (request.method === 'GET' && isKnown(request.headers['if-none-match'], etag)) return reply.status(304).send();
  return reply.status(result.status).type(result.headers?.['Content-Type'] ?? 'application/json; charset=utf-8').send(body);
}

/** If-None-Match holds `*` or a list of tags, compared weakly (RFC 9110, section 13.1.2). */
function isKnown(given: string | undefined, etag: string): boolean {
  return given !== undefined && given.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

function sendFile(reply: FastifyReply, result: Extract<Reply, { kind: 'file' }>): FastifyReply {
  const name = result.name?.replace(/[^A-Za-z0-9._ -]/g, '-');
  if (name) reply.header('Content-Disposition', `attachment; filename="${name}"`);
  reply.headers({ 'Cache-Control': 'no-store', ...result.headers });
  // An empty value takes a header of every answer away from this one.
  for (const [name, value] of Object.entries(result.headers ?? {})) if (value === '') reply.removeHeader(name);
  const { body } = result;
  if (typeof body !== 'string' && Symbol.asyncIterator in body) return reply.type(result.type).send(Readable.from(body, { objectMode: false }));
  return reply.type(result.type).send(typeof body === 'string' ? body : Buffer.from(body));
}

interface Failing {
  error: FastifyError | Error | null;
  request: FastifyRequest;
  reply: FastifyReply;
  options: ServerParts & { present: Present };
}

/** Every failure ends here: a page for people, problem+json (RFC 9457) for programs, and a log line for bugs. */
export function answerError({ error, request, reply, options }: Failing): FastifyReply {
  const known = classify(error);
  if (known.status >= 500) options.log.error('request failed', { request: request.id, method: request.method, route: request.routeOptions.url ?? '' }, error);
  const path = request.url.split('?')[0] ?? '/';
  if (path.startsWith('/api/')) return sendProblem(reply, request, known);
  if (known.status === 401 && request.method === 'GET') return reply.redirect(`/sign-in?then=${encodeURIComponent(request.url)}`, 303);
  const viewer = (request as { viewer?: Viewer }).viewer ?? publicViewer;
  const dressing: Dressing = { viewer, path, now: options.clock(), csrf: () => reply.generateCsrf({ userInfo: viewer.sessionId ?? 'anyone' }) };
  const html = options.present({ title: known.title, content: { html: '' }, status: known.status }, { ...dressing, failure: { ...known, requestId: request.id } });
  return reply.status(known.status).type('text/html; charset=utf-8').header('Cache-Control', 'no-store').send(html);
}

export interface Failure {
  status: number;
  code: string;
  title: string;
  message: string;
  fields?: Record<string, string>;
  /** Of a form that came too late: what was typed, and where to sign in and go back to. */
  outOfDate?: Pick<FormOutOfDate, 'isSignedOut' | 'typed' | 'from'>;
  /** Of a form that was sent before: where the first one led, and what was typed since. */
  sentBefore?: Pick<FormSentBefore, 'to' | 'typed' | 'from'>;
}

export const titles: Record<number, string> = {
  400: 'We could not read that', 401: 'Sign in first', 403: 'You cannot do that', 404: 'Page not found', 405: 'That does not work here', 408: 'That took too long', 409: 'This has changed',
  412: 'This has changed', 413: 'That is too large', 414: 'That is too large', 415: 'We could not read that', 422: 'There is a problem', 428: 'Read it first', 429: 'Please wait a moment', 431: 'That is too large', 503: 'Back soon',
};

function classify(error: Error | null): Failure {
  const failure = error === null ? new NotFound() : error;
  if (failure instanceof FormOutOfDate) return { status: failure.status, code: failure.code, title: 'Your form was not saved', message: failure.message, outOfDate: failure };
  if (failure instanceof FormSentBefore) return { status: failure.status, code: failure.code, title: 'This form was sent already', message: failure.message, sentBefore: failure };
  if (failure instanceof Refusal) {
    const { status, code, message } = failure;
    return { status, code, title: titles[status] ?? 'There is a problem', message, ...(failure instanceof Invalid ? { fields: failure.fields } : {}) };
  }
  const status = (failure as FastifyError).statusCode ?? 500;
  if (status < 500) return { status, code: 'unreadable', title: titles[status] ?? 'We could not read that', message: 'The request could not be read. Go back and try again.' };
  if (isDatabaseAway(failure)) return { status: 503, code: 'away', title: titles[503] ?? '', message: 'The service cannot reach its database just now. Nothing was lost. Try again in a minute.' };
  if (isDatabaseRefusal(failure)) return { status: 400, code: 'unreadable', title: titles[400] ?? '', message: 'The request held letters or numbers that cannot be stored. Check what you typed and try again.' };
  return { status: status === 503 ? 503 : 500, code: 'failed', title: 'Sorry, there is a problem with this service', message: 'Nothing was lost. Try again later. If it goes on, tell us the number below.' };
}

/** Text that PostgreSQL cannot hold at all (a NUL byte) or a number out of its range: the caller's, not a bug. */
function isDatabaseRefusal(error: Error): boolean {
  const code = (error as { code?: unknown }).code;
  return code === '22021' || code === '22P05' || code === '22003' || code === '22008';
}

/** The database was stopped, killed or cut off, or does not let this process in (class 28); what was not acknowledged did not happen. */
function isDatabaseAway(error: Error): boolean {
  const { code = '', syscall } = error as { code?: string; syscall?: string };
  return /^(57P0[123]|08\w{3}|28\w{3}|53300|ECONNRESET|EPIPE)$/.test(code) || syscall === 'connect' || /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/.test(error.message);
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, failure: Failure): FastifyReply {
  const problem = { type: 'about:blank', title: failure.title, status: failure.status, code: failure.code, detail: failure.message, instance: request.id, ...(failure.fields ? { errors: failure.fields } : {}) };
  if (failure.status === 401) reply.header('WWW-Authenticate', 'Bearer');
  return reply.status(failure.status).type('application/problem+json; charset=utf-8').header('Cache-Control', 'no-store').send(JSON.stringify(problem));
}
