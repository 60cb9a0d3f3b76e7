import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** Measures of the catalogue that count by month what a record of modes counts by quarter: contacts by video, who was asked, who got what they chose. */
export const alsoByMonth = ['contacts-by-video', 'choice-offered', 'choice-met'] as const;

/** A month of a unit by which the other two follow from the quarter, or it from them. */
export interface MonthInTheWay {
  measure: string;
  hidden: number;
}

/**
 * Series of a unit whose months stand in the way of telling their quarter: some month is hidden or lacking while another stands there, so that the quarter less what is shown would tell it. Where all three are
 * shown the quarter is their sum, and where none ever came nothing can be subtracted.
 */
export async function monthsInTheWay(tx: Tx, { unitId, quarter }: { unitId: string; quarter: string }): Promise<MonthInTheWay[]> {
  const { rows } = await sql<MonthInTheWay>`
    select v.name as measure, 3 - x.shown as hidden from (
      select s.measure_id, count(*) filter (where s.numerators[at] is not null)::int as shown, count(*) filter (where s.too_few[at])::int as few
      from quality.series s join quality.measure m on m.id = s.measure_id cross join generate_series(0, 2) g (month)
        cross join lateral (select (extract(year from age(${quarter}::date, s.first_period)) * 12 + extract(month from age(${quarter}::date, s.first_period)))::int + g.month + 1 as at) a
      where s.unit_id = ${unitId} and m.code = any (${[...alsoByMonth]}::text[]) and s.first_period <= ${quarter}::date + interval '2 months' group by s.id, s.measure_id) x
    join quality.measure m on m.id = x.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where x.shown < 3 and x.shown + x.few > 0 order by 1 limit 5`.execute(tx);
  return rows;
}

/** Of these figures those that would come new into a quarter which a record of modes tells already; what stood there may be corrected. */
export async function comeTooLate<Figure extends { measureId: string; unitId: string; period: string; profession: string; split: string; groupCode: string }>(tx: Tx, figures: readonly Figure[]): Promise<ReadonlySet<Figure>> {
  const { rows: measures } = await sql<{ id: string }>`select id from quality.measure where code = any (${[...alsoByMonth]}::text[])`.execute(tx);
  const asked = figures.filter(({ measureId }) => measures.some(({ id }) => id === measureId));
  if (asked.length === 0) return new Set();
  const { rows } = await sql<{ at: number }>`
    select g.at::int as at from jsonb_to_recordset(${JSON.stringify(asked.map((figure, at) => ({ at, measure: figure.measureId, unit: figure.unitId, period: figure.period, profession: figure.profession, split: figure.split, group: figure.groupCode })))}::jsonb) as g (at int, measure uuid, unit uuid, period date, profession text, split text, "group" text)
    join quality.mode_record r on r.unit_id = g.unit and r.quarter = date_trunc('quarter', g.period)::date
    where not exists (select from quality.series s where s.measure_id = g.measure and s.unit_id = g.unit and s.profession = g.profession and s.split = g.split and s.group_code = g."group" and s.first_period <= g.period
      and s.numerators[(extract(year from age(g.period, s.first_period)) * 12 + extract(month from age(g.period, s.first_period)))::int + 1] is not null)`.execute(tx);
  return new Set(rows.flatMap(({ at }) => asked[at] ?? []));
}
