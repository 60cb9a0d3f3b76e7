import { z } from 'zod';
import { isDay } from '#platform/clock';
import { strategyStates } from './life-cycle-states.ts';
import { nodeTypeNames } from './node-types.ts';

/*
 * The shape of a strategy file, one key per line of the YAML. Every object is strict: an unknown key is a problem,
 * because a misspelt field would otherwise vanish without a word.
 */

export const STRATEGY_FORMAT = 'allied-strategy/1';

const CODE = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const YEAR_MONTH_DAY = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

const line = z.string().trim().min(1).max(600);
const passage = z.string().trim().min(1).max(20_000);
const code = z.string().max(80).regex(CODE, { error: 'code' });
/** Year, year and month, or full date. A bare 2016 is a number in YAML, so it is turned back into text. */
const date = z
  .union([z.string(), z.number().int().transform(String)])
  .pipe(z.string().regex(YEAR_MONTH_DAY, { error: 'date' }).refine((text) => text.length < 10 || isDay(text), { error: 'This day is in no calendar. Write a date such as 2026, 2026-04 or 2026-04-01.' }));
const fidelity = z.enum(['as printed', 'condensed']);
const several = <T extends z.ZodType>(item: T) => z.array(item).max(5000);

export const nodeSchema = z.strictObject({
  code,
  type: z.enum(nodeTypeNames),
  title: line,
  titleFidelity: fidelity.optional(),
  variants: several(line).optional(),
  text: passage.optional(),
  textFidelity: fidelity.optional(),
  section: line.optional(),
  note: passage.optional(),
  evolvedFrom: code.optional(),
  get nodes() {
    return z.array(nodeSchema).max(500).optional();
  },
});

export const alignmentSchema = z.strictObject({
  from: code,
  main: z.array(code).min(1).max(2),
  also: several(code),
  reason: line,
  judgement: line,
});

const statedNumberSchema = z.strictObject({
  code,
  value: z.number().nullable(),
  unit: line,
  statement: line,
  base: line.optional(),
  caveat: passage.optional(),
  asOf: line.optional(),
  section: line,
});

const wordingRuleSchema = z.strictObject({
  code,
  scope: code,
  avoid: several(line),
  use: several(line),
  reason: passage,
  match: z.enum(['phrases', 'ethnic-group-short-forms', 'advice']),
  templateTerm: z.strictObject({ key: line, phrase: line }).optional(),
  exceptions: several(passage).optional(),
  ownerRole: line,
  reviewOn: date.nullable(),
  section: line.optional(),
});

const relatedSchema = z.strictObject({
  code: code.optional(),
  title: line,
  relation: line,
  supplied: z.boolean(),
  section: line.optional(),
});

const statementSchema = z.strictObject({
  text: passage.optional(),
  absent: line.optional(),
  section: line.optional(),
  note: passage.optional(),
});

const consultationSchema = z.strictObject({
  name: line,
  method: line,
  host: line.optional(),
  open: line.optional(),
  contributionTypes: several(line).optional(),
  anonymity: line.optional(),
  phases: several(
    z.strictObject({ order: z.number().int(), label: line, dates: line, audience: several(line), purpose: passage }),
  ),
  analysis: several(line).optional(),
  parallelRoutes: several(line).optional(),
  interruption: line.optional(),
  section: line,
});

export const strategySchema = z.strictObject({
  format: z.literal(STRATEGY_FORMAT),
  example: z.boolean().optional(),
  code,
  title: line,
  variants: several(line).optional(),
  shortTitle: line,
  publisher: line,
  published: date.nullable(),
  period: z.strictObject({ start: z.number().int().min(1900).max(2200), end: z.number().int().min(1900).max(2200) }),
  reference: line.nullable(),
  classificationAsPrinted: line.optional(),
  status: z.enum(strategyStates),
  attribution: line,
  licence: line,
  section: line.optional(),
  note: passage.optional(),
  parents: several(relatedSchema),
  relatedDocuments: several(relatedSchema).optional(),
  statements: z
    .strictObject({ vision: statementSchema, mission: statementSchema, values: statementSchema })
    .partial()
    .optional(),
  nodes: z.array(nodeSchema).min(1).max(500),
  alignmentMethod: passage.optional(),
  alignments: several(alignmentSchema).optional(),
  numbers: several(statedNumberSchema).optional(),
  promises: several(z.strictObject({ code, text: passage, owner: line, section: line })).optional(),
  wording: z.strictObject({ exceptions: several(passage), rules: several(wordingRuleSchema) }).optional(),
  timeline: several(z.strictObject({ date, event: line, section: line })).optional(),
  achievements: several(
    z.strictObject({ code, theme: line, title: line, strategyPeriod: line, section: line }),
  ).optional(),
  voices: several(z.strictObject({ code, excerpt: passage, attribution: line, section: line })).optional(),
  consultation: consultationSchema.optional(),
});

export type StrategyDocument = z.infer<typeof strategySchema>;
export type StrategyNode = z.infer<typeof nodeSchema>;
export type Alignment = z.infer<typeof alignmentSchema>;
export type StatedNumber = z.infer<typeof statedNumberSchema>;
export type WordingRule = z.infer<typeof wordingRuleSchema>;
