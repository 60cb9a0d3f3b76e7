import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { MOST_PERIODS } from './collections.ts';

/**
 * For home pages: open collections of these organisations with a figure that is late, or whose period is over and that may still come in time; the first such day
 * of each. The rules of `dueOn`, `askedPeriods` and `stateOf`, in the database, because a home page asks each room one question.
 */
export const figuresToSend = (organisationIds: readonly string[], today: Day) => sql`
  select 'needed', case when d.due < ${today}::date then 'Figures are late' else 'Send figures' end, c.name, '/quality/collections/' || c.id, d.due, 'You may load figures here', o.is_example
  from quality.collection c join directory.organisation o on o.id = c.organisation_id
    cross join lateral (select case c.grain when 'month' then 1 when 'quarter' then 3 else 12 end as months) grain
    cross join lateral (
      select min((p.period + make_interval(months => grain.months))::date + c.due_days - 1) as due
      from (select g.day::date as period from generate_series(c.first_period::timestamp, ${today}::date - make_interval(months => grain.months), make_interval(months => grain.months)) g (day) order by g.day desc limit ${MOST_PERIODS}) p
        join quality.collection_item i on i.collection_id = c.id
      where not exists (select from quality.not_to_come n where (n.collection_id, n.measure_id, n.unit_id, n.period) = (i.collection_id, i.measure_id, i.unit_id, p.period))
        and not exists (
          select from quality.series s
            cross join lateral (select (extract(year from age(p.period, s.first_period)) * 12 + extract(month from age(p.period, s.first_period)))::int as months) since
          where s.measure_id = i.measure_id and s.unit_id = i.unit_id and s.split = '' and s.first_period <= p.period and since.months % grain.months = 0
            and (s.numerators[since.months / grain.months + 1] is not null or s.too_few[since.months / grain.months + 1]))) d
  where c.organisation_id = any (${[...organisationIds]}::uuid[]) and c.ended_at is null and d.due is not null`;
