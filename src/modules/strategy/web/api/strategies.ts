import { z } from 'zod';
import { listOperation, operation } from '#platform/api';
import { NotFound } from '#platform/errors';
import type { Route } from '#platform/http';
import { alignmentRecords, nodeRecord, nodeRecords, strategyRecords, versionRecords } from '../../queries/api/strategies.ts';
import { strategyHead, type StrategyHead } from '../../queries/strategy-head.ts';
import { alignment, code, day, moment, node, schemaVersion, strategy, version } from './shapes.ts';

const reads = { may: 'read strategies', scope: 'strategies:read', tag: 'Strategies' } as const;
const example = { code: 'nat' };
const params = z.object({ code });

const wordingAsked = z.object({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().meta({ description: 'A version by its number; the current one when absent' }),
  on: day.optional().meta({ description: 'The wording as it stood on this day' }),
});
const asked = ({ version: number, on }: z.output<typeof wordingAsked>) => ({ ...(number === undefined ? {} : { version: number }), ...(on === undefined ? {} : { on }) });

const wholeStrategy = strategy.extend({
  schemaVersion, version: z.int(), versionMadeAt: moment, attribution: z.string().nullable(), licence: z.string().nullable(),
}).meta({ id: 'StrategyInFull' });

export const strategyApiRoutes: readonly Route[] = [
  listOperation({
    ...reads, path: '/strategies', summary: 'List strategies', item: strategy, query: z.object({ organisation: code.optional() }),
    handle: (ctx, { query, page }) => ctx.read((tx) => strategyRecords(tx, query, page)),
  }),
  operation({
    ...reads, method: 'GET', path: '/strategies/:code', summary: 'Read one strategy', example, params, query: wordingAsked, answer: wholeStrategy,
    handle: async (ctx, { params: { code: wanted }, query }) => ({ value: strategyOf(await ctx.read((tx) => strategyHead(tx, wanted, asked(query)))) }),
  }),
  listOperation({
    ...reads, path: '/strategies/:code/versions', summary: 'List the versions of a strategy', example, params, item: version,
    handle: (ctx, { params: { code: wanted }, page }) => ctx.read(async (tx) => versionRecords(tx, (await strategyHead(tx, wanted)).id, page)),
  }),
  listOperation({
    ...reads, path: '/strategies/:code/nodes', summary: 'List the parts of a strategy, in the wording of a version or a day', example, params, query: wordingAsked, item: node,
    handle: (ctx, { params: { code: wanted }, query, page }) => ctx.read(async (tx) => {
      const head = await strategyHead(tx, wanted, asked(query));
      return nodeRecords(tx, { strategyId: head.id, version: head.version.number }, page);
    }),
  }),
  operation({
    ...reads, method: 'GET', path: '/strategies/:code/nodes/:node', summary: 'Read one part of a strategy', example: { ...example, node: 'nat.a2.3' }, params: z.object({ code, node: code }),
    query: wordingAsked, answer: node.extend({ schemaVersion }).meta({ id: 'StrategyNodeInFull' }),
    handle: async (ctx, { params: { code: wanted, node: nodeCode }, query }) => ctx.read(async (tx) => {
      const head = await strategyHead(tx, wanted, asked(query));
      const found = await nodeRecord(tx, { strategyId: head.id, version: head.version.number, code: nodeCode });
      if (!found) throw new NotFound('This wording of the strategy has no such part.');
      return { value: { schemaVersion: 1 as const, ...found } };
    }),
  }),
  listOperation({
    ...reads, path: '/strategies/:code/alignments', summary: 'List the links from and to a strategy, with their reasons', example, params, item: alignment,
    query: z.object({ with: code.optional().meta({ description: 'Only links with this other strategy' }) }),
    handle: (ctx, { params: { code: wanted }, query, page }) => ctx.read(async (tx) => alignmentRecords(tx, { strategyId: (await strategyHead(tx, wanted)).id, withCode: query.with }, page)),
  }),
];

function strategyOf(head: StrategyHead): z.input<typeof wholeStrategy> {
  const about = head.about as { attribution?: string; licence?: string };
  return {
    schemaVersion: 1, id: head.id, code: head.code, title: head.title, shortTitle: head.shortTitle, organisation: head.organisation.code, state: head.state, periodStart: head.periodStart,
    periodEnd: head.periodEnd, isExample: head.isExample, isPublic: head.isPublic, version: head.version.number, versionMadeAt: head.version.madeAt.toISOString(),
    attribution: about.attribution ?? null, licence: typeof about.licence === 'string' ? about.licence : null,
  };
}
