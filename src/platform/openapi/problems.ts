/** Every refusal has this form (RFC 9457, application/problem+json). */
export const problemSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457)',
  properties: {
    type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string', description: 'Stable: programs may rely on it' },
    detail: { type: 'string', description: 'A sentence for people' }, instance: { type: 'string', description: 'The number of this request' },
    errors: { type: 'object', description: 'A sentence for each part that does not fit', additionalProperties: { type: 'string' } },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
};

const meanings: Record<string, string> = {
  '400': 'The body is not JSON', '413': 'The body is too large',
  '401': 'The token is missing, unknown or has ended', '403': 'This token may not do that', '404': 'There is nothing there, or nothing that you may see',
  '409': 'It has been closed or changed meanwhile', '412': 'It has changed since you read it', '415': 'The body is not application/json', '422': 'A part of the request does not fit',
  '428': 'Send If-Match with the ETag of what you read', '429': 'Too many requests: wait as long as Retry-After says', '503': 'The database cannot be reached just now',
};

/** The refusals that an operation may answer. */
export function problemResponses({ takesBody, needsMatch, hasParameters }: { takesBody: boolean; needsMatch: boolean; hasParameters: boolean }): Record<string, unknown> {
  const statuses = ['401', '403', ...(hasParameters ? ['404'] : []), ...(takesBody ? ['400', '409', '413', '415'] : []), ...(needsMatch ? ['412', '428'] : []), '422', '429', '503'];
  return Object.fromEntries(statuses.toSorted().map((status) => [status, { description: meanings[status], content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }]));
}
