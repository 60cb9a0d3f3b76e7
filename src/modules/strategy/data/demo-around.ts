import { z } from 'zod';
import type { Tx } from '#platform/db';
import { readShippedContent } from './shipped-content.ts';
import { stableId } from './stable-id.ts';

const words = z.string().trim();
const code = words.min(1);

const aroundSchema = z.strictObject({
  format: z.literal('allied-demo-around/1'),
  example: z.literal(true),
  organisations: z.record(code, code),
  workstreams: z.array(z.strictObject({
    code, about: words, leadRole: words, shared: z.boolean(), roleGroups: z.array(code).default([]), reasons: z.record(code, words.min(3)), tags: z.array(z.tuple([code, code])),
  })),
  objectives: z.array(z.strictObject({ code, tags: z.array(z.tuple([code, code])) })),
  partners: z.array(z.strictObject({
    organisation: code, name: words, aim: words, contactRole: words, forums: words, ahpSeat: words,
    contacts: z.array(z.strictObject({ on: z.iso.date(), what: words, changed: words })),
  })),
});

export type DemoAround = z.infer<typeof aroundSchema>;

export const readDemoAround = (): DemoAround => readShippedContent('demo/around.yaml', aroundSchema);

/** The same id on every installation, so that tests and pictures can name an example. */
export const exampleId = (kind: string, of: string): string => stableId(`allied example ${kind} ${of}`);

/** Ids of the imagined organisations by code: never a real one, whatever the file says. */
export async function exampleOrganisations(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('directory.organisation').select(['id', 'code']).where('is_example', '=', true).execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}
