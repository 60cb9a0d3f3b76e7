import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Audience } from '../domain/publishing/audience.ts';

export interface NewSeries {
  /** Given for figures that are shipped as an example. */
  id?: string;
  measureId: string;
  unitId: string;
  organisationId: string;
  profession: string;
  /** A characteristic, or two joined by '+', and its group in the same order; absent: everybody. */
  split?: string;
  groupCode?: string;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  /** The people behind each figure, where neither number counts people. */
  people?: readonly (number | null)[] | undefined;
  /** Who may see what of it is safe to show; their own organisation unless told. */
  audience?: Audience;
  isExample: boolean;
}

/**
 * Adds a series of figures as they came, by the worker; answers its id, or null where this measure has figures of this unit, profession and group already.
 * Nothing of it is shown until its measure is published (`publishFigures`).
 */
export async function addSeries(tx: Tx, series: NewSeries, now: Date): Promise<string | null> {
  const nothing = series.numerators.map(() => null);
  const audience = series.audience ?? 'own';
  const added = await tx.insertInto('quality.series').values({
    ...(series.id ? { id: series.id } : {}), measure_id: series.measureId, unit_id: series.unitId, organisation_id: series.organisationId, profession: series.profession, split: series.split ?? '', group_code: series.groupCode ?? '',
    first_period: series.firstPeriod, numerators: figuresArray(nothing), denominators: figuresArray(nothing), too_few: sql`array_fill(false, array[${nothing.length}::int])`,
    parts_known: sql`array_fill(0, array[${nothing.length}::int])`, parts: sql`array_fill(0, array[${nothing.length}::int])`, revision: 0, audience, is_example: series.isExample, loaded_at: now,
  }).onConflict((conflict) => conflict.constraint('one_series').doUpdateSet({ is_rolled_up: false, audience }).where('quality.series.is_rolled_up', '=', true)).returning('id').executeTakeFirst();
  if (!added) return null;
  await tx.insertInto('quality.raw_series').values({
    series_id: added.id, organisation_id: series.organisationId, first_period: series.firstPeriod, numerators: figuresArray(series.numerators), denominators: figuresArray(series.denominators),
    people: figuresArray(series.people ?? nothing), loaded_at: now,
  }).execute();
  return added.id;
}

/** Figures as the database keeps them: one array, null where a period has none. */
const figuresArray = (values: readonly (number | null)[]) => sql<number[]>`${[...values]}::double precision[]`;
