import { z } from 'zod';
import { listOperation, matchedVersion, operation, versionTag } from '#platform/api';
import type { Route } from '#platform/http';
import { changeWorkstream, linkWorkstream, unlinkWorkstream } from '../../commands/change-workstream.ts';
import { registerWorkstream } from '../../commands/register-workstream.ts';
import { endWorkstream, shareWorkstream, stopSharingWorkstream } from '../../commands/share-workstream.ts';
import { exampleId } from '../../data/demo-around.ts';
import { stableId } from '../../data/stable-id.ts';
import { organisationByCode } from '../../queries/api/places.ts';
import { workstreamRecord, workstreamRecords, workstreamWords } from '../../queries/api/workstreams.ts';
import { code, done, id, made, schemaVersion, tag, weight, words, workstream } from './shapes.ts';

const reads = { may: 'read shared workstreams', scope: 'strategies:read', tag: 'Workstreams' } as const;
const writes = { may: 'register workstreams', scope: 'workstreams:write', tag: 'Workstreams' } as const;
const params = z.object({ id });
const example = { id: exampleId('workstream', 'vale.work.1') };
const isDone = { value: { schemaVersion: 1 as const, isDone: true as const } };

const wordFields = { title: words(200, 3), about: z.string().trim().max(4000).default(''), leadRole: z.string().trim().max(120).default(''), tags: z.array(tag).max(100).default([]) };
const linkFields = { node: code, weight, reason: words(600, 3) };
const inFull = workstream.extend({
  schemaVersion, endedBecause: z.string().nullable(), links: z.array(z.object({ id, strategy: code, code, weight, reason: z.string() })).meta({ description: 'What it serves, with the numbers to end a link by' }),
}).omit({ serves: true }).meta({ id: 'WorkstreamInFull' });
const wording = z.object({ schemaVersion, version: z.int(), title: z.string(), about: z.string(), leadRole: z.string(), tags: z.array(tag) }).meta({ id: 'WorkstreamWording' });

/** The pieces of work that organisations run, so that they can join up. */
export const workstreamApiRoutes: readonly Route[] = [
  listOperation({ ...reads, path: '/workstreams', summary: 'List your own workstreams and shared ones', item: workstream, query: z.object({ organisation: code.optional() }), handle: (ctx, { query, page }) => ctx.read((tx) => workstreamRecords(tx, query, page)) }),
  operation({
    ...writes, method: 'POST', path: '/workstreams', summary: 'Register a workstream; only its organisation sees it until it is shared', answer: inFull, status: 201,
    body: z.strictObject({ organisation: code, ...wordFields, ...linkFields }).meta({ id: 'NewWorkstream' }),
    sample: { body: { organisation: 'vale-and-riverside', title: 'Walking groups after a fall', about: 'Six groups, each with a physiotherapist', leadRole: 'Falls lead', node: 'nat.a2.3', weight: 'main', reason: 'The groups meet in villages' } },
    handle: async (ctx, { body: { organisation, node, weight: chosen, reason, ...own } }) => {
      const record = await ctx.write(async (tx) => {
        const { id: registered } = await registerWorkstream(tx, ctx, { ...own, organisationId: await organisationByCode(tx, organisation), link: { nodeCode: node, weight: chosen, reason } });
        return workstreamRecord(tx, registered);
      });
      return { value: { schemaVersion: 1 as const, ...record }, headers: { Location: `${ctx.config.baseUrl}/api/v1/workstreams/${record.id}` } };
    },
  }),
  operation({
    ...reads, method: 'GET', path: '/workstreams/:id', summary: 'Read one workstream', example, params, answer: inFull,
    handle: async (ctx, asked) => ({ value: { schemaVersion: 1 as const, ...(await ctx.read((tx) => workstreamRecord(tx, asked.params.id))) } }),
  }),
  operation({
    ...reads, method: 'GET', path: '/workstreams/:id/wording', summary: 'Read the words and tags of a workstream, to change them', example, params, answer: wording,
    handle: async (ctx, asked) => {
      const found = await ctx.read((tx) => workstreamWords(tx, asked.params.id));
      return { value: { schemaVersion: 1 as const, ...found }, headers: { ETag: versionTag(found.version) } };
    },
  }),
  operation({
    ...writes, method: 'PUT', path: '/workstreams/:id/wording', summary: 'Write the words and tags of a workstream anew', example, params, answer: wording, needsMatch: '/workstreams/:id/wording',
    body: z.strictObject(wordFields).meta({ id: 'NewWorkstreamWording' }), sample: { body: { title: 'Clinics in village halls and chapels', about: 'Two more halls have joined', leadRole: 'Podiatry lead' } },
    handle: async (ctx, { params: { id: workstreamId }, body }) => {
      const found = await ctx.write(async (tx) => {
        const { version } = await workstreamWords(tx, workstreamId);
        await changeWorkstream(tx, ctx, { ...body, id: workstreamId, revision: matchedVersion(ctx, version) });
        return workstreamWords(tx, workstreamId);
      });
      return { value: { schemaVersion: 1 as const, ...found }, headers: { ETag: versionTag(found.version) } };
    },
  }),
  operation({
    ...writes, method: 'POST', path: '/workstreams/:id/links', summary: 'Link a workstream to one more part of a strategy', example, params, answer: made, status: 201,
    body: z.strictObject(linkFields).meta({ id: 'NewWorkstreamLink' }), sample: { body: { node: 'nat.f1', weight: 'also', reason: 'Every profession takes a turn' } },
    handle: async (ctx, { params: { id: workstreamId }, body: { node, ...link } }) => {
      const { linkId } = await ctx.write((tx) => linkWorkstream(tx, ctx, { ...link, id: workstreamId, nodeCode: node }));
      return { value: { schemaVersion: 1 as const, id: linkId } };
    },
  }),
  operation({
    ...writes, method: 'POST', path: '/workstreams/:id/links/:part/ending', summary: 'End a link of a workstream, with the reason', example: { ...example, part: stableId('no such link') }, params: z.object({ id, part: id }), answer: done, status: 201,
    body: z.strictObject({ reason: words(600, 3) }), sample: { body: { reason: 'The work has moved on' }, address: { part: 'LINK' } },
    handle: async (ctx, { params: { id: workstreamId, part }, body }) => {
      await ctx.write((tx) => unlinkWorkstream(tx, ctx, { id: workstreamId, linkId: part, reason: body.reason }));
      return isDone;
    },
  }),
  operation({
    ...writes, method: 'PUT', path: '/workstreams/:id/sharing', summary: 'Share a workstream with everyone who signed in, or keep it at home again', example, params, answer: inFull,
    body: z.strictObject({ isShared: z.boolean() }), sample: { body: { isShared: false } },
    handle: async (ctx, { params: { id: workstreamId }, body }) => ({
      value: await ctx.write(async (tx) => {
        await (body.isShared ? shareWorkstream : stopSharingWorkstream)(tx, ctx, workstreamId);
        return { schemaVersion: 1 as const, ...(await workstreamRecord(tx, workstreamId)) };
      }),
    }),
  }),
  operation({
    ...writes, method: 'POST', path: '/workstreams/:id/ending', summary: 'End a workstream, with what became of it', example, params, answer: inFull, status: 201,
    body: z.strictObject({ reason: words(600, 3) }), sample: { body: { reason: 'The clinics are part of the usual service now' }, address: { id: 'OWN-WORKSTREAM' } },
    handle: async (ctx, { params: { id: workstreamId }, body }) => ({
      value: await ctx.write(async (tx) => {
        await endWorkstream(tx, ctx, { id: workstreamId, reason: body.reason });
        return { schemaVersion: 1 as const, ...(await workstreamRecord(tx, workstreamId)) };
      }),
    }),
  }),
];
