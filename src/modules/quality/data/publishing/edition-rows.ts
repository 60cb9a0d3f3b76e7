import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Hold } from '../../domain/publishing/structure.ts';
import type { RawChange } from './raw-rows.ts';

/** Keeps what stands published in the place of figures that came for periods that were published already. One that waits already keeps standing. */
export async function letWait(tx: Tx, organisationId: string, changes: readonly RawChange[], now: Date): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into quality.waiting_figure (series_id, organisation_id, period, numerator, denominator, people, since)
    select c."seriesId", ${organisationId}, c.period, (c.old->>'numerator')::double precision, (c.old->>'denominator')::double precision, (c.old->>'people')::double precision, ${now}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c ("seriesId" uuid, period date, old jsonb)
    on conflict (series_id, period) do nothing`.execute(tx);
}

/** What came since stands published now. */
export async function takeIn(tx: Tx, units: readonly { measureId: string; unitId: string; period: string }[]): Promise<void> {
  if (units.length === 0) return;
  await sql`
    delete from quality.waiting_figure w using quality.series s, jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as g ("measureId" uuid, "unitId" uuid, period date)
    where s.id = w.series_id and s.measure_id = g."measureId" and s.unit_id = g."unitId" and w.period = g.period`.execute(tx);
}

/** Keeps how these periods stand, for the next edition. */
export async function keepEditions(tx: Tx, measureId: string, periods: readonly { period: string; holds: readonly Hold[]; hasGrown: boolean; kept: ReadonlySet<string> }[]): Promise<void> {
  const marked = periods.map(({ period, holds, hasGrown, kept }) => ({ period, kept: [...kept].toSorted(), mark: createHash('md5').update(JSON.stringify(holds)).digest('hex'), holds, hasGrown }));
  const holdings = [...new Map(marked.map(({ mark, holds }) => [mark, { mark, holds }])).values()];
  await sql`
    insert into quality.holding (mark, holds) select mark, holds from jsonb_to_recordset(${JSON.stringify(holdings)}::jsonb) as g (mark text, holds jsonb)
    on conflict (mark) do nothing`.execute(tx);
  await sql`
    insert into quality.edition (measure_id, period, mark, has_grown, kept)
    select ${measureId}, period, mark, "hasGrown", kept from jsonb_to_recordset(${JSON.stringify(marked.map(({ holds: _holds, ...one }) => one))}::jsonb) as g (period date, mark text, "hasGrown" boolean, kept text[])
    on conflict (measure_id, period) do update set mark = excluded.mark, has_grown = excluded.has_grown, kept = excluded.kept
    where (quality.edition.mark, quality.edition.has_grown, quality.edition.kept) is distinct from (excluded.mark, excluded.has_grown, excluded.kept)`.execute(tx);
}
