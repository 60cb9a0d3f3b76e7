import type { FastifyReply, FastifyRequest } from 'fastify';
import { may, type Sentence } from '#platform/access';
import type { Config } from '#platform/config';
import type { Store, Tx } from '#platform/db';
import { Forbidden } from '#platform/errors';
import type { Log } from '#platform/log';
import { publicViewer, scopeOf, type FirstGroup, type OwnNotice, type PagePart, type RequestContext, type ThemeBehind, type ThingOf, type Viewer, type WordSuggestion } from './context.ts';
import type { Limiter } from './limits.ts';
import { FormOutOfDate, SignInNeeded, TooMany } from './refusal.ts';
import { metAnother } from './met-another.ts';
import type { Route } from './route.ts';
import { typedWords } from './typed-words.ts';
import { readMultipart } from './uploads.ts';

export const sessionCookie = 'allied_session';

/** What the pipeline is built from; the hall fills it in. */
export interface ServerParts {
  config: Config;
  store: Store;
  log: Log;
  clock: () => Date;
  limiter: Limiter;
  sentences: readonly Sentence[];
  /** Finds who holds a session cookie or a bearer token; null when it is unknown or over. */
  viewerBySession(token: string, now: Date): Promise<Viewer | null>;
  viewerByToken(token: string, now: Date): Promise<Viewer | null>;
  /** Advises on words that somebody typed, in the viewer's scope; without it there is no advice. */
  suggestWords?(tx: Tx, texts: readonly string[], strategyCode?: string | null): Promise<WordSuggestion[][]>;
  ownNotices?(tx: Tx, viewer: Viewer, now: Date): Promise<OwnNotice[]>;
  /** The published themes behind objectives, in the viewer's scope; without it there are none. */
  themesBehind?(tx: Tx, objectiveIds: readonly string[]): Promise<ReadonlyMap<string, readonly ThemeBehind[]>>;
  /** What other rooms add to the page of an objective, in the viewer's scope; without it there is nothing. */
  partsOfObjective?(tx: Tx, objectiveId: string, asked: { viewer: Viewer; now: Date }): Promise<readonly PagePart[]>;
  /** What other rooms add to the page of a published theme, in the viewer's scope; without it there is nothing. */
  partsOfTheme?(tx: Tx, themeId: string, asked: { now: Date }): Promise<readonly PagePart[]>;
  /** What the rooms above hold of an organisation, in the viewer's scope; without it there is nothing. */
  thingsOf?(tx: Tx, organisationId: string): Promise<readonly ThingOf[]>;
  /** Whom an organisation looks at first, in the viewer's scope; without it nobody. */
  groupsLookedAtFirst?(tx: Tx, organisationId: string, now: Date): Promise<readonly FirstGroup[]>;
}

interface Call {
  request: FastifyRequest;
  reply: FastifyReply;
  route: Route;
  options: ServerParts;
}

/** The order matters: limit, who, may they, where does the form come from; only then is a body read as a form. */
export async function buildContext(call: Call): Promise<RequestContext> {
  const { request, route, options } = call;
  const now = options.clock();
  if (route.isForWatchers) return contextOf(call, { now, viewer: publicViewer, addressKey: '', body: {}, files: [] });
  const addressKey = await limit(call, now);
  const viewer = await findViewer(call, now);
  (request as { csrfSubject?: string }).csrfSubject = viewer.sessionId ?? 'anyone';
  (request as { viewer?: Viewer }).viewer = viewer;
  // A program without a token is told so; asking it for our form's own value would only puzzle.
  if (route.api && !route.api.isForAnyone && route.method !== 'GET' && viewer.kind === 'public') throw new SignInNeeded('This needs a token.');
  const { body, files } = await readBody(call);
  if (route.method !== 'GET' && viewer.kind !== 'token' && !actsForNobody(route, viewer)) await checkOrigin(call, { body, viewer });
  if (!may(options.sentences, viewer, route.may)) throw viewer.signedIn ? new Forbidden() : new SignInNeeded();
  checkTokenScope(route, viewer);
  return contextOf(call, { now, viewer, addressKey, body, files });
}

/** Nobody's rights can be borrowed by a forged request where nobody is signed in, and JSON of another site's page needs our leave. */
const actsForNobody = (route: Route, viewer: Viewer): boolean => (route.api?.isForAnyone === true || route.isPressedInLetters === true) && viewer.kind === 'public';

async function limit({ request, reply, route, options }: Call, now: Date): Promise<string> {
  const { limiter, config } = options;
  const key = await limiter.keyFor(request.ip, now);
  const within = route.requestsPerMinute
    ? await limiter.allowsStrictly(`${route.path} ${key}`, route.requestsPerMinute, now)
    : limiter.allows(key, config.requestsPerMinute, now);
  if (route.api && config.requestsPerMinute > 0) tellLimit(reply, { most: config.requestsPerMinute, used: limiter.used(key), now });
  if (within) return key;
  reply.header('Retry-After', String(60 - now.getUTCSeconds()));
  throw new TooMany('Too many requests from your connection. Wait a minute and try again.');
}

/** Programs are told how much they may still ask (draft-ietf-httpapi-ratelimit-headers). */
function tellLimit(reply: FastifyReply, { most, used, now }: { most: number; used: number; now: Date }): void {
  reply.headers({ 'RateLimit-Policy': `"default";q=${most};w=60`, RateLimit: `"default";r=${Math.max(0, most - used)};t=${60 - now.getUTCSeconds()}` });
}

async function findViewer({ request, reply, route, options }: Call, now: Date): Promise<Viewer> {
  const authorization = request.headers.authorization;
  // Who means to show a token is never taken for the public: an empty one is a token that is not known.
  const bearer = route.api ? /^bearer(?: +(.*))?$/i.exec(authorization ?? '') : null;
  if (bearer) {
    const viewer = await options.viewerByToken(bearer[1] ?? '', now);
    if (!viewer) throw new SignInNeeded('The token is unknown or has ended.');
    return viewer;
  }
  const token = request.cookies[sessionCookie];
  if (!token) return publicViewer;
  const viewer = await options.viewerBySession(token, now);
  if (!viewer) reply.clearCookie(sessionCookie, { path: '/' });
  return viewer ?? publicViewer;
}

function checkTokenScope(route: Route, viewer: Viewer): void {
  if (viewer.kind !== 'token' || !route.api?.scope) return;
  if (!viewer.tokenScopes.includes(route.api.scope)) throw new Forbidden(`This token does not hold the scope "${route.api.scope}".`);
}

async function readBody({ request, route }: Call): Promise<Pick<RequestContext, 'body' | 'files'>> {
  if (!request.isMultipart()) return { body: request.body ?? {}, files: [] };
  return readMultipart(request, route.uploads ?? { maxBytes: 1 });
}

/**
 * A change needs a token that only our own pages hold, and, where the browser says where it comes from, our own origin.
 */
async function checkOrigin({ request, reply, route, options }: Call, { body, viewer }: { body: unknown; viewer: Viewer }): Promise<void> {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site') throw new Forbidden('The form came from another site.');
  Object.assign(request, { body });
  await new Promise<void>((done, refuse) => {
    const answer = { send: () => refuse(new FormOutOfDate({ isSignedOut: !viewer.signedIn && !may(options.sentences, viewer, route.may), ...typedWords(request.headers, body) })), unsignCookie: reply.unsignCookie.bind(reply) };
    request.server.csrfProtection(request, answer as unknown as FastifyReply, () => done());
  });
}

function contextOf({ request, reply, options }: Call, found: Pick<RequestContext, 'now' | 'viewer' | 'addressKey' | 'body' | 'files'>): RequestContext {
  const { config, store, log, suggestWords, ownNotices, themesBehind, partsOfObjective, partsOfTheme, thingsOf, groupsLookedAtFirst } = options;
  const scope = scopeOf(found.viewer);
  const secure = config.baseUrl.startsWith('https:');
  return {
    ...found, config, store, log,
    id: request.id,
    method: request.method,
    path: request.url.split('?')[0] ?? '/',
    params: request.params as Record<string, string>,
    query: request.query as Record<string, string | string[]>,
    headers: request.headers,
    csrf: onceCalled(() => reply.generateCsrf({ userInfo: found.viewer.sessionId ?? 'anyone' })),
    read: (work) => store.reading(scope, work),
    write: (work) => store.within(scope, work).catch((error: unknown) => metAnother(error, { log, request: request.id })),
    suggestWords: async (texts, strategyCode) => (suggestWords ? store.reading(scope, (tx) => suggestWords(tx, texts, strategyCode)) : []),
    ownNotices: async () => (ownNotices ? store.reading(scope, (tx) => ownNotices(tx, found.viewer, found.now)) : []),
    themesBehind: async (ids) => (themesBehind && ids.length > 0 ? store.reading(scope, (tx) => themesBehind(tx, ids)) : new Map()),
    partsOfObjective: async (id) => (partsOfObjective ? store.reading(scope, (tx) => partsOfObjective(tx, id, found)) : []),
    partsOfTheme: async (id) => (partsOfTheme ? store.reading(scope, (tx) => partsOfTheme(tx, id, found)) : []),
    thingsOf: async (id) => (thingsOf ? store.reading(scope, (tx) => thingsOf(tx, id)) : []),
    groupsLookedAtFirst: async (id) => (groupsLookedAtFirst ? store.reading(scope, (tx) => groupsLookedAtFirst(tx, id, found.now)) : []),
    cookie: (name) => {
      const value = request.cookies[name];
      return value === undefined ? undefined : (reply.unsignCookie(value).value ?? undefined);
    },
    setCookie: (name, value, { maxAgeSeconds, remove, path = '/' }) => {
      if (remove) reply.clearCookie(name, { path });
      else reply.setCookie(name, value, { path, httpOnly: true, sameSite: 'lax', secure, ...(maxAgeSeconds ? { maxAge: maxAgeSeconds } : {}), signed: name !== sessionCookie });
    },
  };
}

/** A visitor's first token makes the cookie it is checked against; a second one would make another cookie and spoil the first. */
function onceCalled(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}
