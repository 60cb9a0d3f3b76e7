import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** Contacts by video that rise in a unit, while choice or access of the same unit gets worse for somebody. */
export interface VideoAlarm {
  /** The series of contacts by video. */
  seriesId: string;
  unit: string;
  falling: readonly { id: string; measure: string; group: string }[];
}

/** Alarms about one series among figures that the viewer may see, by what the rules say of the newest ones. */
export async function videoAlarms(tx: Tx, { seriesId }: { seriesId: string }): Promise<VideoAlarm[]> {
  const { rows } = await sql<VideoAlarm>`
    select s.id as "seriesId", u.name as unit, jsonb_agg(distinct jsonb_build_object('id', o.id, 'measure', ov.name, 'group', coalesce(c.name, ''))) as falling
    from quality.series s join directory.unit u on u.id = s.unit_id join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version and v.kind = 'digital'
    join quality.series o on o.unit_id = s.unit_id join quality.measure om on om.id = o.measure_id join quality.measure_version ov on ov.measure_id = om.id and ov.number = om.current_version and ov.kind in ('choice', 'access')
    left join quality.characteristic_group c on c.characteristic_code = o.split and c.code = o.group_code
    where s.id = ${seriesId}
      and exists (select from quality.result r where r.series_id = s.id and r.variation like '%-high') and exists (select from quality.result r where r.series_id = o.id and r.variation like 'concern-%')
    group by s.id, u.name order by u.name`.execute(tx);
  return rows;
}
