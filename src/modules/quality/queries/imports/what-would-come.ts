import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Figure } from '../../domain/imports/check-rows.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Grain } from '../../domain/periods.ts';
import { groupWords } from '../splits/split-words.ts';

/** A good row of a file that is not loaded yet, as it was understood, beside what is shown for the same place and period now. */
export interface ComingFigure {
  line: number;
  measure: string;
  unit: Measure['unit'];
  unitWords: string;
  multiplier: number | null;
  grain: Grain;
  where: string;
  profession: string;
  /** '' for everybody. */
  group: string;
  period: string;
  numerator: number;
  denominator: number | null;
  /** null where there is no figure yet. Only of shown figures: what is hidden stays hidden from who loads a file too. */
  now: { numerator: number | null; denominator: number | null; tooFew: boolean } | null;
}

/** The first figures that a file would bring, in the order of its lines. */
export async function whatWouldCome(tx: Tx, figures: readonly Figure[]): Promise<ComingFigure[]> {
  if (figures.length === 0) return [];
  const { rows } = await sql<ComingFigure>`
    select f.line, v.name as measure, v.unit, v.unit_words as "unitWords", v.multiplier, v.grain, u.name as where, s.profession, ${groupWords} as "group", f.period, f.numerator, f.denominator,
      case when n.too_few is null or (n.numerator is null and not n.too_few) then null else jsonb_build_object('numerator', n.numerator, 'denominator', n.denominator, 'tooFew', n.too_few) end as now
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as f (line int, "measureId" uuid, "unitId" uuid, profession text, split text, "groupCode" text, period text, numerator float8, denominator float8)
    cross join lateral (select f.profession, f.split, f."groupCode" as group_code) s
    join quality.measure m on m.id = f."measureId" join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = f."unitId"
    left join lateral (
      select k.numerators[place.at] as numerator, k.denominators[place.at] as denominator, k.too_few[place.at] as too_few from quality.series k
      cross join lateral (select ((extract(year from f.period::date) - extract(year from k.first_period)) * 12 + extract(month from f.period::date) - extract(month from k.first_period))::int / case v.grain when 'quarter' then 3 when 'year' then 12 else 1 end + 1 as at) place
      where k.measure_id = m.id and k.unit_id = u.id and k.profession = f.profession and k.split = f.split and k.group_code = f."groupCode"
    ) n on true
    order by f.line`.execute(tx);
  return rows;
}
