import { z } from 'zod';
import { listOperation, operation } from '#platform/api';
import type { Route } from '#platform/http';
import { addPartner } from '../../commands/add-partner.ts';
import { linkObjective, unlinkObjective } from '../../commands/link-objective.ts';
import { planMilestone, reachMilestone } from '../../commands/plan-milestone.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { stableId } from '../../data/stable-id.ts';
import { partnerOrganisationKinds } from '../../domain/objective-content.ts';
import { milestoneRecords, parentRecords, partnerRecords } from '../../queries/api/objective-record.ts';
import { strategyByCode } from '../../queries/api/places.ts';
import { code, day, done, id, made, moment, pounds, weight, words } from './shapes.ts';

const reads = { may: 'read objectives', scope: 'objectives:read', tag: 'Objectives' } as const;
const writes = { may: 'write objectives', scope: 'objectives:write', tag: 'Objectives' } as const;
const params = z.object({ id });
const example = { id: demoObjectiveId('vale.2026.1') };
const partParams = z.object({ id, part: id });

const milestone = z.object({ id, madeAt: moment, title: z.string(), dueOn: day, reachedOn: day.nullable() }).meta({ id: 'Milestone' });
const partner = z.object({
  id, madeAt: moment, name: z.string(), kind: z.enum(partnerOrganisationKinds), deliveryRole: z.string(), decisionRights: z.string(), budgetPounds: z.int().nullable(), joinedOn: day, leftOn: day.nullable(),
}).meta({ id: 'Partner' });
const newPartner = z.strictObject({
  name: words(200, 2), kind: z.enum(partnerOrganisationKinds), deliveryRole: z.string().trim().max(1000).default(''), decisionRights: z.string().trim().max(1000).default(''), budgetPounds: pounds, joinedOn: day,
}).meta({ id: 'NewPartner' });
const parent = z.object({ id, madeAt: moment, strategy: code, code, weight, reason: z.string() }).meta({ id: 'Parent' });

/** What an objective serves, whom it is done with, and the steps on its way. */
export const objectiveWorkRoutes: readonly Route[] = [
  listOperation({ ...reads, path: '/objectives/:id/parents', summary: 'List the parts of strategies that an objective serves', example, params, item: parent, handle: (ctx, asked) => ctx.read((tx) => parentRecords(tx, asked.params.id, asked.page)) }),
  operation({
    ...writes, method: 'POST', path: '/objectives/:id/parents', summary: 'Link an objective to one more part of a strategy', example, params, answer: made, status: 201,
    body: z.strictObject({ strategy: code, node: code, weight, reason: words(1000, 3) }).meta({ id: 'NewParent' }), sample: { body: { strategy: 'nat', node: 'nat.f1', weight: 'also', reason: 'It needs people of every profession' } },
    handle: async (ctx, { params: { id: objectiveId }, body }) => {
      const { parentId } = await ctx.write(async (tx) => linkObjective(tx, ctx, { id: objectiveId, strategyId: await strategyByCode(tx, body.strategy), nodeCode: body.node, weight: body.weight, reason: body.reason }));
      return { value: { schemaVersion: 1 as const, id: parentId } };
    },
  }),
  operation({
    ...writes, method: 'POST', path: '/objectives/:id/parents/:part/ending', summary: 'End a link, with the reason', example: { ...example, part: stableId('no such link') }, params: partParams, answer: done, status: 201,
    body: z.strictObject({ reason: words(1000, 3) }), sample: { body: { reason: 'It is the work of another objective now' }, address: { part: 'PARENT' } },
    handle: async (ctx, { params: { id: objectiveId, part }, body }) => {
      await ctx.write((tx) => unlinkObjective(tx, ctx, { id: objectiveId, parentId: part, reason: body.reason }));
      return { value: { schemaVersion: 1 as const, isDone: true as const } };
    },
  }),
  listOperation({ ...reads, path: '/objectives/:id/milestones', summary: 'List the milestones of an objective', example, params, item: milestone, handle: (ctx, asked) => ctx.read((tx) => milestoneRecords(tx, asked.params.id, asked.page)) }),
  operation({
    ...writes, method: 'POST', path: '/objectives/:id/milestones', summary: 'Plan a milestone', example, params, answer: made, status: 201,
    body: z.strictObject({ title: words(200, 3), dueOn: day }).meta({ id: 'NewMilestone' }), sample: { body: { title: 'The third clinic is open', dueOn: '2026-12-31' } },
    handle: async (ctx, { params: { id: objectiveId }, body }) => {
      const { milestoneId } = await ctx.write((tx) => planMilestone(tx, ctx, { id: objectiveId, ...body }));
      return { value: { schemaVersion: 1 as const, id: milestoneId } };
    },
  }),
  operation({
    ...writes, method: 'POST', path: '/objectives/:id/milestones/:part/reached', summary: 'Record the day a milestone was reached', params: partParams, answer: done, status: 201,
    example: { ...example, part: stableId('demo milestone vale.2026.1 People and staff judge together if it worked') }, body: z.strictObject({ reachedOn: day }), sample: { body: { reachedOn: '2026-05-31' } },
    handle: async (ctx, { params: { id: objectiveId, part }, body }) => {
      await ctx.write((tx) => reachMilestone(tx, ctx, { id: objectiveId, milestoneId: part, ...body }));
      return { value: { schemaVersion: 1 as const, isDone: true as const } };
    },
  }),
  listOperation({ ...reads, path: '/objectives/:id/partners', summary: 'List who shares the work', example, params, item: partner, handle: (ctx, asked) => ctx.read((tx) => partnerRecords(tx, asked.params.id, asked.page)) }),
  operation({
    ...writes, method: 'POST', path: '/objectives/:id/partners', summary: 'Add an organisation or group that shares the work', example, params, body: newPartner, answer: made, status: 201,
    sample: { body: { name: 'The walking group of Nether Vale', kind: 'community', deliveryRole: 'Tells people when the clinic is open', joinedOn: '2026-05-01' } },
    handle: async (ctx, { params: { id: objectiveId }, body }) => {
      const { partnerId } = await ctx.write((tx) => addPartner(tx, ctx, { id: objectiveId, ...body }));
      return { value: { schemaVersion: 1 as const, id: partnerId } };
    },
  }),
];
