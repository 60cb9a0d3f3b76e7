import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Tx } from '#platform/db';
import { publishFigures } from '../../commands/publishing/publish-figures.ts';
import { isPeriod, periodAt } from '../../domain/periods.ts';
import { drawFunnel, limitsOf } from '../../domain/variation/draw-funnel.ts';
import { addAllSeries } from '../series-rows.ts';

/** The imagined trust's question about a difference, by a fixed id so that walks over every page find it. */
export const exampleQuestionId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a20';

const shape = z.strictObject({
  format: z.literal('allied-demo-variation/1'),
  example: z.literal(true),
  measure: z.string(),
  firstPeriod: z.string().refine(isPeriod, 'the first day of a month'),
  series: z.array(z.strictObject({ unit: z.string(), numerators: z.array(z.number()), denominators: z.array(z.number()) }).refine(({ numerators, denominators }) => numerators.length === denominators.length, 'as many denominators as numerators')),
  question: z.strictObject({ unit: z.string(), under: z.string() }),
});

/** The imagined teams' figures for a comparison, and one question that waits for its answer (content/demo/variation.yaml). Changes nothing when they are there. */
export async function seedVariation(tx: Tx, now: Date): Promise<void> {
  const text = readFileSync(fileURLToPath(new URL('../../../../../content/demo/variation.yaml', import.meta.url)), 'utf8');
  const demo = shape.parse(parse(text, { schema: 'core' }));
  const { id: measureId } = await tx.selectFrom('quality.measure').select('id').where('code', '=', demo.measure).executeTakeFirstOrThrow();
  const periods = demo.series[0]?.numerators.length ?? 0;
  const places = new Map((await placesOf(tx, [...demo.series.map(({ unit }) => unit), demo.question.unit, demo.question.under])).map((place) => [place.code, place]));
  await addAllSeries(tx, demo.series.flatMap(({ unit, numerators, denominators }) => {
    const place = places.get(unit);
    return place ? [{ measureId, unitId: place.id, organisationId: place.organisation_id, profession: '', firstPeriod: demo.firstPeriod, numerators, denominators, audience: 'public' as const, isExample: true }] : [];
  }), now);
  await publishFigures(tx, { measureId, reason: 'Loaded as an example' }, now);
  const [asked, under] = [places.get(demo.question.unit), places.get(demo.question.under)];
  if (!asked || !under) return;
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const funnel = drawFunnel(demo.series.map(({ unit, numerators, denominators }) => ({ unitId: unit, numerator: total(numerators), denominator: total(denominators) })), { unit: 'percent', multiplier: 100, peopleIn: 'both' }, { spread: false });
  const point = funnel.ok ? funnel.points.get(demo.question.unit) : undefined;
  if (!funnel.ok || !point || point.side === null) throw new Error('content/demo/variation.yaml: the unit of the question lies within the limits, so there is nothing to ask.');
  const { lower, upper } = limitsOf(point);
  await tx.insertInto('quality.variation_question').values({
    id: exampleQuestionId, measure_id: measureId, unit_id: asked.id, organisation_id: asked.organisation_id, under_unit_id: under.id, level: asked.level, from_period: demo.firstPeriod, to_period: periodAt(demo.firstPeriod, 'month', periods - 1),
    side: point.side, value: point.value ?? 0, average: funnel.result.target ?? 0, lower_limit: lower, upper_limit: upper, peers: funnel.points.size, asked_at: now,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}

const placesOf = (tx: Tx, codes: readonly string[]) => tx.selectFrom('directory.unit').select(['id', 'code', 'organisation_id', 'level']).where('code', 'in', [...codes]).execute();
