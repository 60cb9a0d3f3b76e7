import { z } from 'zod';
import { listOperation, matchedVersion, operation, versionTag } from '#platform/api';
import { FinancialYear } from '#platform/clock';
import type { Route } from '#platform/http';
import { createObjective } from '../../commands/create-objective.ts';
import { editObjectiveWording } from '../../commands/edit-objective-wording.ts';
import { recordProgress } from '../../commands/record-progress.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { objectiveRecord, objectiveRecords } from '../../queries/api/objectives.ts';
import { actionRecords, decisionRecords, progressRecords, wordingRecord } from '../../queries/api/objective-parts.ts';
import { placesByCode } from '../../queries/api/places.ts';
import { action, code, decision, financialYear, id, made, newObjective, newProgress, newWording, objective, progress, schemaVersion, wording } from './shapes.ts';

const reads = { may: 'read objectives', scope: 'objectives:read', tag: 'Objectives' } as const;
const writes = { may: 'write objectives', scope: 'objectives:write', tag: 'Objectives' } as const;
const params = z.object({ id });
const example = { id: demoObjectiveId('vale.2025.1') };
/** The same work a year later: it may still be changed. */
const going = { id: demoObjectiveId('vale.2026.1') };

const whole = objective.extend({ schemaVersion }).meta({ id: 'ObjectiveInFull' });
const wholeWording = wording.extend({ schemaVersion }).meta({ id: 'WordingInFull' });

export const objectiveApiRoutes: readonly Route[] = [
  listOperation({
    ...reads, path: '/objectives', summary: 'List annual objectives', item: objective,
    query: z.object({ organisation: code.optional(), strategy: code.optional(), node: code.optional().meta({ description: 'A part of the strategy; needs `strategy`' }), year: financialYear.optional() }),
    handle: (ctx, { query: { year, ...query }, page }) => ctx.read((tx) => objectiveRecords(tx, { ...query, year: year ? FinancialYear.parse(year) : undefined }, page, ctx.now)),
  }),
  operation({
    ...writes, method: 'POST', path: '/objectives', summary: 'Begin an annual objective as a draft', body: newObjective, answer: whole, status: 201,
    sample: { body: { organisation: 'vale-and-riverside', year: '2026-27', strategy: 'nat', node: 'nat.a2.3', wording: 'Shorter waits for podiatry', ownerRole: 'Podiatry lead', aims: ['outcomes'], reason: 'It is the rural access ambition' } },
    handle: async (ctx, { body }) => {
      const record = await ctx.write(async (tx) => {
        const found = await placesByCode(tx, body);
        const { id: made } = await createObjective(tx, ctx, { ...body, ...found, year: FinancialYear.parse(body.year) ?? FinancialYear.at(ctx.now), nodeCode: body.node, parentReason: body.reason, ownerPersonId: null });
        return objectiveRecord(tx, made, ctx.now);
      });
      return { value: { schemaVersion: 1 as const, ...record }, headers: { Location: `${ctx.config.baseUrl}/api/v1/objectives/${record.id}` } };
    },
  }),
  operation({
    ...reads, method: 'GET', path: '/objectives/:id', summary: 'Read one annual objective', example, params, answer: whole,
    handle: async (ctx, asked) => ({ value: { schemaVersion: 1 as const, ...(await ctx.read((tx) => objectiveRecord(tx, asked.params.id, ctx.now))) } }),
  }),
  operation({
    ...reads, method: 'GET', path: '/objectives/:id/wording', summary: 'Read the words of an objective, to change them', example, params, answer: wholeWording,
    handle: async (ctx, asked) => {
      const record = await ctx.read((tx) => wordingRecord(tx, asked.params.id));
      return { value: { schemaVersion: 1 as const, ...record }, headers: { ETag: versionTag(record.version) } };
    },
  }),
  operation({
    ...writes, method: 'PUT', path: '/objectives/:id/wording', summary: 'Write the words of an objective anew; earlier words stay as a version', example, params, body: newWording, answer: wholeWording, needsMatch: '/objectives/:id/wording', sample: { address: going, body: { wording: 'People who live in villages are seen as soon as people in towns', ownerRole: 'Podiatry lead', aims: ['outcomes'], reason: 'Towns asked for it too' } },
    handle: async (ctx, asked) => {
      const record = await ctx.write(async (tx) => {
        const current = await wordingRecord(tx, asked.params.id);
        await editObjectiveWording(tx, ctx, { ...asked.body, id: asked.params.id, fromVersion: matchedVersion(ctx, current.version) });
        return wordingRecord(tx, asked.params.id);
      });
      return { value: { schemaVersion: 1 as const, ...record }, headers: { ETag: versionTag(record.version) } };
    },
  }),
  listOperation({ ...reads, path: '/objectives/:id/progress', summary: 'List what was reported on an objective', example, params, item: progress, handle: (ctx, asked) => ctx.read((tx) => progressRecords(tx, asked.params.id, asked.page)) }),
  operation({
    ...writes, may: 'record progress', method: 'POST', path: '/objectives/:id/progress', summary: 'Report progress on an objective', example, params, body: newProgress, answer: made, status: 201,
    sample: { address: going, body: { status: 'on track', note: 'The third clinic has opened', changeForPeople: 'better', evidence: { kind: 'measure', text: 'Waits fell to 20 days' } } },
    handle: async (ctx, asked) => {
      const { updateId } = await ctx.write((tx) => recordProgress(tx, ctx, { ...asked.body, id: asked.params.id, route: 'programme' }));
      return { value: { schemaVersion: 1 as const, id: updateId } };
    },
  }),
  listOperation({ ...reads, path: '/objectives/:id/actions', summary: 'List the actions of an objective', example, params, item: action, handle: (ctx, asked) => ctx.read((tx) => actionRecords(tx, asked.params.id, asked.page)) }),
  listOperation({ ...reads, path: '/objectives/:id/decisions', summary: 'List the decisions about an objective', example, params, item: decision, handle: (ctx, asked) => ctx.read((tx) => decisionRecords(tx, asked.params.id, asked.page)) }),
];
