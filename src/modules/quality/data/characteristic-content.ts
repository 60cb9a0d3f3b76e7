import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const code = z.string().regex(/^[a-z0-9-]{1,40}$/);
const shape = z.strictObject({
  format: z.literal('allied-characteristics/1'),
  characteristics: z.array(z.strictObject({
    code, name: z.string().min(2).max(80), isOrdered: z.boolean().default(false),
    groups: z.array(z.strictObject({ code, name: z.string().min(1).max(120) })).min(2),
  })).min(1),
});

export type ShippedCharacteristic = z.output<typeof shape>['characteristics'][number];

/** What figures may be split by from the start (content/characteristics.yaml): not an official list, and never a closed one. */
export const shippedCharacteristics = (): readonly ShippedCharacteristic[] =>
  shape.parse(parse(readFileSync(fileURLToPath(new URL('../../../../content/characteristics.yaml', import.meta.url)), 'utf8'), { schema: 'core' })).characteristics;
