import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (path: string): unknown => parse(readFileSync(fileURLToPath(new URL(`../../../../content/${path}`, import.meta.url)), 'utf8'), { schema: 'core' });

const fiveAreas = z.strictObject({ source: z.string(), href: z.url(), areas: z.array(z.strictObject({ name: z.string(), about: z.string() })).length(5) });
const core20Shape = z.strictObject({ format: z.literal('allied-core20plus5/1'), core20: z.string(), plus: z.string(), alongside: z.string(), adults: fiveAreas, children: fiveAreas });

/** What Core20PLUS5 names (content/core20plus5.yaml). */
export const core20Plus5 = (): z.output<typeof core20Shape> => core20Shape.parse(read('core20plus5.yaml'));

const day = z.iso.date();
const demoShape = z.strictObject({
  format: z.literal('allied-demo-fairness/1'), example: z.literal(true), organisation: z.string(),
  priorityGroups: z.array(z.strictObject({ characteristic: z.string(), group: z.string(), isPlus: z.boolean(), validFrom: day, reason: z.string() })),
  lookup: z.strictObject({
    name: z.string(), areaKind: z.enum(['lsoa', 'postcode']), indexYear: z.int(), areasYear: z.int(), source: z.string(),
    areas: z.array(z.strictObject({ code: z.string(), fifth: z.int().nullable(), rurality: z.enum(['rural', 'urban']).nullable() })),
  }),
  splits: z.array(z.strictObject({ measure: z.string(), unit: z.string(), from: day, to: day, by: z.array(z.string()) })),
  actions: z.array(z.strictObject({ measure: z.string(), unit: z.string(), split: z.string(), group: z.string(), kind: z.string(), what: z.string(), expectedEffect: z.string(), ownerRole: z.string(), objective: z.string().optional(), madeOn: day, dueOn: day })),
  focusedActivities: z.array(z.strictObject({ characteristic: z.string(), what: z.string(), ownerRole: z.string(), plannedOn: day, steps: z.array(z.strictObject({ kind: z.string(), on: day, words: z.string() })) })),
  reviews: z.array(z.strictObject({ quarter: day, heldOn: day, gaps: z.string(), heard: z.string(), decisions: z.string(), actions: z.string() })),
});

export type DemoFairness = z.output<typeof demoShape>;

/** The imagined trust's own choices (content/demo/fairness.yaml). */
export const demoFairness = (): DemoFairness => demoShape.parse(read('demo/fairness.yaml'));
