import { z } from 'zod';
import type { ApiDescription, Route } from '#platform/http';
import { problemResponses, problemSchema } from './problems.ts';

type Json = Record<string, unknown>;
export type ApiRoute = Route & { api: ApiDescription };

export const isApiRoute = (route: Route): route is ApiRoute => route.api !== undefined;

/**
 * The OpenAPI 3.1 document of every route that has a description, from the same schemas that read the requests.
 * `isOpen` says which may be asked without a token. Source: OpenAPI Specification 3.1.0.
 */
export function openApiDocument(routes: readonly Route[], { baseUrl, isOpen }: { baseUrl: string; isOpen(route: Route): boolean }): Json {
  const described = routes.filter(isApiRoute);
  const schemas: Json = { Problem: problemSchema };
  const paths: Record<string, Json> = {};
  for (const route of described) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemas, isOpen(route)) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Allied, for programs', version: '1', summary: 'Strategies of the allied health professions, and the work under them',
      description: 'What is public needs no token. Lists come in pages: follow the Link header with rel="next". Every answer has an ETag; send it back as If-None-Match to ask whether anything changed.',
      license: { name: 'Code: MIT. Published strategies: Open Government Licence v3.0', url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/' },
    },
    servers: [{ url: baseUrl }],
    tags: [...new Set(described.flatMap(({ api }) => api.tags ?? []))].map((name) => ({ name })),
    paths,
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token that an administrator of your organisation makes.' } } },
  };
}

/** A stable name for generated clients: "get objectives id wording" in one word. */
export function operationId({ method, path }: Route): string {
  const words = [method.toLowerCase(), ...path.replace('/api/v1/', '').split('/')].map((part) => part.replace(/^:/, 'by-'));
  return words.join('-').replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

function operationOf(route: ApiRoute, schemas: Json, isOpen: boolean): Json {
  const { api } = route;
  const { summary, scope, tags, body, status = 200, needsMatch } = api;
  return {
    operationId: operationId(route), summary, tags,
    description: scope ? `A token needs the scope \`${scope}\`.` : 'Any token will do.',
    security: isOpen ? [{}, { token: [] }] : [{ token: [] }],
    parameters: parametersOf(route, schemas, !isOpen || scope !== null),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, schemas, 'input'), ...(api.sample?.body === undefined ? {} : { example: api.sample.body }) } } } } : {}),
    responses: {
      [String(status)]: { description: status === 201 ? 'It was made' : 'What was asked for', headers: answerHeaders(api), content: { 'application/json': { schema: jsonSchema(api.answer, schemas, 'output') } } },
      ...(route.method === 'GET' ? { '304': { description: 'Nothing has changed since the ETag in If-None-Match' } } : {}),
      ...problemResponses({ takesBody: body !== undefined, needsMatch: needsMatch !== undefined, hasParameters: api.params !== undefined }),
    },
  };
}

function answerHeaders({ query, status }: ApiDescription): Json {
  const text = (description: string) => ({ description, schema: { type: 'string' } });
  return {
    ETag: text('Names this very answer'), RateLimit: text('How many requests are left in this minute'),
    ...(query && 'cursor' in query.shape ? { Link: text('The address of the next page, with rel="next"') } : {}),
    ...(status === 201 ? { Location: text('Where it is, when it has an address of its own') } : {}),
  };
}

function parametersOf({ api: { params, query, needsMatch, status } }: ApiRoute, schemas: Json, takesToken: boolean): Json[] {
  const each = (place: 'path' | 'query', shape: z.ZodObject | undefined) => Object.entries(shape?.shape ?? {}).map(([name, field]) => {
    const { description, ...schema } = jsonSchema(field as z.ZodType, schemas, 'input');
    return { name, in: place, required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success, ...(description ? { description } : {}), schema };
  });
  const match = { name: 'If-Match', in: 'header', required: true, description: `The ETag of ${needsMatch?.replace(/:(\w+)/g, '{$1}')} that this change was made from`, schema: { type: 'string' } };
  const key = { name: 'Idempotency-Key', in: 'header', required: false, description: 'A word of your own for this request. Sent again within 24 hours it gives the same answer and makes nothing twice', schema: { type: 'string', minLength: 8, maxLength: 200 } };
  return [...each('path', params), ...each('query', query), ...(needsMatch ? [match] : []), ...(status === 201 && takesToken ? [key] : [])];
}

/** A zod schema as JSON Schema; those with a name become components and are referred to. */
function jsonSchema(shape: z.ZodType, schemas: Json, io: 'input' | 'output'): Json {
  const { $defs, $schema: _dialect, ...schema } = z.toJSONSchema(shape, { target: 'draft-2020-12', io, unrepresentable: 'any' }) as Json & { $defs?: Json };
  for (const [name, found] of Object.entries($defs ?? {})) schemas[name] = atComponents(found);
  return atComponents(schema) as Json;
}

function atComponents(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(atComponents);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, name === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') : atComponents(value)]));
}
