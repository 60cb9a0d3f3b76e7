import { z } from 'zod';
import { listOperation, operation } from '#platform/api';
import type { Route } from '#platform/http';
import { exampleSessionId } from '../../data/seed-event-session.ts';
import { sessionInFull, sessionRecords } from '../../queries/api/sessions.ts';
import { code, id, schemaVersion, session } from './shapes.ts';

const reads = { may: 'read event sessions', scope: 'strategies:read', tag: 'Strategies' } as const;

const whole = session.extend({
  schemaVersion, questions: z.array(z.string()),
  themes: z.array(z.object({ name: z.string(), place: z.int(), votes: z.int(), tables: z.int(), notes: z.int(), objectives: z.array(id) })),
  attendance: z.object({
    groups: z.array(z.object({ group: z.string(), people: z.int().nullable().meta({ description: 'Null where fewer than eight people came from the group' }) })),
    total: z.object({ people: z.int(), isAtLeast: z.boolean() }).nullable(),
  }).meta({ description: 'Who took part, as counts. Small counts are left out, and the total is then “at least”' }),
  absent: z.array(z.object({ who: z.string(), whatWasDone: z.string() })).meta({ description: 'Who was not in the room, and what was done about it' }),
}).meta({ id: 'EventSessionInFull' });

export const sessionApiRoutes: readonly Route[] = [
  listOperation({
    ...reads, path: '/sessions', summary: 'List event sessions', item: session, query: z.object({ organisation: code.optional(), strategy: code.optional() }),
    handle: (ctx, { query, page }) => ctx.read((tx) => sessionRecords(tx, query, page)),
  }),
  operation({
    ...reads, method: 'GET', path: '/sessions/:id', summary: 'Read one event session: questions, themes, who took part and who did not', example: { id: exampleSessionId }, params: z.object({ id }), answer: whole,
    handle: async (ctx, asked) => ({ value: { schemaVersion: 1 as const, ...(await ctx.read((tx) => sessionInFull(tx, asked.params.id))) } }),
  }),
];
