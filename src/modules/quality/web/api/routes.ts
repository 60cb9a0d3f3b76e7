import { z } from 'zod';
import { listOperation, operation, rowsOf } from '#platform/api';
import type { Route } from '#platform/http';
import { MOST_FIGURES, takeFigures } from '../../commands/imports/take-figures.ts';
import { exampleSeriesId } from '../../data/example-series.ts';
import { resultRecord, seriesRecord, seriesRecords } from '../../queries/api/figures.ts';
import { measureByCode, measureLines, type MeasureLine } from '../../queries/measures.ts';

const reads = { may: 'read the dashboard', scope: 'figures:read', tag: 'Figures' } as const;
const code = z.string().max(80);
const id = z.uuid();
const schemaVersion = z.literal(1);
const number = z.number().nullable();

const measure = z.object({
  code, name: z.string(), ambition: z.enum(['quality', 'staff', 'workforce', 'productivity']), kind: z.string(), numerator: z.string(), denominator: z.string().nullable(), unit: z.enum(['percent', 'rate', 'mean', 'count']), multiplier: z.number(),
  direction: z.enum(['increase', 'decrease', 'neutral']), grain: z.enum(['month', 'quarter', 'year']), source: z.string(), included: z.string(), excluded: z.string(), caution: z.string(), ownerRole: z.string(),
  smallestGroup: z.int(), standing: z.enum(['starter', 'own']), version: z.int(),
}).meta({ id: 'Measure' });
const figure = z.object({ period: z.iso.date(), numerator: number, denominator: number, tooFew: z.boolean().meta({ description: 'True where a figure is there and too few people stand behind it to show it safely; its numbers are null' }) });
const series = z.object({
  id, measure: code, organisation: code, unit: code, profession: z.string(), split: z.string().meta({ description: 'Empty for everybody; else a characteristic, or two joined by +' }), group: z.string(), grain: measure.shape.grain, revision: z.int(), isExample: z.boolean(),
  figures: z.array(figure),
}).meta({ id: 'SeriesOfFigures' });
const result = z.object({
  revision: z.int().meta({ description: 'Of which revision of the figures' }), engine: z.string(), ruleSet: z.string(), isRunChart: z.boolean(), variation: z.string().nullable(), assurance: z.string().nullable(), refused: z.string().nullable(),
  figures: z.int(), missing: z.int(), lastPeriod: z.iso.date().nullable(), lastValue: number, centre: number, lowerLimit: number, upperLimit: number, judgedAt: z.iso.datetime(),
}).meta({ id: 'ResultOfSeries' });
const amount = z.number().finite().min(0);
const words = z.string().trim().max(200).optional();
const newFigures = z.strictObject({
  organisation: code, reason: z.string().trim().min(3).max(300).default('Sent by a program').meta({ description: 'Stands in the history of every figure that one of these replaces' }),
  figures: z.array(z.strictObject({ period: z.string().trim().min(4).max(30), measure: z.string().trim().max(120), unit: z.string().trim().max(200), profession: words, characteristic: words, group: words, secondCharacteristic: words, secondGroup: words, numerator: amount, denominator: amount.optional(), people: amount.optional() })).min(1).max(MOST_FIGURES),
}).meta({ id: 'NewFigures' });

/** Measures and their shown figures, and the way in for a program's figures. */
export const apiRoutes: readonly Route[] = [
  listOperation({
    ...reads, path: '/measures', summary: 'List the measures of the dashboard with their definitions', item: measure,
    handle: (ctx, { page }) => ctx.read(async (tx) => rowsOf((await measureLines(tx)).toSorted(byCode).filter((line) => line.code > (page.after?.[0] ?? '')).slice(0, page.limit + 1), page, (line) => [line.code], measureRecord)),
  }),
  operation({
    ...reads, method: 'GET', path: '/measures/:code', summary: 'Read one measure', params: z.object({ code }), example: { code: 'vale-rural-six-weeks' }, answer: measure.extend({ schemaVersion }).meta({ id: 'MeasureInFull' }),
    handle: async (ctx, { params }) => ({ value: { schemaVersion: 1 as const, ...measureRecord(await ctx.read((tx) => measureByCode(tx, params.code))) } }),
  }),
  listOperation({ ...reads, path: '/series', summary: 'List series of figures as every page shows them', item: series, query: z.object({ measure: code.optional(), unit: code.optional(), organisation: code.optional() }), handle: (ctx, { query, page }) => ctx.read((tx) => seriesRecords(tx, query, page)) }),
  operation({
    ...reads, method: 'GET', path: '/series/:id', summary: 'Read one series of figures', params: z.object({ id }), example: { id: exampleSeriesId }, answer: series.extend({ schemaVersion }).meta({ id: 'SeriesInFull' }),
    handle: async (ctx, { params }) => ({ value: { schemaVersion: 1 as const, ...(await ctx.read((tx) => seriesRecord(tx, params.id))) } }),
  }),
  operation({
    ...reads, method: 'GET', path: '/series/:id/result', summary: 'Read what the rules say of a series', params: z.object({ id }), example: { id: exampleSeriesId }, answer: z.object({ schemaVersion, result: result.nullable() }),
    handle: async (ctx, { params }) => ({ value: { schemaVersion: 1 as const, result: await ctx.read((tx) => resultRecord(tx, params.id)) } }),
  }),
  operation({
    may: 'load figures', scope: 'figures:write', tag: 'Figures', method: 'POST', path: '/figures', summary: 'Send figures: good ones come in, the others are answered with their reasons', status: 201,
    body: newFigures, sample: { body: { organisation: 'vale-and-riverside', figures: [{ period: '2026-04', measure: 'vale-rural-six-weeks', unit: 'vale-podiatry', profession: 'prof.podiatrists', numerator: 61, denominator: 100 }] } },
    answer: z.object({ schemaVersion, accepted: z.int(), refused: z.array(z.object({ at: z.int().meta({ description: 'Place in the list, from 0' }), reasons: z.array(z.string()) })) }),
    handle: async (ctx, { body: { organisation, reason, figures } }) => {
      const taken = await ctx.write((tx) => takeFigures(tx, ctx, { organisation, reason, figures: figures.map((each) => ({ ...each, numerator: inWords(each.numerator), denominator: inWords(each.denominator), people: inWords(each.people) })) }));
      return { value: { schemaVersion: 1 as const, ...taken } };
    },
  }),
];

const byCode = (one: MeasureLine, other: MeasureLine): number => (one.code < other.code ? -1 : 1);

function measureRecord(line: MeasureLine): z.input<typeof measure> {
  const { code: own, name, ambition, kind, numerator, denominator, unit, multiplier, direction, grain, source, included, excluded, caution, ownerRole, smallestGroup, standing, version } = line;
  return { code: own, name, ambition, kind, numerator, denominator, unit, multiplier, direction, grain, source, included, excluded, caution, ownerRole, smallestGroup, standing, version };
}

/** Read by the same rules as a file, which holds no 1e-7. */
const inWords = (amountGiven: number | undefined): string => amountGiven?.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 20 }) ?? '';
