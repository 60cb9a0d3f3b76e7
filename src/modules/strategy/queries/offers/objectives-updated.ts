import { sql } from 'kysely';
import { startOfLondonDay } from '#platform/clock';
import type { OfferedFigure, OfferedMeasure } from '#platform/rooms';

/** At the end of each month: of the published objectives that were open and not said to be done, how many had an update that was not overdue. */
export const objectivesUpdated: OfferedMeasure = {
  name: 'strategy.objectives-updated',
  figures: async (tx, { periods }) => {
    const ends = periods.map((period) => startOfLondonDay(nextMonth(period)));
    const { rows } = await sql<OfferedFigure>`
      select o.organisation_id as "organisationId", place.id as "unitId", m.period, count(*)::int as denominator,
        count(*) filter (where (greatest(b.published_at, coalesce(u.made_at, b.published_at)) at time zone 'Europe/London')::date + make_interval(months => o.update_every_months) >= (m.month_end at time zone 'Europe/London')::date)::int as numerator
      from unnest(${[...periods]}::text[], ${ends}::timestamptz[]) as m (period, month_end)
        join strategy.objective_publication b on b.published_at < m.month_end join strategy.objective o on o.id = b.objective_id
        left join lateral (select u.made_at, u.status from strategy.progress_update u where u.objective_id = o.id and u.made_at < m.month_end order by u.made_at desc, u.id desc limit 1) u on true
        -- The organisation's own place in the tree: its highest unit, the oldest where there are several.
        cross join lateral (select p.id from directory.unit p where p.organisation_id = o.organisation_id
          order by array_position(array['national', 'region', 'system', 'provider', 'team', 'individual'], p.level), p.opened_on, p.id limit 1) place
      where u.status is distinct from 'done' and not exists (select from strategy.objective_closing c where c.objective_id = o.id and c.closed_at < m.month_end)
      group by o.organisation_id, place.id, m.period order by 1, 2, 3`.execute(tx);
    return rows;
  },
};

function nextMonth(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
