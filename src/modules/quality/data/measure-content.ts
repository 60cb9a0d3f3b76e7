import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { audiences } from '../domain/publishing/audience.ts';
import { measureShape, type Measure } from '../domain/measure.ts';
import { isPeriod } from '../domain/periods.ts';

const text = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../../content/${path}`, import.meta.url)), 'utf8');
const content = (path: string): unknown => parse(text(path), { schema: 'core' });
const period = z.string().refine(isPeriod, 'the first day of a month');

/** The catalogue that is shipped (content/measures.yaml): a start, not an official list. */
export const starterMeasures = (): readonly Measure[] => z.strictObject({ format: z.literal('allied-measures/1'), measures: z.array(measureShape).min(1) }).parse(content('measures.yaml')).measures;

const demoShape = z.strictObject({
  format: z.literal('allied-demo-measures/1'),
  example: z.literal(true),
  organisation: z.string(),
  measures: z.array(measureShape),
  series: z.array(z.strictObject({
    id: z.uuid(), measure: z.string(), unit: z.string(), profession: z.string().default(''), firstPeriod: period, split: z.string().default(''), groupCode: z.string().default(''), audience: z.enum(audiences).default('public'),
    numerators: z.array(z.number().nullable()).min(1), denominators: z.array(z.number().nullable()).min(1), people: z.array(z.number().nullable()).optional(),
    baselines: z.array(z.strictObject({ from: period, points: z.int().optional(), reason: z.string() })).default([]),
    targets: z.array(z.strictObject({ from: period, value: z.number(), reason: z.string() })).default([]),
    annotations: z.array(z.strictObject({ period, words: z.string() })).default([]),
  }).refine(({ numerators, denominators }) => numerators.length === denominators.length, 'as many denominators as numerators')),
});

export type DemoMeasures = z.output<typeof demoShape>;

/** The imagined trust's measures and figures (content/demo/quality.yaml), those by group (content/demo/gaps.yaml) and those of every ambition (content/demo/ambitions.yaml). */
export function demoMeasures(): DemoMeasures {
  const all = ['demo/quality.yaml', 'demo/gaps.yaml', 'demo/ambitions.yaml'].map((path) => demoShape.parse(content(path)));
  return { ...(all[0] as DemoMeasures), measures: all.flatMap(({ measures }) => measures), series: all.flatMap(({ series }) => series) };
}

/** The imagined trust's file of figures, with three rows to mend (content/demo/figures.csv). */
export const demoFile = (): string => text('demo/figures.csv');
