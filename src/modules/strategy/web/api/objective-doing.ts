import { z } from 'zod';
import { listOperation, operation } from '#platform/api';
import type { Route } from '#platform/http';
import { addAction, finishAction } from '../../commands/add-action.ts';
import { recordDecision } from '../../commands/record-decision.ts';
import { recordPartnership, takeBackPartnership } from '../../commands/record-partnership.ts';
import { recordNothingChanged } from '../../commands/record-progress.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { stableId } from '../../data/stable-id.ts';
import { coProductionStages, evidenceKinds, partnerKinds, partnerRoles } from '../../domain/co-production-rules.ts';
import { partnershipRecords } from '../../queries/api/objective-record.ts';
import { day, done, id, made, moment, pounds, words } from './shapes.ts';

const reads = { may: 'read objectives', scope: 'objectives:read', tag: 'Objectives' } as const;
const writes = { scope: 'objectives:write', tag: 'Objectives', method: 'POST', status: 201 } as const;
const params = z.object({ id });
const partParams = z.object({ id, part: id });
const example = { id: demoObjectiveId('vale.2026.1') };
const isDone = { value: { schemaVersion: 1 as const, isDone: true as const } };

const tookPartFields = { stage: z.enum(coProductionStages), evidence: z.enum(evidenceKinds), role: z.enum(partnerRoles), tookPart: z.enum(partnerKinds) };
const tookPart = {
  ...tookPartFields, peopleCount: z.int().min(1).max(100_000).nullable().default(null).meta({ description: 'Null where nobody counted' }), who: z.string().trim().max(200).default('').meta({ description: 'In words that name nobody' }),
  supportGiven: z.string().trim().max(1000).default(''), powerShared: z.string().trim().max(1000).default(''),
};
const partnership = z.object({
  id, madeAt: moment, ...tookPartFields, who: z.string(), peopleCount: z.int().nullable(), isAtLeast: z.boolean(), decided: z.string(), supportGiven: z.string(), powerShared: z.string(), happenedOn: day,
  decision: id.nullable(), takenBackBecause: z.string().nullable().meta({ description: 'Set where the line was wrong and counts no more' }),
}).meta({ id: 'Partnership' });
const newPartnership = z.strictObject({ ...tookPart, decided: z.string().trim().max(1000).default(''), happenedOn: day }).meta({ id: 'NewPartnership' });
const newAction = z.strictObject({ what: words(300, 3), ownerRole: words(120, 2), dueOn: day }).meta({ id: 'NewAction' });
const newDecision = z.strictObject({
  what: words(1000, 5), reason: z.string().trim().max(1000).default(''), decidedBy: words(200, 2), decidedOn: day, partner: id.nullable().default(null), moneyPounds: pounds,
  views: z.strictObject(tookPart).nullable().default(null).meta({ description: 'Who took part. Without it the public page says “views not recorded”' }),
}).meta({ id: 'NewDecision' });

/** What is done about an objective, and who took part in it. */
export const objectiveDoingRoutes: readonly Route[] = [
  operation({
    ...writes, may: 'record progress', path: '/objectives/:id/nothing-changed', summary: 'Say that nothing changed, and why: the update of the month', example, params, answer: made,
    body: z.strictObject({ because: words(1000, 3) }), sample: { body: { because: 'The next clinic opens in December' } },
    handle: async (ctx, { params: { id: objectiveId }, body }) => {
      const { updateId } = await ctx.write((tx) => recordNothingChanged(tx, ctx, { id: objectiveId, because: body.because, route: 'programme' }));
      return { value: { schemaVersion: 1 as const, id: updateId } };
    },
  }),
  operation({
    ...writes, may: 'add actions', path: '/objectives/:id/actions', summary: 'Add an action for a role; people take theirs on the page', example, params, body: newAction, answer: made,
    sample: { body: { what: 'Book the hall in Nether Vale', ownerRole: 'Clinic organiser', dueOn: '2026-12-01' } },
    handle: async (ctx, { params: { id: objectiveId }, body }) => {
      const { actionId } = await ctx.write((tx) => addAction(tx, ctx, { id: objectiveId, ...body, ownerPersonId: null }));
      return { value: { schemaVersion: 1 as const, id: actionId } };
    },
  }),
  operation({
    ...writes, may: 'add actions', path: '/objectives/:id/actions/:part/ending', summary: 'Say that an action without a person is done or has stopped', answer: done, params: partParams,
    example: { ...example, part: stableId('demo action vale.2026.1 Invite people and staff to judge the work') },
    body: z.strictObject({ outcome: z.enum(['done', 'stopped']), doneOn: day, note: z.string().trim().max(1000).default('') }), sample: { body: { outcome: 'done', doneOn: '2026-05-31' }, address: { part: 'ACTION' } },
    handle: async (ctx, { params: { id: objectiveId, part }, body }) => {
      await ctx.write((tx) => finishAction(tx, ctx, { ...body, id: objectiveId, actionId: part }));
      return isDone;
    },
  }),
  operation({
    ...writes, may: 'record decisions', path: '/objectives/:id/decisions', summary: 'Record a decision, and with it who took part', example, params, body: newDecision, answer: made,
    sample: { body: { what: 'Open a third clinic', decidedBy: 'The steering group', decidedOn: '2026-05-20', views: { stage: 'design', evidence: 'decision', role: 'steer', tookPart: 'people-with-lived-experience', peopleCount: 2, who: 'Two people from the villages' } } },
    handle: async (ctx, { params: { id: objectiveId }, body: { partner, views, ...decision } }) => {
      const { decisionId } = await ctx.write((tx) => recordDecision(tx, ctx, { ...decision, id: objectiveId, partnerId: partner, partnership: views }));
      return { value: { schemaVersion: 1 as const, id: decisionId } };
    },
  }),
  listOperation({ ...reads, path: '/objectives/:id/partnership', summary: 'List who took part in an objective, and how', example, params, item: partnership, handle: (ctx, asked) => ctx.read((tx) => partnershipRecords(tx, asked.params.id, asked.page)) }),
  operation({
    ...writes, may: 'record who took part', path: '/objectives/:id/partnership', summary: 'Record who took part, how, and what they decided', example, params, body: newPartnership, answer: made,
    sample: { body: { stage: 'implementation', evidence: 'workshop', role: 'manage', tookPart: 'people-with-lived-experience', peopleCount: 9, who: 'Nine people from the villages', decided: 'The clinic opens on market days', happenedOn: '2026-05-20' } },
    handle: async (ctx, { params: { id: objectiveId }, body }) => {
      const { entryId } = await ctx.write((tx) => recordPartnership(tx, ctx, { ...body, id: objectiveId }));
      return { value: { schemaVersion: 1 as const, id: entryId } };
    },
  }),
  operation({
    ...writes, may: 'record who took part', path: '/objectives/:id/partnership/:part/taking-back', summary: 'Take a line back that was wrong; it stays to be read', example: { ...example, part: stableId('no such line') }, params: partParams, answer: done,
    body: z.strictObject({ reason: words(1000, 3) }), sample: { body: { reason: 'The meeting was cancelled' }, address: { part: 'ENTRY' } },
    handle: async (ctx, { params: { id: objectiveId, part }, body }) => {
      await ctx.write((tx) => takeBackPartnership(tx, ctx, { id: objectiveId, entryId: part, reason: body.reason }));
      return isDone;
    },
  }),
];
