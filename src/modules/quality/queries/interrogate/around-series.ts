import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { unitPath, unitsBelow, type UnitLine } from '#modules/directory';
import { balancedOnly } from '../balance/balance.ts';
import type { SeriesPage } from '../series-page.ts';
import { groupWords, splitName } from '../splits/split-words.ts';

export interface NearLine {
  id: string;
  unitId: string;
  unit: string;
  profession: string;
  split: string;
  /** A group of people in words: "Age: 65 to 74"; '' for everybody. */
  words: string;
}

export interface AroundSeries {
  /** The same measure and unit, by every split and profession there is. */
  groups: readonly NearLine[];
  /** Units above and right below; `series` is null where they have no figures that the viewer may see. */
  above: readonly (UnitLine & { series: NearLine | null })[];
  below: readonly (UnitLine & { series: NearLine | null })[];
  /** How often a figure was put in place of another; null where the viewer may not see it. */
  replaced: number | null;
  tooFew: number;
}

/** What can be looked at next from a series. */
export async function aroundSeries(tx: Tx, series: SeriesPage, now: Date): Promise<AroundSeries> {
  const day = londonDay(now);
  const path = (await unitPath(tx, series.unitId, day)).filter(({ steps }) => steps > 0);
  const below = (await unitsBelow(tx, series.unitId, day)).filter(({ steps, level }) => steps === 1 && level !== 'individual');
  const { rows } = await sql<NearLine>`
    select s.id, s.unit_id as "unitId", u.name as unit, s.profession, ${splitName} as split, ${groupWords} as words
    from quality.series s join directory.unit u on u.id = s.unit_id left join quality.characteristic c on c.code = s.split left join quality.characteristic_group g on g.characteristic_code = s.split and g.code = s.group_code
    where s.measure_id = ${series.measure.id} and s.unit_id = any (${[series.unitId, ...path.map(({ id }) => id), ...below.map(({ id }) => id)]}::uuid[]) and ${balancedOnly}
    order by s.split <> '', c.position nulls last, s.split, g.position nulls first, s.group_code, s.profession`.execute(tx);
  const { rows: [counted] } = await sql<{ replaced: number; tooFew: number; isOwn: boolean }>`
    select (select count(*)::int from quality.value_change v where v.series_id = s.id) as replaced, cardinality(array_positions(s.too_few, true)) as "tooFew",
      s.organisation_id = any ((select platform.viewer_organisations())::uuid[]) as "isOwn" from quality.series s where s.id = ${series.id}`.execute(tx);
  const of = (unit: UnitLine) => ({ ...unit, series: rows.find(({ unitId, profession, words }) => unitId === unit.id && profession === series.profession && words === '') ?? rows.find(({ unitId, words }) => unitId === unit.id && words === '') ?? null });
  return {
    groups: rows.filter(({ id, unitId }) => unitId === series.unitId && id !== series.id), above: path.map(of), below: below.map(of),
    replaced: counted?.isOwn ? counted.replaced : null, tooFew: counted?.tooFew ?? 0,
  };
}
