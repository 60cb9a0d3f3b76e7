import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { JudgingKind } from '../../domain/judging/judging-forms.ts';

/** One thing that was set about a series, as it stands or as it ended. */
export interface JudgingLine {
  kind: JudgingKind;
  id: string;
  from: string;
  to: string | null;
  value: number | null;
  toValue: number | null;
  points: number | null;
  expected: 'up' | 'down' | 'same' | null;
  words: string;
  madeAt: Date;
  endedAt: Date | null;
  endedBecause: string | null;
}

/** Everything that was ever set about a series: what holds first, then what has ended. */
export async function judgingLines(tx: Tx, seriesId: string): Promise<JudgingLine[]> {
  const ends = sql`made_at as "madeAt", ended_at as "endedAt", ended_because as "endedBecause"`;
  const { rows } = await sql<JudgingLine>`
    select * from (
      select 'baseline' as kind, id, from_period as "from", null::date as "to", null::float8 as value, null::float8 as "toValue", points, null as expected, reason as words, ${ends} from quality.baseline where series_id = ${seriesId}
      union all select 'target', id, from_period, null, value, null, null, null, reason, ${ends} from quality.target where series_id = ${seriesId}
      union all select 'trajectory', id, from_period, to_period, from_value, to_value, null, null, reason, ${ends} from quality.trajectory where series_id = ${seriesId}
      union all select 'annotation', id, period, null, null, null, null, expected, words, ${ends} from quality.annotation where series_id = ${seriesId}
      union all select 'exclusion', id, from_period, to_period, null, null, null, null, reason, ${ends} from quality.exclusion where series_id = ${seriesId}
    ) all_kinds order by "endedAt" nulls first, "from", "madeAt", id`.execute(tx);
  return rows;
}
