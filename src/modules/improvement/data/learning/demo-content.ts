import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const row = z.record(z.string().regex(/^[a-z_]+$/), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
const shape = z.strictObject({
  format: z.literal('allied-demo-learning/1'), example: z.literal(true), organisation: z.string(),
  /** Rows by table of the room, in the order in which they refer to each other; `base` holds for each row. */
  tables: z.record(z.string().regex(/^[a-z_]+$/), z.strictObject({ base: row, rows: z.array(row).min(1) })),
});

export type DemoRow = z.output<typeof row>;

/** The imagined trust's learning and research (content/demo/learning.yaml). */
export const demoLearning = (): z.output<typeof shape> => shape.parse(parse(readFileSync(new URL('../../../../../content/demo/learning.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
