import { sql } from 'kysely';
import { spcVersion } from '#engines/spc';
import type { Tx } from '#platform/db';
import type { SeriesResult } from '../../domain/results/result.ts';
import { asArray } from './as-array.ts';
import type { ShownFigures } from './read-figures.ts';

/** A series that was judged, and what came of it. */
export interface JudgedSeries {
  series: ShownFigures;
  result: SeriesResult;
}

/** Which engine a result came from, its name and version, and the edition of what is made of its answer: 2 says "too early" of fewer than ten figures. */
export const engine = `spc ${spcVersion} edition 2`;

/** Writes the results over those that stood. */
export async function keepResults(tx: Tx, judged: readonly JudgedSeries[], now: Date): Promise<void> {
  const column = (of: (one: JudgedSeries) => string | number | boolean | null) => asArray(judged.map(of));
  await sql`
    insert into quality.result (series_id, organisation_id, revision, engine, rule_set, is_run_chart, variation, assurance, refused, figures, missing, last_period, last_value, centre, lower_limit, upper_limit, worked_from, judged_at)
    select series_id, organisation_id, revision, ${engine}, rule_set, is_run_chart, variation, assurance, refused, figures, missing, last_period, last_value, centre, lower_limit, upper_limit, worked_from, ${now}
    from unnest(
      ${column(({ series }) => series.id)}::uuid[], ${column(({ series }) => series.organisationId)}::uuid[], ${column(({ series }) => series.revision)}::bigint[],
      ${column(({ series, result }) => (result.isRunChart ? 'anhoej' : series.measure.ruleSet))}::text[], ${column(({ result }) => result.isRunChart)}::boolean[],
      ${column(({ result }) => result.variation)}::text[], ${column(({ result }) => result.assurance)}::text[], ${column(({ result }) => result.refused)}::text[],
      ${column(({ series }) => series.figures)}::integer[], ${column(({ series }) => series.missing)}::integer[],
      ${column(({ result }) => result.lastPeriod)}::date[], ${column(({ result }) => result.lastValue)}::double precision[], ${column(({ result }) => result.centre)}::double precision[],
      ${column(({ result }) => result.lowerLimit)}::double precision[], ${column(({ result }) => result.upperLimit)}::double precision[], ${column(({ series }) => series.workedFrom)}::text[]
    ) as t (series_id, organisation_id, revision, rule_set, is_run_chart, variation, assurance, refused, figures, missing, last_period, last_value, centre, lower_limit, upper_limit, worked_from)
    on conflict (series_id) do update set revision = excluded.revision, engine = excluded.engine, rule_set = excluded.rule_set, is_run_chart = excluded.is_run_chart, variation = excluded.variation,
      assurance = excluded.assurance, refused = excluded.refused, figures = excluded.figures, missing = excluded.missing, last_period = excluded.last_period, last_value = excluded.last_value, centre = excluded.centre,
      lower_limit = excluded.lower_limit, upper_limit = excluded.upper_limit, worked_from = excluded.worked_from, judged_at = excluded.judged_at`.execute(tx);
}
