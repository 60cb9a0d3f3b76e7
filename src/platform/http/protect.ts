import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import csrfProtection from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Config } from '#platform/config';
import { keyedHash } from '#platform/ids';

/** Signed cookies, forms that only our own pages can send, and headers that tell browsers to run nothing of anybody else. */
export async function protect(server: FastifyInstance, config: Config): Promise<void> {
  await server.register(cookie, { secret: keyedHash(config.secret ?? '', 'cookies') });
  // Fast rather than small: a page is made for one reader. Forms' tokens are masked anew each time, so compression tells nothing.
  await server.register(compress, { encodings: ['gzip'], threshold: 1_400, zlibOptions: { level: 4 } });
  await server.register(formbody, { bodyLimit: 1_000_000 });
  await server.register(multipart, { throwFileSizeLimit: true });
  await server.register(csrfProtection, {
    cookieKey: 'allied_form',
    cookieOpts: { path: '/', sameSite: 'lax', httpOnly: true, signed: true, secure: isSecure(config) },
    csrfOpts: { hmacKey: keyedHash(config.secret ?? '', 'forms'), userInfo: true },
    getUserInfo: (request) => (request as FastifyRequest & { csrfSubject?: string }).csrfSubject ?? 'anyone',
    sessionPlugin: '@fastify/cookie',
    logLevel: 'debug',
  });
  const headers = await headersFor(config);
  server.addHook('onRequest', (_request, reply, next) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    next();
  });
}

/**
 * The headers that helmet gives every answer, asked for once: what it makes anew for each request outlives the request, and was half of
 * what filled the old heap.
 */
async function headersFor(config: Config): Promise<readonly (readonly [string, string])[]> {
  const model = Fastify();
  await model.register(helmet, policyOf(config));
  const { headers } = await model.get('/', () => '').inject('/');
  await model.close();
  const ofTheAnswer = new Set(['content-type', 'content-length', 'date', 'connection']);
  const protecting = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' && !ofTheAnswer.has(name) ? [[name, value] as const] : []));
  return [...protecting, ['permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()']];
}

const isSecure = ({ baseUrl }: Config): boolean => baseUrl.startsWith('https:');

const policyOf = (config: Config): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
      connectSrc: ["'self'"], formAction: ["'self'", ...(config.oidc ? [new URL(config.oidc.issuer).origin] : [])],
      frameAncestors: ["'none'"], baseUri: ["'none'"], objectSrc: ["'none'"],
    },
  },
  strictTransportSecurity: isSecure(config) ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  referrerPolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
  xFrameOptions: { action: 'deny' },
});
