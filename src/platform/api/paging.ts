import { z } from 'zod';
import { Invalid } from '#platform/errors';
import type { RequestContext, Route } from '#platform/http';
import { isId } from '#platform/ids';
import { operation, type Asked, type Operation } from './operation.ts';

/** The most that one answer lists. */
export const MOST_ITEMS = 200;

/** Where a page begins: after the row with these sort keys. Rows that are added elsewhere shift nothing. */
export interface PageAsked {
  limit: number;
  after: readonly string[] | null;
}

/** One row more than was asked for tells that there is a next page. */
export interface Rows<T> {
  items: T[];
  /** The sort keys of the last item, where more follow. */
  next: readonly string[] | null;
}

const pagingShape = z.object({
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).default(50).meta({ description: 'How many at most' }),
  cursor: z.string().max(500).optional().meta({ description: 'Where to go on: `next` of the answer before' }),
});

export interface ListOperation<P extends z.ZodObject, Q extends z.ZodRawShape, I extends z.ZodType> extends Omit<Operation<P, z.ZodObject<Q>, z.ZodType, I>, 'answer' | 'handle' | 'query' | 'body' | 'status' | 'method'> {
  query?: z.ZodObject<Q>;
  item: I;
  handle(ctx: RequestContext, asked: Asked<z.output<P>, z.output<z.ZodObject<Q>>, unknown> & { page: PageAsked }): Promise<Rows<z.input<I>>>;
}

/** A list in pages: `{ schemaVersion, items, next }`, with the next page's address in the Link header too (RFC 8288). */
export function listOperation<P extends z.ZodObject, Q extends z.ZodRawShape, I extends z.ZodType>({ item, query, handle, ...rest }: ListOperation<P, Q, I>): Route {
  const whole: typeof pagingShape = query ? query.extend(pagingShape.shape) : pagingShape;
  return operation({
    ...rest, method: 'GET', query: whole,
    answer: z.object({ schemaVersion: z.literal(1), items: z.array(item), next: z.string().nullable() }),
    handle: async (ctx, asked) => {
      const { limit, cursor } = asked.query;
      const found = await handle(ctx, { ...asked, query: asked.query as unknown as z.output<z.ZodObject<Q>>, page: { limit, after: cursor === undefined ? null : readCursor(cursor) } });
      const next = found.next ? writeCursor(found.next) : null;
      return { value: { schemaVersion: 1 as const, items: found.items, next }, ...(next ? { headers: { Link: `<${nextAddress(ctx, next)}>; rel="next"` } } : {}) };
    },
  });
}

/** Cuts the row that was read too many, and keeps the keys of the last one shown. */
export function rowsOf<R, T>(rows: readonly R[], { limit }: PageAsked, keysOf: (row: R) => readonly string[], itemOf: (row: R) => T): Rows<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(itemOf), next: rows.length > limit && last !== undefined ? keysOf(last) : null };
}

const writeCursor = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

function readCursor(cursor: string): string[] {
  try {
    return z.array(z.string().max(200)).min(1).max(3).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Invalid('The cursor was not made by this service. Begin again without it.', { cursor: 'Use the value of “next” from the answer before' });
  }
}

const momentShape = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;

/** The keys of a list sorted by a moment and an id. They come back from outside, so they are looked at again. */
export function afterMoment({ after }: PageAsked): { at: string; id: string } | null {
  if (!after) return null;
  const [at = '', id = ''] = after;
  if (!momentShape.test(at) || !isId(id)) throw new Invalid('The cursor was not made by this list. Begin again without it.', { cursor: 'Use the value of “next” from the answer before' });
  return { at, id };
}

function nextAddress({ config, path, query }: RequestContext, cursor: string): string {
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])));
  asked.set('cursor', cursor);
  return `${config.baseUrl}${path}?${asked}`;
}
