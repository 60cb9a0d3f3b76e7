import { z } from 'zod';
import { listOperation, operation } from '#platform/api';
import { londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import type { Route } from '#platform/http';
import { professions } from '../../domain/professions.ts';
import { levels, settings } from '../../domain/role-groups.ts';
import { organisationRecord, organisationRecords, unitRecord, unitRecords } from '../../queries/for-programs.ts';

const code = z.string().max(80);
const day = z.iso.date();
const version = z.literal(1);

const organisation = z.object({
  id: z.uuid(), code, name: z.string(), setting: z.string(), odsCode: z.string().nullable().meta({ description: 'The code of the Organisation Data Service, where it has one' }),
  isExample: z.boolean().meta({ description: 'True for an imagined organisation' }),
  policyTextOnly: z.boolean().meta({ description: 'True for a real organisation that is here for its published policy only' }), closedOn: day.nullable(),
}).meta({ id: 'Organisation' });

const unitFields = {
  id: z.uuid(), code, name: z.string(), level: z.enum(levels), organisation: code, odsCode: z.string().nullable(), isExample: z.boolean(), openedOn: day, closedOn: day.nullable(),
};
const unit = z.object({ ...unitFields, parent: code.nullable().meta({ description: 'The unit above it on the day asked about' }) }).meta({ id: 'Unit' });
const unitWithParents = z.object({
  schemaVersion: version, ...unitFields, parents: z.array(z.object({ parent: code, validFrom: day, validTo: day.nullable(), reason: z.string() })),
}).meta({ id: 'UnitWithParents' });

const profession = z.object({
  code, title: z.string(), printedVariants: z.array(z.string()).meta({ description: 'Names that documents print for it' }), kinds: z.array(z.string()), fields: z.array(z.string()).meta({ description: 'Names of its field of work, such as “Podiatry”' }),
}).meta({ id: 'Profession' });

const reads = { may: 'read the directory', scope: 'directory:read', tag: 'Directory' } as const;

/** The tree and the professions, for programs. People are not served. */
export const directoryApiRoutes: readonly Route[] = [
  listOperation({
    ...reads, path: '/organisations', summary: 'List organisations', item: organisation,
    query: z.object({ setting: z.enum(settings.map((setting) => setting.code)).optional() }),
    handle: (ctx, { query, page }) => ctx.read((tx) => organisationRecords(tx, query, page)),
  }),
  operation({
    ...reads, method: 'GET', path: '/organisations/:code', summary: 'Read one organisation', example: { code: 'vale-and-riverside' }, params: z.object({ code }),
    answer: organisation.extend({ schemaVersion: version }),
    handle: async (ctx, { params }) => ({ value: { schemaVersion: 1 as const, ...found(await ctx.read((tx) => organisationRecord(tx, params.code))) } }),
  }),
  listOperation({
    ...reads, path: '/units', summary: 'List the units of the tree as it stood on a day', item: unit,
    query: z.object({ on: day.optional().meta({ description: 'The day; today when absent' }), level: z.enum(levels).optional(), organisation: code.optional(), parent: code.optional() }),
    handle: (ctx, { query, page }) => ctx.read((tx) => unitRecords(tx, { ...query, onDay: query.on ?? londonDay(ctx.now) }, page)),
  }),
  operation({
    ...reads, method: 'GET', path: '/units/:code', summary: 'Read one unit with all its dated parents', example: { code: 'vale-and-riverside' }, params: z.object({ code }), answer: unitWithParents,
    handle: async (ctx, { params }) => ({ value: { schemaVersion: 1 as const, ...found(await ctx.read((tx) => unitRecord(tx, params.code))) } }),
  }),
  operation({
    ...reads, method: 'GET', path: '/professions', summary: 'List the 14 allied health professions',
    answer: z.object({ schemaVersion: version, items: z.array(profession) }),
    handle: async () => ({ value: { schemaVersion: 1 as const, items: professions.map((one) => ({ ...one })) } }),
  }),
];

function found<T>(record: T | null): T {
  if (record === null) throw new NotFound('There is nothing with that code.');
  return record;
}
