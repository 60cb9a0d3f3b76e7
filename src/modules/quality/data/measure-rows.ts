import { isDeepStrictEqual } from 'node:util';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { hashToken } from '#platform/ids';
import { multiplierOf, type Measure } from '../domain/measure.ts';

export interface MeasureMaking {
  now: Date;
  madeBy: string | null;
  organisationId: string | null;
  reason: string;
}

/** Keeps a measure: new, or as a new version where its words changed; the same words change nothing. Answers its id. */
export async function keepMeasure(tx: Tx, measure: Measure, { now, madeBy, organisationId, reason }: MeasureMaking): Promise<string> {
  const known = await tx.selectFrom('quality.measure').select(['id', 'current_version']).where('code', '=', measure.code).forUpdate().executeTakeFirst();
  const words = rowOf(measure, organisationId);
  if (!known) {
    const { id } = await tx.insertInto('quality.measure').values({ ...(organisationId ? {} : { id: starterId(measure.code) }), code: measure.code, organisation_id: organisationId, standing: organisationId ? 'own' : 'starter', offered_by: measure.offeredBy ?? null, made_at: now, made_by: madeBy }).returning('id').executeTakeFirstOrThrow();
    await tx.insertInto('quality.measure_version').values({ ...words, measure_id: id, number: 1, valid_from: londonDay(now), made_at: now, made_by: madeBy, reason }).execute();
    return id;
  }
  const current = await tx.selectFrom('quality.measure_version').select(Object.keys(words) as (keyof typeof words)[]).where('measure_id', '=', known.id).where('number', '=', known.current_version).executeTakeFirstOrThrow();
  if (isDeepStrictEqual({ ...current }, words)) return known.id;
  const number = known.current_version + 1;
  await tx.insertInto('quality.measure_version').values({ ...words, measure_id: known.id, number, valid_from: londonDay(now), made_at: now, made_by: madeBy, reason }).execute();
  await tx.updateTable('quality.measure').set({ current_version: number }).where('id', '=', known.id).execute();
  return known.id;
}

/** The same on every site, so that figures of a starter measure can move from one to another: a UUID of version 8 made of the code. */
function starterId(code: string): string {
  const hex = hashToken(`starter measure ${code}`).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const rowOf = (measure: Measure, organisationId: string | null) => ({
  organisation_id: organisationId, name: measure.name, ambition: measure.ambition, kind: measure.kind, numerator: measure.numerator, denominator: measure.denominator ?? null,
  unit: measure.unit, multiplier: multiplierOf(measure), unit_words: measure.unitWords, direction: measure.direction, grain: measure.grain, source: measure.source,
  included: measure.included, excluded: measure.excluded, caution: measure.caution, owner_role: measure.ownerRole, smallest_group: measure.smallestGroup, people_in: measure.peopleIn, chart: measure.chart, rule_set: measure.ruleSet,
});
