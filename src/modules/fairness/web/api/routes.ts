import { z } from 'zod';
import { listOperation, operation, rowsOf } from '#platform/api';
import type { Route } from '#platform/http';
import { figuresOfSplits, splitsAfter } from '#modules/quality';
import { viewGaps } from '../../domain/gap-view.ts';
import { actionsOn } from '../../queries/around-gaps.ts';
import { exampleGap } from '../gaps/addresses.ts';
import { gapsAsked } from '../gaps/gap-page.tsx';
import { gapRecord, gapsShape } from './gap-record.ts';

const reads = { may: 'read gaps', scope: 'figures:read', tag: 'Gaps' } as const;
const code = z.string().max(80);
const day = z.iso.date();

/** Gaps by program: what the pages show, group by group. */
export const apiRoutes: readonly Route[] = [
  listOperation({
    ...reads, path: '/gaps', summary: 'List gaps between groups as the pages show them: the last whole period, each group against the others', item: gapsShape,
    query: z.object({ measure: code.optional(), unit: code.optional(), organisation: code.optional() }),
    handle: (ctx, { query, page }) => ctx.read(async (tx) => {
      const seen = rowsOf(await splitsAfter(tx, { ...query, after: page.after, limit: page.limit + 1 }), page, ({ measureCode, unitCode, split, profession }) => [measureCode, unitCode, `${split} ${profession}`], (split) => split);
      const [figures, actions] = [await figuresOfSplits(tx, seen.items), await actionsOn(tx, seen.items)];
      return { items: figures.map((split) => gapRecord(split, viewGaps(split, { priority: [] }), actions)), next: seen.next };
    }),
  }),
  operation({
    ...reads, method: 'GET', path: '/gaps/:measure/:unit/:split', summary: 'Read the gaps of one measure of one unit by a characteristic, or by two joined by +', params: z.object({ measure: code, unit: code, split: z.string().max(100) }), example: exampleGap,
    query: z.object({
      profession: code.optional(), step: z.enum(['month', 'quarter', 'year']).optional(), comparison: code.optional().meta({ description: 'A group; without one all the others together' }), group: code.optional().meta({ description: 'Whose change is told' }), now: day.optional(), before: day.optional(),
    }),
    answer: gapsShape.extend({ schemaVersion: z.literal(1) }).meta({ id: 'GapsOfSplitInFull' }),
    handle: async (ctx) => {
      const { split, view } = await gapsAsked(ctx);
      return { value: { schemaVersion: 1 as const, ...gapRecord(split, view, await ctx.read((tx) => actionsOn(tx, [split]))) } };
    },
  }),
];
