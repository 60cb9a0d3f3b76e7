import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db';

/** Series of the same unit that must stand beside a figure of productivity or cost. */
export interface Beside {
  quality: readonly BesideLine[];
  staff: readonly BesideLine[];
  outcomes: readonly BesideLine[];
}

export interface BesideLine {
  id: string;
  code: string;
  name: string;
}

/** What stands beside the figures of a unit that the viewer may see. */
export async function besideUnit(tx: Tx, unitId: string): Promise<Beside> {
  const { rows } = await sql<BesideLine & { ambition: string; kind: string }>`
    select distinct on (v.name, m.code) s.id, m.code, v.name, v.ambition, v.kind from quality.series s join quality.measure m on m.id = s.measure_id
    join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version where s.unit_id = ${unitId} and s.split = '' and ${anyShown(sql`s`)} and v.ambition in ('quality', 'staff') order by v.name, m.code, s.profession`.execute(tx);
  const lines = (fits: (row: { ambition: string; kind: string }) => boolean) => rows.filter(fits).map(({ id, code, name }) => ({ id, code, name }));
  return { quality: lines(({ ambition }) => ambition === 'quality'), staff: lines(({ ambition }) => ambition === 'staff'), outcomes: lines(({ kind }) => kind === 'outcomes') };
}

/** Figures that are all hidden stand beside nothing. */
function anyShown(series: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`cardinality(array_remove(${series}.numerators, null)) > 0`;
}

const has = (of: RawBuilder<boolean>): RawBuilder<boolean> => sql`exists (select from quality.series b join quality.measure bm on bm.id = b.measure_id
  join quality.measure_version bv on bv.measure_id = bm.id and bv.number = bm.current_version where b.unit_id = s.unit_id and b.split = '' and ${anyShown(sql`b`)} and ${of})`;

/**
 * For questions that read `quality.series s`: leaves out figures of productivity where the unit shows none of quality or none of staff, and figures of
 * cost where it shows no outcome (requirements S104 and O4). The rule of `lacksBeside`, where figures are read.
 */
export const balancedOnly: RawBuilder<boolean> = sql`not exists (select from quality.measure pm join quality.measure_version pv on pv.measure_id = pm.id and pv.number = pm.current_version
  where pm.id = s.measure_id and ((pv.ambition = 'productivity' and not (${has(sql`bv.ambition = 'quality'`)} and ${has(sql`bv.ambition = 'staff'`)})) or (pv.kind = 'cost' and not ${has(sql`bv.kind = 'outcomes'`)})))`;
