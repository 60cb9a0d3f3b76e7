import pg from 'pg';
import { publishFigures } from '../../../src/modules/quality/commands/publishing/publish-figures.ts';
import { putFigures } from '../../../src/modules/quality/commands/publishing/put-figures.ts';
import { professions } from '#modules/directory';
import { median } from '../machine.ts';
import type { BenchSite } from '../site.ts';

/**
 * One unit's new month through the pipeline that figures of files and programs take: as they came, added up to the country, protected, shown,
 * judged. A measure of all fourteen professions; each round is a month that its 214 neighbours have not brought yet.
 */
export async function benchNewMonth({ house }: BenchSite): Promise<void> {
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  try {
    const { rows: [at] } = await owner.query<{ measureId: string; unitId: string; organisationId: string }>(`select m.id as "measureId", u.id as "unitId", u.organisation_id as "organisationId" from quality.measure m, directory.unit u where m.code = 'bench-measure-7' and u.code = 'bench-trust-9'`);
    if (!at) throw new Error('The bench has no unit');
    const began = performance.now();
    const first = await house.worker.within({ as: 'worker' }, (tx) => publishFigures(tx, { measureId: at.measureId, reason: 'Generated' }, new Date()));
    console.log(`all 60 months of one measure of England published for the first time, with ${first.changed.length} series added up: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const times: number[] = [];
    for (const period of ['2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']) times.push(await bring(house, at, period));
    const { rows: [levels] } = await owner.query<{ n: number }>(`select count(distinct u.level)::int as n from quality.series s join directory.unit u on u.id = s.unit_id join quality.result r on r.series_id = s.id and r.revision = s.revision where s.measure_id = '${at.measureId}' and r.last_period = '2027-02-01'`);
    console.log(`one unit's new month of one measure, ${professions.length} professions, on ${levels?.n} levels with its judgements: median ${median(times).toFixed(0)} ms (${times.map((time) => time.toFixed(0)).join(', ')})`);
  } finally {
    await owner.end();
  }
}

export async function bring(house: BenchSite['house'], { measureId, unitId, organisationId }: { measureId: string; unitId: string; organisationId: string }, period: string): Promise<number> {
  const figures = professions.map(({ code }, at) => ({ line: at + 1, measureId, unitId, profession: code, split: '', groupCode: '', period, numerator: 200 + at, denominator: 300 + 2 * at, people: null }));
  const began = performance.now();
  const { added } = await house.worker.within({ as: 'worker' }, (tx) => putFigures(tx, { organisationId, figures, reason: 'Generated', changedBy: null }, new Date()));
  if (added !== figures.length) throw new Error(`${added} figures were added`);
  return performance.now() - began;
}
