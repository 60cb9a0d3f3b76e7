import { z } from 'zod';
import { listOperation, operation } from '#platform/api';
import { FinancialYear, londonDay } from '#platform/clock';
import { Invalid, NotFound } from '#platform/errors';
import type { Route } from '#platform/http';
import { objectiveStatuses } from '../../domain/objective-status.ts';
import { boardReport } from '../../queries/board-report.ts';
import { coverage } from '../../queries/coverage.ts';
import { historyRecords } from '../../queries/api/history.ts';
import { strategyHead } from '../../queries/strategy-head.ts';
import { strategyOverlap, type OverlapPage } from '../../queries/strategy-overlap.ts';
import { code, day, history, id, schemaVersion } from './shapes.ts';

const reads = { may: 'read strategies', scope: 'strategies:read', tag: 'Strategies', method: 'GET' } as const;
const params = z.object({ code });

const report = z.object({
  schemaVersion, strategy: code, organisation: z.string(), year: z.string(), on: day, isExample: z.boolean(), attribution: z.string(),
  byStatus: z.array(z.object({ status: z.enum(objectiveStatuses), count: z.int() })).meta({ description: 'Every published objective of the year, each counted once' }),
  objectives: z.array(z.object({
    id, wording: z.string(), organisation: z.string(), ownerRole: z.string(), status: z.enum(objectiveStatuses), under: z.string(), measurePlan: z.string(), impactCheckReviewOn: day.nullable(),
    lastUpdate: z.object({ on: day, note: z.string(), evidence: z.string() }).nullable(), coProduction: z.string(),
  })).meta({ description: 'Named one by one, 300 at most' }),
  partsWithoutObjective: z.array(z.string()).meta({ description: 'The gaps: parts that nothing published serves in this year' }),
  decisions: z.array(z.object({ objective: id, what: z.string(), decidedBy: z.string(), decidedOn: day, viewsRecorded: z.boolean() })),
  nextSteps: z.array(z.object({ objective: id, kind: z.enum(['Milestone', 'Action']), what: z.string(), ownerRole: z.string(), dueOn: day })),
}).meta({ id: 'BoardReport' });

const part = z.object({ code, title: z.string() });
const work = z.object({ id, title: z.string(), organisation: z.string() });
const overlap = z.object({
  schemaVersion, strategy: code, workstreams: z.int(),
  shared: z.array(part.extend({ organisations: z.array(z.string()), work: z.array(work) })).meta({ description: 'Parts that two or more organisations work on: who could join up' }),
  alone: z.array(part.extend({ organisations: z.array(z.string()), work: z.array(work) })), gaps: z.array(part).meta({ description: 'Parts that nobody works on, as far as you may see' }),
}).meta({ id: 'Overlap' });
const coverageLists = z.object({
  schemaVersion, lists: z.array(z.object({ code, title: z.string(), section: z.string(), items: z.array(z.object({ code, title: z.string(), work: z.array(work.extend({ kind: z.enum(['workstream', 'objective']), isExample: z.boolean() })) })) })),
}).meta({ id: 'Coverage' });

/** What a strategy adds up to: its history, its report to the board, who works on it and what nobody does yet. */
export const strategyViewRoutes: readonly Route[] = [
  listOperation({
    may: reads.may, scope: reads.scope, tag: reads.tag, path: '/strategies/:code/history', summary: 'List what happened to a strategy', example: { code: 'vale' }, params, item: history,
    handle: (ctx, { params: { code: wanted }, page }) => ctx.read(async (tx) => historyRecords(tx, { kind: 'strategy', id: (await strategyHead(tx, wanted)).id }, page)),
  }),
  operation({
    ...reads, may: 'read objectives', scope: 'objectives:read', path: '/strategies/:code/report/:year', summary: 'Read the report to the board on one year of a strategy', example: { code: 'vale', year: '2025-26' }, params: z.object({ code, year: z.string().max(10) }),
    query: z.object({ on: day.optional().meta({ description: 'The day the report speaks for; today when absent' }) }), answer: report,
    handle: async (ctx, { params: { code: wanted, year: label }, query }) => {
      const year = FinancialYear.parse(label);
      if (!year) throw new NotFound('There is no such year.');
      const on = query.on ?? londonDay(ctx.now);
      if (on > londonDay(ctx.now) || on < '1990-01-01') throw new Invalid('A report speaks for today or an earlier day.', { on: 'Give today or an earlier day' });
      const found = await ctx.read((tx) => boardReport(tx, { code: wanted, year, on, now: ctx.now }));
      return {
        value: {
          schemaVersion: 1 as const, strategy: wanted, organisation: found.organisationName, year: year.label, on, isExample: found.strategy.isExample, attribution: found.strategy.attribution,
          byStatus: found.byStatus.map(({ status, count }) => ({ status, count })), partsWithoutObjective: [...found.nodesWithoutObjectives],
          objectives: found.objectives.map((one) => ({
            id: one.id, wording: one.wording, organisation: one.organisation.name, ownerRole: one.ownerRole, status: one.status, under: one.servedTitle, measurePlan: one.measurePlan,
            impactCheckReviewOn: one.impactCheckReviewOn, lastUpdate: one.lastUpdate && { on: one.lastUpdate.on, note: one.lastUpdate.note, evidence: one.lastUpdate.evidence }, coProduction: one.coProduction.label,
          })),
          decisions: found.decisions.map(({ objectiveId, what, decidedBy, decidedOn, viewsRecorded }) => ({ objective: objectiveId, what, decidedBy, decidedOn, viewsRecorded })),
          nextSteps: found.nextSteps.map(({ objectiveId, kind, what, ownerRole, dueOn }) => ({ objective: objectiveId, kind, what, ownerRole, dueOn })),
        },
      };
    },
  }),
  operation({
    ...reads, may: 'read shared workstreams', path: '/strategies/:code/overlap', summary: 'Ask who works on which part of a strategy, and where nobody does', example: { code: 'nat' }, params, query: z.object({ on: day.optional(), system: code.optional() }), answer: overlap,
    handle: async (ctx, asked) => ({ value: overlapOf(await ctx.read((tx) => strategyOverlap(tx, asked.params.code, { now: ctx.now, ...(asked.query.on ? { on: asked.query.on } : {}), systemCode: asked.query.system }))) }),
  }),
  operation({
    ...reads, may: 'read coverage', path: '/coverage', summary: 'Read the strategies’ own lists, each item with the work that is tagged with it', query: z.object({ profession: code.optional() }), answer: coverageLists,
    handle: async (ctx, { query }) => ({
      value: {
        schemaVersion: 1 as const,
        lists: (await ctx.read((tx) => coverage(tx, query))).map((list) => ({
          code: list.code, title: list.title, section: list.section,
          items: list.items.map((item) => ({ code: item.code, title: item.title, work: item.work.map(({ kind, id: workId, title, organisation, isExample }) => ({ kind, id: workId, title, organisation, isExample })) })),
        })),
      },
    }),
  }),
];

function overlapOf({ strategy, nodes, view, organisationNames, workstreamCount }: OverlapPage): z.input<typeof overlap> {
  const partOf = (node: string) => ({ code: node, title: nodes.get(node)?.title ?? node });
  const nameOf = (organisationId: string) => organisationNames.get(organisationId) ?? '';
  const worked = ({ node, organisations, workstreams }: OverlapPage['view']['overlaps'][number]) => ({
    ...partOf(node), organisations: organisations.map(nameOf), work: workstreams.map((one) => ({ id: one.code, title: one.title, organisation: nameOf(one.organisation) })),
  });
  return { schemaVersion: 1, strategy: strategy.code, workstreams: workstreamCount, shared: view.overlaps.map(worked), alone: view.alone.map(worked), gaps: view.gaps.map(partOf) };
}
