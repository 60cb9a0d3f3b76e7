import { z } from 'zod';
import { may } from '#platform/access';
import { matchedVersion, operation, refuseUnmatched, versionTag } from '#platform/api';
import type { Tx } from '#platform/db';
import { Forbidden, Invalid, NotFound } from '#platform/errors';
import type { Route } from '#platform/http';
import { changeState } from '../../commands/change-state.ts';
import { importStrategy } from '../../commands/import-strategy.ts';
import { newVersion } from '../../commands/new-version.ts';
import { lockStrategy } from '../../data/strategy-rows.ts';
import { stepsFrom } from '../../domain/life-cycle.ts';
import { strategyStates } from '../../domain/life-cycle-states.ts';
import { sentences } from '../../permissions.ts';
import { organisationByCode } from '../../queries/api/places.ts';
import { nodeRecord } from '../../queries/api/strategies.ts';
import { strategyHead } from '../../queries/strategy-head.ts';
import { exampleStrategyFile } from './example-strategy.ts';
import { code, node, schemaVersion, words } from './shapes.ts';

const reads = { may: 'read strategies', scope: 'strategies:read', tag: 'Strategies' } as const;
const writes = { may: 'change a strategy', scope: 'strategies:write', tag: 'Strategies' } as const;
const params = z.object({ code });
const reason = words(600, 3);

const newStrategy = z.strictObject({
  organisation: code.meta({ description: 'Who owns the strategy when it is new' }), fileName: words(80).default('a file'),
  file: z.string().min(1).max(900_000).meta({ description: 'The text of the strategy file (YAML), as the page “Load a strategy” takes it' }),
  reason: words(600).optional().meta({ description: 'Why the words change; needed where the strategy is here already with other words' }),
}).meta({ id: 'NewStrategy' });
const loaded = z.object({ schemaVersion, code, title: z.string(), version: z.int(), change: z.enum(['loaded', 'new version', 'unchanged', 'kept edits']) }).meta({ id: 'LoadedStrategy' });
const state = z.object({
  schemaVersion, state: z.enum(strategyStates), next: z.array(z.object({ state: z.enum(strategyStates), needsReason: z.boolean() })),
}).meta({ id: 'StrategyState' });

/** Loading a strategy, and changing its words and its state. */
export const strategyChangeRoutes: readonly Route[] = [
  operation({
    ...writes, may: 'load a strategy', method: 'POST', path: '/strategies', summary: 'Load a strategy from the text of its file, whole or not at all; the same content again changes nothing', body: newStrategy, answer: loaded, status: 201,
    sample: { body: { organisation: 'vale-and-riverside', fileName: 'small-plan.yaml', file: exampleStrategyFile } },
    handle: async (ctx, { body }) => ({
      value: await ctx.write(async (tx) => {
        const organisationId = await organisationByCode(tx, body.organisation);
        if (!may(sentences, ctx.viewer, 'load a strategy', organisationId)) throw new Forbidden('A token loads strategies of its own organisation.');
        const outcome = await importStrategy(tx, ctx, { text: body.file, fileName: body.fileName, organisationId, ...(body.reason ? { reason: body.reason } : {}) });
        if (!outcome.ok) throw new Invalid('The file cannot be loaded. Mend the lines named.', Object.fromEntries(outcome.problems.map(({ line, column, message }) => [`file, line ${line}, letter ${column}`, message])));
        const { ok: _ok, ...rest } = outcome;
        return { schemaVersion: 1 as const, ...rest };
      }),
    }),
  }),
  operation({
    ...reads, method: 'GET', path: '/strategies/:code/state', summary: 'Read the state of a strategy and the steps from it', example: { code: 'vale' }, params, answer: state,
    handle: async (ctx, asked) => ({ value: await ctx.read((tx) => stateShown(tx, asked.params.code)) }),
  }),
  operation({
    ...writes, method: 'PUT', path: '/strategies/:code/state', summary: 'Take one step of the life cycle', example: { code: 'vale' }, params, answer: state, needsMatch: '/strategies/:code/state',
    body: z.strictObject({ state: z.enum(strategyStates), reason: z.string().trim().max(600).default('') }), sample: { body: { state: 'drafting', reason: 'People asked us to write it anew' }, address: { code: 'DRAFT-STRATEGY' } },
    handle: async (ctx, { params: { code: wanted }, body }) => ({
      value: await ctx.write(async (tx) => {
        await lockStrategy(tx, wanted);
        const now = await stateShown(tx, wanted);
        refuseUnmatched(ctx, now);
        await changeState(tx, ctx, { code: wanted, from: now.state, to: body.state, reason: body.reason });
        return stateShown(tx, wanted);
      }),
    }),
  }),
  operation({
    ...reads, method: 'GET', path: '/strategies/:code/nodes/:node/wording', summary: 'Read the words of one part as they stand, to change them', example: { code: 'vale', node: 'vale.care.1.1' }, params: z.object({ code, node: code }),
    answer: z.object({ schemaVersion, version: z.int(), title: z.string(), text: z.string().nullable() }).meta({ id: 'NodeWording' }),
    handle: async (ctx, { params: { code: wanted, node: part } }) => {
      const value = await ctx.read((tx) => wordsShown(tx, wanted, part));
      return { value, headers: { ETag: versionTag(value.version) } };
    },
  }),
  operation({
    ...writes, method: 'PUT', path: '/strategies/:code/nodes/:node/wording', summary: 'Write one part in other words, as a new version of the strategy', example: { code: 'vale', node: 'vale.care.1.1' }, params: z.object({ code, node: code }),
    needsMatch: '/strategies/:code/nodes/:node/wording', answer: node.extend({ schemaVersion, version: z.int() }).meta({ id: 'ChangedNode' }),
    body: z.strictObject({ title: words(600), text: z.string().trim().max(20_000).default(''), reason }).meta({ id: 'NewNodeWording' }), sample: { body: { title: 'Hold clinics where people live', reason: 'People asked for plainer words' } },
    handle: async (ctx, { params: { code: wanted, node: part }, body }) => {
      const value = await ctx.write(async (tx) => {
        const { version: read } = await wordsShown(tx, wanted, part);
        const version = await newVersion(tx, ctx, { ...body, code: wanted, node: part, madeFrom: matchedVersion(ctx, read) });
        const found = await nodeRecord(tx, { strategyId: (await strategyHead(tx, wanted)).id, version, code: part });
        if (!found) throw new NotFound('This strategy has no such part.');
        return { schemaVersion: 1 as const, version, ...found };
      });
      return { value, headers: { ETag: versionTag(value.version) } };
    },
  }),
];

async function stateShown(tx: Tx, wanted: string): Promise<z.input<typeof state>> {
  const head = await strategyHead(tx, wanted);
  return { schemaVersion: 1, state: head.state, next: stepsFrom(head.state).map(({ to, reasonNeeded }) => ({ state: to, needsReason: reasonNeeded })) };
}

async function wordsShown(tx: Tx, wanted: string, part: string) {
  const head = await strategyHead(tx, wanted);
  const found = await nodeRecord(tx, { strategyId: head.id, version: head.version.number, code: part });
  if (!found) throw new NotFound('This strategy has no such part.');
  return { schemaVersion: 1 as const, version: head.version.number, title: found.title, text: found.text };
}
