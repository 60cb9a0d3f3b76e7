import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRefusal } from './refusal.ts';
import type { Route } from './route.ts';

/** Answers which methods an address takes; none when there is no such address. */
export type MethodsOf = (path: string) => string[];

/** Reads the table of routes once: what each pattern takes, and HEAD wherever there is GET. */
export function openMethods(routes: readonly Route[]): MethodsOf {
  const patterns = new Map<string, { fits: RegExp; methods: Set<string> }>();
  for (const { path, method } of routes) {
    const pattern = patterns.get(path) ?? { fits: patternOf(path), methods: new Set<string>() };
    for (const taken of method === 'GET' ? ['GET', 'HEAD'] : [method]) pattern.methods.add(taken);
    patterns.set(path, pattern);
  }
  return (path) => [...new Set([...patterns.values()].filter(({ fits }) => fits.test(path)).flatMap(({ methods }) => [...methods]))].toSorted();
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}/?$`);

/** The address exists, but not for this method: 405 with the methods that it takes (RFC 9110, section 15.5.6). Null when it does not exist. */
export function wrongMethod(request: FastifyRequest, reply: FastifyReply, methodsOf: MethodsOf): ApiRefusal | null {
  const methods = methodsOf(request.url.split('?')[0] ?? '/');
  if (methods.length === 0 || methods.includes(request.method)) return null;
  reply.header('Allow', methods.join(', '));
  return new ApiRefusal(405, 'method-not-allowed', 'This address cannot be used in that way. Go back and try again.');
}
