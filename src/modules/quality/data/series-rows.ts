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
export const addSeries = async (tx: Tx, series: NewSeries, now: Date): Promise<string | null> => (await addAllSeries(tx, [series], now))[0] ?? null;

/** As `addSeries` of each, in two statements; the answers are in their order. */
export async function addAllSeries(tx: Tx, all: readonly NewSeries[], now: Date): Promise<(string | null)[]> {
  if (all.length === 0) return [];
  const added = await tx.insertInto('quality.series').values(all.map((series) => seriesRow(series, now)))
    .onConflict((conflict) => conflict.constraint('one_series').doUpdateSet({ is_rolled_up: false, audience: sql.ref('excluded.audience') }).where('quality.series.is_rolled_up', '=', true))
    .returning(['id', 'measure_id', 'unit_id', 'profession', 'split', 'group_code']).execute();
  const idAt = new Map(added.map((row) => [JSON.stringify([row.measure_id, row.unit_id, row.profession, row.split, row.group_code]), row.id]));
  const ids = all.map(({ measureId, unitId, profession, split = '', groupCode = '' }) => idAt.get(JSON.stringify([measureId, unitId, profession, split, groupCode])) ?? null);
  const raw = all.flatMap((series, at) => {
    const seriesId = ids[at];
    return seriesId ? [{ series_id: seriesId, organisation_id: series.organisationId, first_period: series.firstPeriod, numerators: figuresArray(series.numerators), denominators: figuresArray(series.denominators),
      people: figuresArray(series.people ?? series.numerators.map(() => null)), loaded_at: now }] : [];
  });
  if (raw.length > 0) await tx.insertInto('quality.raw_series').values(raw).execute();
  return ids;
}

/** Its figures as they came stand apart; here is what is shown, which is nothing yet. */
function seriesRow(series: NewSeries, now: Date) {
  const nothing = series.numerators.map(() => null);
  return {
    ...(series.id ? { id: series.id } : {}), measure_id: series.measureId, unit_id: series.unitId, organisation_id: series.organisationId, profession: series.profession, split: series.split ?? '', group_code: series.groupCode ?? '',
    first_period: series.firstPeriod, numerators: figuresArray(nothing), denominators: figuresArray(nothing), too_few: sql<boolean[]>`array_fill(false, array[${nothing.length}::int])`,
    parts_known: sql<number[]>`array_fill(0, array[${nothing.length}::int])`, parts: sql<number[]>`array_fill(0, array[${nothing.length}::int])`, revision: 0, audience: series.audience ?? 'own', is_example: series.isExample, loaded_at: now,
  };
}

/** Figures as the database keeps them: one array, null where a period has none. */
const figuresArray = (values: readonly (number | null)[]) => sql<number[]>`${[...values]}::double precision[]`;
