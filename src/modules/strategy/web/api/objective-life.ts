import { z } from 'zod';
import { listOperation, matchedVersion, operation, refuseUnmatched } from '#platform/api';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import type { Route } from '#platform/http';
import { carryOverObjective, closeObjective } from '../../commands/close-objective.ts';
import { completeImpactCheck } from '../../commands/complete-impact-check.ts';
import { publishObjective } from '../../commands/publish-objective.ts';
import { setObjectiveOwner } from '../../commands/set-objective-owner.ts';
import { tagObjective } from '../../commands/tag-objective.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { objectiveContent } from '../../data/objective-content.ts';
import { historyRecords } from '../../queries/api/history.ts';
import { wordingRecord } from '../../queries/api/objective-parts.ts';
import { impactCheckRecords } from '../../queries/api/objective-record.ts';
import { closingRecord, memberByMembership, publicationRecord, tagRecord } from '../../queries/api/objective-standing.ts';
import { objectiveRecord } from '../../queries/api/objectives.ts';
import { day, history, id, made, moment, objective, schemaVersion, tag, words } from './shapes.ts';

const reads = { may: 'read objectives', scope: 'objectives:read', tag: 'Objectives' } as const;
const writes = { may: 'write objectives', scope: 'objectives:write', tag: 'Objectives' } as const;
const params = z.object({ id });
const example = { id: demoObjectiveId('vale.2026.1') };

const publication = z.object({
  schemaVersion, isPublic: z.boolean(), publishedAt: moment.nullable(), missing: z.array(z.object({ part: z.string(), sentence: z.string() })),
}).meta({ id: 'Publication' });
const impactCheck = z.object({
  id, madeAt: moment, groups: z.array(z.string()), evidence: z.string(), possibleHarm: z.string(), mitigation: z.string(), ownerRole: z.string(), reviewOn: day,
}).meta({ id: 'ImpactCheck' });
const newImpactCheck = z.strictObject({
  groups: z.array(z.enum(objectiveContent.groups.map(({ code }) => code))).min(1).max(100), evidence: words(4000, 3), possibleHarm: words(4000, 3), mitigation: words(4000, 3), ownerRole: words(120, 2), reviewOn: day,
}).meta({ id: 'NewImpactCheck' });
const closing = z.object({
  schemaVersion, closed: z.object({ at: moment, outcome: z.enum(['done', 'closed', 'carried over']), reason: z.string(), learned: z.string(), goesOnIn: id.nullable() }).nullable(),
}).meta({ id: 'Closing' });
const newClosing = z.strictObject({
  outcome: z.enum(['done', 'closed', 'carried over']), reason: words(1000, 3), learned: z.string().trim().max(4000).default(''),
}).meta({ id: 'NewClosing' });
const tags = z.object({ schemaVersion, tags: z.array(tag) }).meta({ id: 'Tags' });

const everyCharacteristic = objectiveContent.groups.filter(({ kind }) => kind === 'protected characteristic').map(({ code }) => code);
const tagsShown = async (tx: Tx, objectiveId: string, look = {}) => ({ schemaVersion: 1 as const, ...(await tagRecord(tx, objectiveId, look)) });

/** What becomes of an objective from its first draft to its end. */
export const objectiveLifeRoutes: readonly Route[] = [
  operation({
    ...reads, method: 'GET', path: '/objectives/:id/publication', summary: 'Ask whether an objective is published, and what it still lacks', example, params, answer: publication,
    handle: async (ctx, asked) => ({ value: { schemaVersion: 1 as const, ...(await ctx.read((tx) => publicationRecord(tx, asked.params.id))) } }),
  }),
  operation({
    ...writes, method: 'POST', path: '/objectives/:id/publication', summary: 'Publish a draft in the words that you read', example, params, answer: objective.extend({ schemaVersion }).meta({ id: 'ObjectiveInFull' }), status: 201,
    needsMatch: '/objectives/:id/wording', body: z.strictObject({}), sample: { body: {}, address: { id: 'DRAFT-OBJECTIVE' } },
    handle: async (ctx, { params: { id: objectiveId } }) => ({
      value: await ctx.write(async (tx) => {
        const { version } = await wordingRecord(tx, objectiveId);
        await publishObjective(tx, ctx, { id: objectiveId, fromVersion: matchedVersion(ctx, version) });
        return { schemaVersion: 1 as const, ...(await objectiveRecord(tx, objectiveId, ctx.now)) };
      }),
    }),
  }),
  listOperation({ ...reads, path: '/objectives/:id/impact-checks', summary: 'List the impact checks of an objective; the last one counts', example, params, item: impactCheck, handle: (ctx, asked) => ctx.read((tx) => impactCheckRecords(tx, asked.params.id, asked.page)) }),
  operation({
    ...writes, method: 'POST', path: '/objectives/:id/impact-checks', summary: 'Complete an impact check', example, params, body: newImpactCheck, answer: made, status: 201,
    sample: { body: { groups: everyCharacteristic, evidence: 'The waiting list by age, sex and place', possibleHarm: 'People without a car wait longest', mitigation: 'We hold clinics on market days', ownerRole: 'Podiatry lead', reviewOn: '2030-01-31' } },
    handle: async (ctx, { params: { id: objectiveId }, body }) => {
      const { checkId } = await ctx.write((tx) => completeImpactCheck(tx, ctx, { ...body, id: objectiveId }));
      return { value: { schemaVersion: 1 as const, id: checkId } };
    },
  }),
  operation({
    ...reads, method: 'GET', path: '/objectives/:id/closing', summary: 'Ask whether and how an objective ended', example, params, answer: closing,
    handle: async (ctx, asked) => ({ value: { schemaVersion: 1 as const, ...(await ctx.read((tx) => closingRecord(tx, asked.params.id))) } }),
  }),
  operation({
    ...writes, method: 'POST', path: '/objectives/:id/closing', summary: 'Close an objective, or carry it over to the next year as a draft', example, params, body: newClosing, answer: closing, status: 201,
    sample: { body: { outcome: 'carried over', reason: 'Two teams have not begun yet', learned: 'Teams need a free hour to choose' }, address: { id: demoObjectiveId('vale.2026.5') } },
    handle: async (ctx, { params: { id: objectiveId }, body: { outcome, ...words } }) => ({
      value: await ctx.write(async (tx) => {
        if (outcome === 'carried over') await carryOverObjective(tx, ctx, { id: objectiveId, ...words });
        else await closeObjective(tx, ctx, { id: objectiveId, outcome, ...words });
        return { schemaVersion: 1 as const, ...(await closingRecord(tx, objectiveId)) };
      }),
    }),
  }),
  operation({
    ...writes, method: 'PUT', path: '/objectives/:id/owner', summary: 'Name who answers for an objective by the number of their membership, or nobody', example, params, sample: { body: { membership: null } },
    body: z.strictObject({ membership: id.nullable().meta({ description: 'The number in the address of a membership on the page “People”. People are not served, so no operation lists it' }) }), answer: z.object({ schemaVersion, isNamed: z.boolean() }),
    handle: async (ctx, { params: { id: objectiveId }, body: { membership } }) => {
      await ctx.write(async (tx) => setObjectiveOwner(tx, ctx, { id: objectiveId, personId: membership === null ? null : await memberOf(tx, membership) }));
      return { value: { schemaVersion: 1 as const, isNamed: membership !== null } };
    },
  }),
  operation({
    ...reads, method: 'GET', path: '/objectives/:id/tags', summary: 'Read the tags of an objective, to change them', example, params, answer: tags,
    handle: async (ctx, asked) => ({ value: await ctx.read((tx) => tagsShown(tx, asked.params.id)) }),
  }),
  operation({
    ...writes, may: 'tag objectives', method: 'PUT', path: '/objectives/:id/tags', summary: 'Make the tags of an objective exactly these', example, params, answer: tags, needsMatch: '/objectives/:id/tags',
    body: z.strictObject({ tags: z.array(tag).max(100) }), sample: { body: { tags: [{ list: 'major-conditions', item: 'diabetes' }] } },
    handle: async (ctx, { params: { id: objectiveId }, body }) => ({
      value: await ctx.write(async (tx) => {
        refuseUnmatched(ctx, await tagsShown(tx, objectiveId, { isToChange: true }));
        await tagObjective(tx, ctx, { id: objectiveId, tags: body.tags });
        return tagsShown(tx, objectiveId);
      }),
    }),
  }),
  listOperation({
    ...reads, path: '/objectives/:id/history', summary: 'List what happened to an objective', example, params, item: history,
    handle: (ctx, { params: { id: objectiveId }, page }) => ctx.read(async (tx) => {
      await objectiveRecord(tx, objectiveId, ctx.now);
      return historyRecords(tx, { kind: 'objective', id: objectiveId }, page);
    }),
  }),
];

async function memberOf(tx: Tx, membership: string): Promise<string> {
  const personId = await memberByMembership(tx, membership);
  if (personId === undefined) throw new Invalid('There is no such membership in your organisation.', { membership: 'Give the number of a membership of your organisation' });
  return personId;
}
