import { z } from 'zod';
import { operation, refuseUnmatched } from '#platform/api';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { Route } from '#platform/http';
import { addLink, changeLink } from '../../commands/change-link.ts';
import { disputeAlignment } from '../../commands/dispute-alignment.ts';
import { lockStrategy } from '../../data/strategy-rows.ts';
import { organisationByCode } from '../../queries/api/places.ts';
import { linkBetween } from '../../queries/links.ts';
import { strategyHead } from '../../queries/strategy-head.ts';
import { code, day, done, id, moment, schemaVersion, weight, words } from './shapes.ts';

const reads = { may: 'read strategies', scope: 'strategies:read', tag: 'Strategies' } as const;
const writes = { may: 'change a strategy', scope: 'strategies:write', tag: 'Strategies' } as const;
const params = z.object({ code });
const linkParams = z.object({ code, from: code, to: code });
const exampleLink = { code: 'vale', from: 'vale.care.1.1', to: 'nat.a3.3' };
const reason = words(600, 3);
const isDone = { value: { schemaVersion: 1 as const, isDone: true as const } };

const link = z.object({
  schemaVersion, id, from: code, to: code, weight, reason: z.string(), judgement: z.string(), beganAt: moment,
  disputes: z.array(z.object({ organisation: z.string(), raisedOn: day, reason: z.string() })).meta({ description: 'Objections that wait for an answer' }),
}).meta({ id: 'AlignmentInFull' });

/** The links from a strategy to others, each with its reason and the objections to it. */
export const alignmentRoutes: readonly Route[] = [
  operation({
    ...writes, method: 'POST', path: '/strategies/:code/alignments', summary: 'Link a part of your strategy to a part of another', example: { code: 'vale' }, params, answer: link, status: 201,
    body: z.strictObject({ from: code, to: code, weight, reason }).meta({ id: 'NewAlignment' }), sample: { body: { from: 'vale.p2', to: 'nat.f1', weight: 'also', reason: 'Every profession is part of it' } },
    handle: async (ctx, { params: { code: wanted }, body }) => ({
      value: await ctx.write(async (tx) => {
        await addLink(tx, ctx, { code: wanted, from: body.from, to: body.to, become: body.weight, why: body.reason });
        return linkShown(tx, { code: wanted, from: body.from, to: body.to });
      }),
    }),
  }),
  operation({
    ...reads, method: 'GET', path: '/strategies/:code/alignments/:from/:to', summary: 'Read one link with the objections to it', example: exampleLink, params: linkParams, answer: link,
    handle: async (ctx, asked) => ({ value: await ctx.read((tx) => linkShown(tx, asked.params)) }),
  }),
  operation({
    ...writes, method: 'POST', path: '/strategies/:code/alignments/:from/:to/changes', summary: 'Keep, change or take away a link; this answers the objections', example: exampleLink, params: linkParams, answer: done, status: 201,
    needsMatch: '/strategies/:code/alignments/:from/:to', sample: { body: { become: 'also', why: 'It helps, beside other work', reason: 'Two other links matter more' } },
    body: z.strictObject({ become: z.enum(['kept', 'main', 'also', 'ended']), why: reason.meta({ description: 'Why the one serves the other' }), reason: reason.meta({ description: 'Why it is decided now' }) }).meta({ id: 'AlignmentChange' }),
    handle: async (ctx, { params: asked, body }) => {
      await ctx.write(async (tx) => {
        await lockStrategy(tx, asked.code);
        refuseUnmatched(ctx, await linkShown(tx, asked));
        await changeLink(tx, ctx, { ...asked, ...body });
      });
      return isDone;
    },
  }),
  operation({
    ...writes, may: 'dispute a link', method: 'POST', path: '/strategies/:code/alignments/:from/:to/disputes', summary: 'Say that a link is wrong, and why', example: exampleLink, params: linkParams, answer: done, status: 201,
    body: z.strictObject({ organisation: code.meta({ description: 'Whose objection it is' }), reason }).meta({ id: 'NewDispute' }), sample: { body: { organisation: 'vale-and-riverside', reason: 'Nobody in the villages would say so' }, address: { from: 'vale.care.1.2', to: 'nat.a1.1' } },
    handle: async (ctx, { params: asked, body }) => {
      await ctx.write(async (tx) => disputeAlignment(tx, ctx, { ...asked, organisationId: await organisationByCode(tx, body.organisation), reason: body.reason }));
      return isDone;
    },
  }),
];

async function linkShown(tx: Tx, { code: wanted, from, to }: z.output<typeof linkParams>): Promise<z.input<typeof link>> {
  const found = await linkBetween(tx, (await strategyHead(tx, wanted)).id, from, to);
  if (!found) throw new NotFound('There is no such link.');
  return {
    schemaVersion: 1, id: found.id, from, to, weight: found.weight, reason: found.reason, judgement: found.judgement, beganAt: found.beganAt.toISOString(),
    disputes: found.disputes.map((one) => ({ organisation: one.organisation, raisedOn: one.raisedAt.slice(0, 10), reason: one.reason })),
  };
}
