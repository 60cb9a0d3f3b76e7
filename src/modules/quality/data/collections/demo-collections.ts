import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Tx } from '#platform/db';
import { isPeriod } from '../../domain/periods.ts';

const period = z.string().refine(isPeriod, 'the first day of a month');
const shape = z.strictObject({
  format: z.literal('allied-demo-collections/1'), example: z.literal(true), organisation: z.string(),
  collections: z.array(z.strictObject({
    id: z.uuid(), name: z.string(), measures: z.array(z.string()).min(1), units: z.array(z.string()).min(1), dueDays: z.int(), firstPeriod: period,
    notToCome: z.array(z.strictObject({ measure: z.string(), unit: z.string(), period, reason: z.string() })),
  })),
});

/** What the imagined trust asks for (content/demo/collections.yaml). Changes nothing when it is there. */
export async function addDemoCollections(tx: Tx, organisationId: string, now: Date): Promise<void> {
  const { collections } = shape.parse(parse(readFileSync(fileURLToPath(new URL('../../../../../content/demo/collections.yaml', import.meta.url)), 'utf8'), { schema: 'core' }));
  const of = { organisation_id: organisationId };
  for (const { id, name, measures, units, dueDays, firstPeriod, notToCome } of collections) {
    const added = await tx.insertInto('quality.collection').values({ id, ...of, name, grain: 'month', due_days: dueDays, first_period: firstPeriod, made_at: now }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
    if (!added) continue;
    const measureIds = new Map((await tx.selectFrom('quality.measure').select(['id', 'code']).where('code', 'in', measures).execute()).map((row) => [row.code, row.id]));
    const unitIds = new Map((await tx.selectFrom('directory.unit').select(['id', 'code']).where(({ and, eb }) => and([eb('organisation_id', '=', organisationId), eb('code', 'in', units)])).execute()).map((row) => [row.code, row.id]));
    const place = (measure: string, unit: string) => ({ collection_id: id, measure_id: measureIds.get(measure) ?? '', unit_id: unitIds.get(unit) ?? '', ...of });
    await tx.insertInto('quality.collection_item').values(measures.flatMap((measure) => units.map((unit) => place(measure, unit)))).execute();
    for (const each of notToCome) await tx.insertInto('quality.not_to_come').values({ ...place(each.measure, each.unit), period: each.period, reason: each.reason, said_at: now }).execute();
  }
}
