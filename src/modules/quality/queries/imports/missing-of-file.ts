import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { missingPeriods, missingWords } from '../../domain/imports/missing-periods.ts';
import type { Grain } from '../../domain/periods.ts';

interface SeriesLine {
  id: string;
  measure: string;
  unit: string;
  profession: string;
  grain: Grain;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  tooFew: readonly boolean[];
}

/** Of the series that a loaded file was about: which periods between their figures have none, in words. By the shown figures. */
export async function missingOfFile(tx: Tx, importId: string): Promise<{ id: string; measure: string; unit: string; words: string }[]> {
  const { rows } = await sql<SeriesLine>`
    select distinct on (v.name, u.name, s.profession) s.id, v.name as measure, u.name as unit, s.profession, v.grain, s.first_period as "firstPeriod", s.numerators, s.too_few as "tooFew"
    from quality.import i cross join lateral jsonb_to_recordset(i.places) as p(measure uuid, unit uuid)
    join quality.series s on s.measure_id = p.measure and s.unit_id = p.unit and s.split = ''
    join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = s.unit_id
    where i.id = ${importId} order by v.name, u.name, s.profession limit 500`.execute(tx);
  return rows.flatMap(({ id, measure, unit, grain, ...series }) => {
    const missing = missingPeriods(series, grain);
    return missing.length === 0 ? [] : [{ id, measure, unit, words: missingWords(missing, grain) }];
  });
}
