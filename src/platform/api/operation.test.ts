import assert from 'node:assert/strict';
import { it } from 'node:test';
import { z } from 'zod';
import { Invalid } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { operation } from './operation.ts';

const route = operation({
  method: 'POST', path: '/words', may: 'say words', summary: 'Say words', scope: null, tag: 'Words', body: z.strictObject({ words: z.string(), parts: z.array(z.strictObject({ name: z.string() })).default([]) }), answer: z.strictObject({ words: z.string() }),
  handle: async (_ctx, { body }) => ({ value: { words: body.words } }),
});
const send = (body: unknown) => route.handler({ params: {}, query: {}, headers: { 'content-type': 'application/json' }, body } as unknown as RequestContext);

it('refuses text that no database keeps, whole or half, and names the part', async () => {
  for (const [body, part] of [[{ words: 'a \ud800 b' }, 'words'], [{ words: 'a\0b' }, 'words'], [{ words: 'a', parts: [{ name: 'b' }, { name: '\udfff' }] }, 'parts.1.name']] as const) {
    await assert.rejects(async () => send(body), (error) => error instanceof Invalid && Object.keys(error.fields).join() === part, part);
  }
  assert.equal((await send({ words: 'ŵ 👋🏽 \t\n', parts: [{ name: 'b' }] })).kind, 'json');
});
