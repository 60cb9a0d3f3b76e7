import pg from 'pg';
import { publishFigures } from '../../../src/modules/quality/commands/publishing/publish-figures.ts';
import { median } from '../machine.ts';
import type { BenchSite } from '../site.ts';
import { bring } from './new-month.ts';

/** The last five of the 60 generated months. */
const periods = ['2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01'];

/**
 * A unit's month that comes after its neighbours' was shown, in a period in which figures are hidden: every sixth profession of a provider has three to
 * seven people then, and one unit brings its fourteen figures late. What is shown already must not give way to the new total.
 */
export async function benchLateMonth({ house }: BenchSite): Promise<void> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  try {
    const { rows: [at] } = await owner.query<{ measureId: string; unitId: string; organisationId: string }>(`select m.id as "measureId", u.id as "unitId", u.organisation_id as "organisationId" from quality.measure m, directory.unit u where m.code = 'bench-measure-8' and u.code = 'bench-trust-9'`);
    if (!at) throw new Error('The bench has no unit');
    await owner.query(`update quality.raw_series r set numerators = f.numerators, denominators = f.denominators
      from quality.series s cross join lateral (select array_agg(case when t <= 55 then n when late then null when small then d::int % 4 else n end order by t) as numerators, array_agg(case when t <= 55 then d when late then null when small then 3 + d::int % 5 else d end order by t) as denominators
        from (select t, n, d, s.unit_id = $2 as late, abs(hashtext(s.id::text || t)) % 6 = 0 as small from unnest((select numerators from quality.raw_series where series_id = s.id), (select denominators from quality.raw_series where series_id = s.id)) with ordinality month (n, d, t)) each) f
      where s.id = r.series_id and s.measure_id = $1`, [at.measureId, at.unitId]);
    const began = performance.now();
    await house.worker.within({ as: 'worker' }, (tx) => publishFigures(tx, { measureId: at.measureId, reason: 'Generated' }, new Date()));
    const first = performance.now() - began;
    const { rows: [hidden] } = await owner.query<{ hidden: number; all: number }>(`select count(*) filter (where too_few[60])::int as hidden, count(*)::int as all from quality.series where measure_id = $1 and first_period = '2021-10-01'`, [at.measureId]);
    const times: number[] = [];
    for (const period of periods) times.push(await bring(house, at, period));
    console.log(`a late month of one unit where ${hidden?.hidden} of ${hidden?.all} figures of the month are hidden: median ${median(times).toFixed(0)} ms (${times.map((time) => time.toFixed(0)).join(', ')}); all 60 months of the measure for the first time ${(first / 1000).toFixed(1)} s`);
  } finally {
    await owner.end();
  }
}
