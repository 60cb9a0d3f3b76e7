import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Replaced, Values } from '../../domain/imports/merge-figures.ts';
import type { Grain } from '../../domain/periods.ts';
import type { Place } from '../../domain/publishing/place.ts';

export interface RawSeries extends Place, Values {
  seriesId: string;
}

/** What came before for these places of a measure. */
export async function rawSeriesAt(tx: Tx, measureId: string, places: readonly Place[]): Promise<RawSeries[]> {
  const { rows } = await sql<RawSeries>`
    select s.id as "seriesId", s.unit_id as "unitId", s.profession, s.split, s.group_code as "groupCode", r.first_period as "firstPeriod", r.numerators, r.denominators, r.people
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as g ("unitId" uuid, profession text, split text, "groupCode" text)
    join quality.series s on s.measure_id = ${measureId} and s.unit_id = g."unitId" and s.profession = g.profession and s.split = g.split and s.group_code = g."groupCode"
    join quality.raw_series r on r.series_id = s.id`.execute(tx);
  return rows;
}

/**
 * Series for places that had no figures of their own, as open as the unit's others; one that was added up from below becomes its own. Nothing is
 * shown yet. Answers their ids.
 */
export async function openSeries(tx: Tx, { measureId, organisationId, places, now }: { measureId: string; organisationId: string; places: readonly (Place & { firstPeriod: string })[]; now: Date }): Promise<(Place & { seriesId: string })[]> {
  const { rows } = await sql<Place & { seriesId: string }>`
    insert into quality.series as s (measure_id, unit_id, organisation_id, profession, split, group_code, first_period, numerators, denominators, too_few, parts_known, parts, audience, is_example, revision, loaded_at)
    select ${measureId}, g."unitId", ${organisationId}, g.profession, g.split, g."groupCode", g."firstPeriod", '{null}', '{null}', '{false}', '{0}', '{0}',
      coalesce((select o.audience from quality.series o where o.measure_id = ${measureId} and o.unit_id = g."unitId" and not o.is_rolled_up order by array_position(array['own', 'members', 'public'], o.audience) limit 1), 'own'),
      (select is_example from directory.organisation where id = ${organisationId}), 0, ${now}
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as g ("unitId" uuid, profession text, split text, "groupCode" text, "firstPeriod" date)
    on conflict on constraint one_series do update set is_rolled_up = false, audience = excluded.audience
    returning s.id as "seriesId", s.unit_id as "unitId", s.profession, s.split, s.group_code as "groupCode"`.execute(tx);
  return rows;
}

export async function writeRaw(tx: Tx, organisationId: string, series: readonly (Values & { seriesId: string })[], now: Date): Promise<void> {
  if (series.length === 0) return;
  await sql`
    insert into quality.raw_series (series_id, organisation_id, first_period, numerators, denominators, people, loaded_at)
    select g."seriesId", ${organisationId}, g."firstPeriod", g.numerators, g.denominators, g.people, ${now}
    from jsonb_to_recordset(${JSON.stringify(series)}::jsonb) as g ("seriesId" uuid, "firstPeriod" date, numerators double precision[], denominators double precision[], people double precision[])
    on conflict (series_id) do update set first_period = excluded.first_period, numerators = excluded.numerators, denominators = excluded.denominators, people = excluded.people, loaded_at = excluded.loaded_at`.execute(tx);
}

/** Of these periods those for which something of the measure is or was shown or hidden. */
export async function publishedPeriods(tx: Tx, { measureId, grain, periods }: { measureId: string; grain: Grain; periods: readonly string[] }): Promise<Set<string>> {
  const { rows } = await sql<{ period: string }>`
    select p.period from unnest(${[...periods]}::date[]) as p (period) where exists (
      select from quality.series s cross join lateral (select 1 + ((extract(year from p.period) - extract(year from s.first_period)) * 12 + extract(month from p.period) - extract(month from s.first_period))::int / ${{ month: 1, quarter: 3, year: 12 }[grain]}::int as at) x
      where s.measure_id = ${measureId} and x.at >= 1 and (s.numerators[x.at] is not null or s.too_few[x.at]))`.execute(tx);
  return new Set(rows.map(({ period }) => period));
}

export interface RawChange extends Replaced {
  seriesId: string;
}

export async function keepRawChanges(tx: Tx, organisationId: string, changes: readonly RawChange[], { reason, changedBy, now }: { reason: string; changedBy: string | null; now: Date }): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into quality.raw_change (series_id, organisation_id, period, old_numerator, old_denominator, old_people, new_numerator, new_denominator, new_people, reason, changed_at, changed_by)
    select c."seriesId", ${organisationId}, c.period, (c.old->>'numerator')::double precision, (c.old->>'denominator')::double precision, (c.old->>'people')::double precision,
      (c.now->>'numerator')::double precision, (c.now->>'denominator')::double precision, (c.now->>'people')::double precision, ${reason}, ${now}, ${changedBy}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c ("seriesId" uuid, period date, old jsonb, now jsonb)`.execute(tx);
}
