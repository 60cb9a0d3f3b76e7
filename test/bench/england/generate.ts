import pg from 'pg';
import { professions } from '#modules/directory';

/** England's size as the work order gives it: 215 providers × 14 professions × 50 measures × 60 months. */
export const size = { providers: 215, systems: 42, regions: 7, measures: 50, months: 60 };

/**
 * Units from a country down to its providers, measures of all four ambitions, and a series of every measure for every profession of every
 * provider, all public. A third have a baseline of 24 months, every second a target; one in a hundred months has no figure.
 */
export async function generateEngland(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const [what, statement] of [...directory, ...figures]) {
      const began = performance.now();
      const { rowCount } = await client.query(statement);
      console.log(`  generated ${what}: ${rowCount} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

const directory: [what: string, sql: string][] = [
  ['organisations', `insert into directory.organisation (code, name, setting, is_example)
    select 'bench-nation', 'Bench nation', 'nhs', true union all select 'bench-trust-' || n, 'Bench trust ' || n, 'nhs', true from generate_series(1, ${size.providers}) n`],
  ['units', `insert into directory.unit (organisation_id, code, level, name, opened_on)
    select id, 'bench-england', 'national', 'Bench England', '2020-04-01'::date from directory.organisation where code = 'bench-nation'
    union all select id, 'bench-region-' || n, 'region', 'Bench region ' || n, '2020-04-01' from directory.organisation, generate_series(1, ${size.regions}) n where code = 'bench-nation'
    union all select id, 'bench-system-' || n, 'system', 'Bench system ' || n, '2020-04-01' from directory.organisation, generate_series(1, ${size.systems}) n where code = 'bench-nation'
    union all select id, code, 'provider', name, '2020-04-01' from directory.organisation where code like 'bench-trust-%'`],
  ['parents', `insert into directory.unit_parent (unit_id, parent_id, valid_from, reason)
    select u.id, p.id, '2020-04-01', 'Generated' from directory.unit u cross join lateral (select substring(u.code from '\\d+$')::int as n) at
    join directory.unit p on p.code = case u.level when 'provider' then 'bench-system-' || (1 + n % ${size.systems}) when 'system' then 'bench-region-' || (1 + n % ${size.regions}) else 'bench-england' end
    where u.code ~ '^bench-(region|system|trust)-'`],
];

const figures: [what: string, sql: string][] = [
  ['measures', `insert into quality.measure (code, standing, made_at) select 'bench-measure-' || n, 'starter', '2026-01-01' from generate_series(1, ${size.measures}) n`],
  ['definitions', `insert into quality.measure_version (measure_id, number, name, ambition, kind, numerator, denominator, unit, multiplier, direction, grain, source, owner_role, rule_set, valid_from, made_at, reason)
    select m.id, 1, 'Bench measure ' || n, (array['quality', 'staff', 'workforce', 'productivity'])[1 + n % 4], 'bench', 'Top', case when n % 5 = 0 then null else 'Bottom' end, case when n % 5 = 0 then 'count' when n % 5 = 1 then 'rate' else 'percent' end,
      case when n % 5 = 0 then 1 when n % 5 = 1 then 1000 else 100 end, (array['increase', 'decrease', 'neutral'])[1 + n % 3], 'month', 'Generated', 'Bench lead', case when n % 2 = 0 then 'nhsr-0.2.2' else 'mdc-2023' end, '2026-01-01', '2026-01-01', 'Generated'
    from quality.measure m cross join lateral (select substring(m.code from '\\d+$')::int as n) at where m.code like 'bench-measure-%'`],
  ['series', `insert into quality.series (measure_id, unit_id, organisation_id, profession, first_period, numerators, denominators, too_few, is_public, audience, is_example, loaded_at)
    select m.measure_id, u.id, u.organisation_id, p.code, '2021-10-01', f.numerators, case when m.denominator is null then array_fill(null::double precision, array[${size.months}]) else f.denominators end,
      array_fill(false, array[${size.months}]), true, 'public', true, '2026-10-05'
    from directory.unit u cross join (select m.* from quality.measure_version m join quality.measure on id = measure_id and code like 'bench-measure-%') m
    cross join unnest(array[${professions.map(({ code }) => `'${code}'`).join(', ')}]) p (code)
    cross join lateral (select array_agg(case when gap then null else round(people * least(1, greatest(0, 0.6 + (random() + random() + random() - 1.5) * 0.1 + case when t > 44 and moved then 0.08 else 0 end))) end order by t) as numerators,
      array_agg(case when gap then null else people end order by t) as denominators
      from (select t, round(120 + 260 * random()) as people, random() < 0.01 as gap from generate_series(1, ${size.months}) t where u.id is not null and p.code is not null and m.measure_id is not null) month,
        (select random() < 0.2 as moved where u.id is not null and p.code is not null and m.measure_id is not null) one) f
    where u.code like 'bench-trust-%'`],
  ['baselines', `insert into quality.baseline (series_id, organisation_id, from_period, points, reason, made_at) select id, organisation_id, first_period, 24, 'Generated', loaded_at from quality.series where is_example and first_period = '2021-10-01' and hashtext(id::text) % 3 = 0`],
  ['targets', `insert into quality.target (series_id, organisation_id, value, from_period, reason, made_at) select s.id, s.organisation_id, (case v.unit when 'count' then 150 when 'rate' then 600 else 60 end) * (array[0.6, 1, 1.3])[1 + abs(hashtext(s.id::text)) / 2 % 3], s.first_period, 'Generated', s.loaded_at
    from quality.series s join quality.measure_version v on v.measure_id = s.measure_id and v.kind = 'bench' where hashtext(s.id::text) % 2 = 0`],
];
