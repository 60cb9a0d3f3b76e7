import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface NewSeries {
  /** Given for figures that are loaded from a file. */
  id?: string;
  measureId: string;
  unitId: string;
  organisationId: string;
  profession: string;
  /** A characteristic's code, or two joined by '+'; nothing: everybody. */
  split?: string;
  groupCode?: string;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  isPublic: boolean;
  isExample: boolean;
}

/** Adds a series of figures; answers its id, or null where this measure of this unit and profession is there already. */
export async function addSeries(tx: Tx, series: NewSeries, now: Date): Promise<string | null> {
  const added = await tx.insertInto('quality.series').values({
    ...(series.id ? { id: series.id } : {}), measure_id: series.measureId, unit_id: series.unitId, organisation_id: series.organisationId, profession: series.profession, split: series.split ?? '', group_code: series.groupCode ?? '', first_period: series.firstPeriod,
    numerators: figuresArray(series.numerators), denominators: figuresArray(series.denominators), too_few: noneHidden(series.numerators.length), is_public: series.isPublic, audience: series.isPublic ? 'public' : 'own', is_example: series.isExample, loaded_at: now,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return added?.id ?? null;
}

/** Figures as the database keeps them: one array, null where a period has none. */
export const figuresArray = (values: readonly (number | null)[]) => sql<number[]>`${[...values]}::double precision[]`;

export const noneHidden = (length: number) => sql<boolean[]>`array_fill(false, array[${length}::int])`;
