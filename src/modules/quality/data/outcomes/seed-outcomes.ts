import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Tx } from '#platform/db';
import { keepOutcomes } from '../../commands/outcomes/keep-outcomes.ts';
import { outcomeMeasure } from '../../queries/outcomes/outcomes.ts';
import { readScores } from './read-scores.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const shape = z.strictObject({
  format: z.literal('allied-demo-outcomes/1'),
  example: z.literal(true),
  measures: z.array(z.strictObject({
    id: z.uuid(), unit: z.string(), instrument: z.string(), whom: z.string(), smallestChange: z.number().optional(), changeSource: z.string().default(''), groups: z.array(z.string()),
    quarters: z.array(z.strictObject({ quarter: day, loadedOn: day, csv: z.string() })),
  })),
});

/** Instruments in use by the imagined trust, with their counts and sums (content/demo/outcomes.yaml). Changes nothing when they are there. */
export async function seedOutcomes(tx: Tx): Promise<void> {
  const { measures } = shape.parse(parse(readFileSync(new URL('../../../../../content/demo/outcomes.yaml', import.meta.url), 'utf8'), { schema: 'core' }));
  for (const { id, unit: code, instrument, whom, smallestChange, changeSource, groups, quarters } of measures) {
    const unit = await tx.selectFrom('directory.unit').select(['id', 'organisation_id']).where('code', '=', code).executeTakeFirstOrThrow();
    const added = await tx.insertInto('quality.outcome_measure').values({ id, organisation_id: unit.organisation_id, unit_id: unit.id, instrument, whom, smallest_change: smallestChange ?? null, change_source: changeSource, group_names: groups, is_example: true, made_at: noon('2026-04-01') })
      .onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst();
    if (added) await keepQuarters(tx, id, quarters);
  }
}

async function keepQuarters(tx: Tx, id: string, quarters: readonly { quarter: string; loadedOn: string; csv: string }[]): Promise<void> {
  const measure = await outcomeMeasure(tx, id);
  for (const { quarter, loadedOn, csv } of quarters) {
    const read = readScores(csv, measure);
    if (!read.ok) throw new Error(`content/demo/outcomes.yaml: ${read.problems.join(' ')}`);
    await keepOutcomes(tx, { measure, quarter, sums: read.sums, now: noon(loadedOn), by: null });
  }
}

const noon = (on: string): Date => new Date(`${on}T12:00:00Z`);
