import type { z } from 'zod';
import { Invalid, NotFound } from '#platform/errors';
import { json, type RequestContext, type Route } from '#platform/http';
import { once } from './once.ts';
import { MediaTypeRefused } from './preconditions.ts';

/** What a program asked, already read: wrong addresses were answered 404, wrong questions and bodies 422. */
export interface Asked<P, Q, B> {
  params: P;
  query: Q;
  body: B;
}

export interface Answer<T> {
  value: T;
  headers?: Record<string, string>;
}

export interface Operation<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType> {
  method: Route['method'];
  /** Below /api/v1. */
  path: string;
  may: string;
  example?: Record<string, string>;
  /** What it does, in the imperative: the line in the list of operations. */
  summary: string;
  /** The scope a token must hold; null where a token needs none. */
  scope: string | null;
  tag: string;
  params?: P;
  query?: Q;
  body?: B;
  answer: A;
  status?: 200 | 201;
  /** The address, below /api/v1, whose ETag must come as If-Match; without the header the answer is 428. */
  needsMatch?: string;
  /** Anyone may send it, without a token: what the public may say on a page. */
  isForAnyone?: boolean;
  requestsPerMinute?: number;
  /** A request that works in the demonstration: the page for programs shows it, and a test sends it. */
  sample?: { body?: z.input<B>; query?: Record<string, string>; address?: Record<string, string> };
  handle(ctx: RequestContext, asked: Asked<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer<z.input<A>>>;
}

/** One operation of the JSON interface: read at the door with its own schemas, which the OpenAPI document shows. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(given: Operation<P, Q, B, A>): Route {
  const { method, path, may, example, summary, scope, tag, params, query, body, answer, status = 200, needsMatch, isForAnyone, requestsPerMinute, sample } = given;
  return {
    method, path: `/api/v1${path}`, may, ...(example ? { example } : {}), ...(requestsPerMinute ? { requestsPerMinute } : {}),
    api: { summary, scope, tags: [tag], ...(params ? { params } : {}), ...(query ? { query } : {}), ...(body ? { body } : {}), answer, status, ...(needsMatch ? { needsMatch: `/api/v1${needsMatch}` } : {}), ...(isForAnyone ? { isForAnyone } : {}), ...(sample ? { sample } : {}) },
    handler: async (ctx) => {
      const asked = readRequest(given, ctx);
      const { value, headers } = status === 201 ? await once(ctx, asked.body, (inner) => given.handle(inner, asked)) : await given.handle(ctx, asked);
      return json(value, status, headers);
    },
  };
}

function readRequest<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>({ params, query, body }: Pick<Operation<P, Q, B, z.ZodType>, 'params' | 'query' | 'body'>, ctx: RequestContext) {
  const read = params?.safeParse(ctx.params);
  if (read && !read.success) throw new NotFound('There is nothing at that address.');
  if (body && !/^application\/json\b/i.test(String(ctx.headers['content-type'] ?? ''))) throw new MediaTypeRefused('Send the body as application/json.');
  return {
    params: (read?.data ?? {}) as z.output<P>,
    query: (query ? readPart('query', query, ctx.query) : {}) as z.output<Q>,
    body: (body ? readPart('body', body, ctx.body) : undefined) as z.output<B>,
  };
}

/** The sentence of every part that does not fit, by its path: "aims.0". */
function readPart(part: 'query' | 'body', shape: z.ZodType, given: unknown): unknown {
  const read = shape.safeParse(given);
  if (read.success) return refuseUnkept(read.data);
  const errors = Object.fromEntries(read.error.issues.map((issue) => [issue.path.join('.') || part, issue.message]));
  throw new Invalid(`The ${part === 'query' ? 'question in the address' : 'body'} does not fit the description of this operation.`, errors);
}

/** Escapes in JSON bring in what no database keeps, a null character or half of a letter. Forms are cleaned of both; a program is told. */
function refuseUnkept(data: unknown): unknown {
  const path = unkeptIn(data);
  if (path) throw new Invalid('The body holds text that cannot be kept.', { [path.join('.')]: 'This text holds a null character or half of a letter. Take it out' });
  return data;
}

function unkeptIn(value: unknown, path: readonly string[] = []): readonly string[] | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = unkeptIn(part, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
