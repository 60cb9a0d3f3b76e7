import { z } from 'zod';
import { ambitionCodes } from './ambitions.ts';
import { chartFits } from './judging/chart-kinds.ts';

/** Which of a measure's two numbers count people (0045-shown.sql). */
export const peopleIn = ['both', 'denominator', 'numerator', 'separate', 'none'] as const;
export type PeopleIn = (typeof peopleIn)[number];

export const measureCode = z.string().regex(/^[a-z0-9-]{2,60}$/);

/** What a measure is: the whole of one version of its definition, as a file or a form gives it. */
export const measureShape = z.strictObject({
  code: measureCode,
  name: z.string().min(3).max(120),
  ambition: z.enum(ambitionCodes),
  kind: z.string().min(2).max(60),
  numerator: z.string().min(2).max(300),
  denominator: z.string().min(2).max(300).optional(),
  unit: z.enum(['percent', 'rate', 'mean', 'count']),
  multiplier: z.number().positive().optional(),
  unitWords: z.string().default(''),
  direction: z.enum(['increase', 'decrease', 'neutral']),
  grain: z.enum(['month', 'quarter', 'year']),
  source: z.string().min(2).max(300),
  included: z.string().default(''),
  excluded: z.string().default(''),
  caution: z.string().default(''),
  ownerRole: z.string().min(2).max(120),
  smallestGroup: z.int().min(1).default(8),
  peopleIn: z.enum(peopleIn).default('both'),
  /** The room's offer that fills it out of records, as "strategy.objectives-updated"; no file may then. */
  offeredBy: z.string().min(3).max(80).optional(),
  chart: z.enum(['xmr', 'run', 'i', 'p', 'p-prime', 'u', 'u-prime', 'c']).default('xmr'),
  ruleSet: z.enum(['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej']).default('nhsr-0.2.2'),
}).refine(({ unit, denominator }) => (unit === 'count') === (denominator === undefined), 'a count has no denominator; every other measure has one')
  .refine(({ unit, chart }) => chartFits(unit, chart), 'a chart that one figure a period can fill');

export type Measure = z.output<typeof measureShape>;

/** By how much a numerator over a denominator is multiplied: a percentage is given for a hundred. */
export const multiplierOf = ({ unit, multiplier }: Pick<Measure, 'unit' | 'multiplier'>): number => multiplier ?? (unit === 'percent' ? 100 : 1);

/** What stands behind a figure: "%", "for each 1,000 contacts", nothing. */
export const unitAfter = ({ unit, unitWords }: Pick<Measure, 'unit' | 'unitWords'>): string => (unit === 'percent' ? '%' : unitWords === '' ? '' : ` ${unitWords}`);
