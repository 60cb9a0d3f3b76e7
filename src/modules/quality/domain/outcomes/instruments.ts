import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** What can be worked out on its page without keeping anything. */
export const calculators = ['gas', 'psfs', 'swemwbs', 'collaborate'] as const;
export type Calculator = (typeof calculators)[number];

/** Under which licence an instrument may be used; classes after CamCOPS (domain/care-equity-growth 2.1). */
export const licenceWords = {
  free: 'Free: nobody needs leave', contextual: 'Free for some uses', leave: 'Ask the owner first', 'numbers only': 'Numbers only: the words may not be copied',
} as const;

const instrumentShape = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  name: z.string().min(3),
  short: z.string().default(''),
  about: z.string(),
  /** score: a first and a last number; goals: reached or not; register: not kept here. */
  kind: z.enum(['score', 'goals', 'register']),
  range: z.tuple([z.number(), z.number()]).optional(),
  better: z.enum(['higher', 'lower']),
  /** From which change on a person counts as better, with whose word it is. */
  change: z.strictObject({ value: z.number().positive(), words: z.string() }).optional(),
  calculator: z.enum(calculators).optional(),
  /** Sums in a file are turned into scores by this table. */
  table: z.enum(['swemwbs']).optional(),
  licence: z.enum(['free', 'contextual', 'leave', 'numbers only']),
  licenceWords: z.string(),
  scoring: z.string(),
  caution: z.string().default(''),
  /** What was remembered and not read in a source. */
  unchecked: z.string().default(''),
  source: z.string(),
});

export type Instrument = z.output<typeof instrumentShape>;

/** The register (content/instruments.yaml), in its order. */
export const instruments: readonly Instrument[] = z.strictObject({ format: z.literal('allied-instruments/1'), instruments: z.array(instrumentShape).min(1) })
  .parse(parse(readFileSync(fileURLToPath(new URL('../../../../../content/instruments.yaml', import.meta.url)), 'utf8'), { schema: 'core' })).instruments;

export const instrumentByCode = (code: string): Instrument | undefined => instruments.find((each) => each.code === code);

/** Name and short form, each once: "Goal Attainment Scaling (GAS)". */
export const fullName = ({ name, short }: Pick<Instrument, 'name' | 'short'>): string => (short === '' ? name : `${name} (${short})`);
