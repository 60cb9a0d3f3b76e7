import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { newId } from '#platform/ids';
import type { Config } from '#platform/config';
import { answerError, sendReply, type Present } from './answer.ts';
import type { Limiter } from './limits.ts';
import { answerBelowRouter, answerUnread } from './below-router.ts';
import { openMethods, wrongMethod } from './methods.ts';
import { buildContext, type ServerParts } from './pipeline.ts';
import { protect } from './protect.ts';
import type { Route } from './route.ts';
import { answerOnce } from './sent-forms.ts';

/** Longer than any page takes; who still works then is left behind, as with a killed process. */
const FINISH_WITHIN_MS = 10_000;

export interface ServerOptions extends ServerParts {
  routes: readonly Route[];
  present: Present;
  limiter: Limiter;
  /** Folders of files that anyone may fetch; they carry their hash in the address and may be kept for a year. */
  plugins?: readonly ((server: FastifyInstance) => Promise<void>)[];
}

/** Builds the web server: protection first, then one Fastify route per line of the rooms' tables of contents. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    genReqId: () => newId(),
    trustProxy: believedProxies(options.config),
    bodyLimit: 1_000_000,
    requestTimeout: 30_000,
    // Slow requests are looked for every 5 s (30 without this). Node swaps the two limits where the headers' one is the longer.
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    frameworkErrors: (error, request, reply) => answerBelowRouter({ status: error.statusCode ?? 400, url: request.raw.url ?? '/', response: reply.raw, options }),
    clientErrorHandler: (error, socket) => answerUnread(error, socket, options),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  await protect(server, options.config);
  logRequests(server, options);
  // The body is parsed by the route's own schema, not by the content type's good will: unknown types are refused.
  server.setErrorHandler((error: FastifyError, request, reply) => answerError({ error, request, reply, options }));
  const methodsOf = openMethods(options.routes);
  server.setNotFoundHandler((request, reply) => answerError({ error: wrongMethod(request, reply, methodsOf), request, reply, options }));
  for (const plugin of options.plugins ?? []) await plugin(server);
  const begun = waitForBegun(server);
  for (const route of options.routes) addRoute(server, route, options, begun);
  return server;
}

/**
 * Fastify would take the leftmost address that anybody may write into the header, and believes no mere number of hops:
 * counted from our own end, only as many as the operator runs are believed.
 */
function believedProxies({ behindProxy }: Config): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof behindProxy === 'number') return (_address, hop) => hop < behindProxy;
  return behindProxy === false ? false : [...behindProxy];
}

/** One line for each request: which route and how it ended. No address and no words of a person. */
function logRequests(server: FastifyInstance, { log }: ServerOptions): void {
  server.addHook('onResponse', async (request, reply) => {
    log.info('request', { request: request.id, method: request.method, route: request.routeOptions.url ?? '', status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) });
  });
}

/** Whoever goes away leaves work behind that still reads and writes: the server is closed once that is done, so that nobody takes the database from under it. */
function waitForBegun(server: FastifyInstance): <T>(work: Promise<T>) => Promise<T> {
  const begun = new Set<Promise<unknown>>();
  server.addHook('onClose', async () => {
    await Promise.race([Promise.allSettled(begun), new Promise((done) => setTimeout(done, FINISH_WITHIN_MS).unref())]);
  });
  return async (work) => {
    begun.add(work);
    try {
      return await work;
    } finally {
      begun.delete(work);
    }
  };
}

function addRoute(server: FastifyInstance, route: Route, options: ServerOptions, begun: ReturnType<typeof waitForBegun>): void {
  server.route({
    method: route.method,
    url: route.path,
    ...(route.uploads ? { bodyLimit: route.uploads.maxBytes + (route.uploads.maxFieldBytes ?? 0) + 1_000_000 } : {}),
    handler: (request: FastifyRequest, reply: FastifyReply) => begun(answer({ request, reply, route, options })),
  });
}

async function answer({ request, reply, route, options }: { request: FastifyRequest; reply: FastifyReply; route: Route; options: ServerOptions }): Promise<FastifyReply> {
  const ctx = await buildContext({ request, reply, route, options });
  return sendReply({ reply, request, ctx, result: await answerOnce(ctx, route, options.sentences), options });
}
