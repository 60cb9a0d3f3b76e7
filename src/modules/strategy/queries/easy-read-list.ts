import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { sitePages } from '../domain/site-pages.ts';
import type { EasyReadKind } from './easy-read.ts';

export type EasyReadState = 'missing' | 'late' | 'planned' | 'written';

/** One public text and whether people can read it in easy words. */
export interface EasyReadLine {
  kind: EasyReadKind;
  /** For a part "CODE/PART". */
  id: string;
  title: string;
  state: EasyReadState;
  plannedFor: Day | null;
}

interface Question {
  /** Organisations whose texts are asked for. */
  organisationIds: readonly string[];
  /** The site's own pages too. */
  withPages: boolean;
  today: Day;
  limit: number;
  offset: number;
}

/** Public texts, what is missing first: strategies, their parts, published objectives, pages of this site. */
export async function easyReadList(tx: Tx, { organisationIds, withPages, today, limit, offset }: Question): Promise<{ lines: EasyReadLine[]; total: number; written: number }> {
  const pages = JSON.stringify(withPages ? sitePages.map(({ address, title }) => ({ id: address, title })) : []);
  const { rows } = await sql<{ kind: EasyReadKind; id: string; title: string; state: EasyReadState; planned_for: Day | null; total: number; written: number }>`
    with own_strategy as (select s.id, s.code, s.short_title, s.current_version from strategy.strategy s where s.organisation_id = any (${organisationIds}) and s.is_public),
    subject (place, kind, id, title) as (
      select 1, 'strategy', code, short_title from own_strategy
      union all select 2, 'node', s.code || '/' || n.code, n.title from own_strategy s join strategy.node n on n.strategy_id = s.id and n.version_number = s.current_version
      union all select 3, 'objective', o.id::text, v.wording from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
        where o.organisation_id = any (${organisationIds}) and o.is_public
      union all select 4, 'page', p.id, p.title from jsonb_to_recordset(${pages}::jsonb) as p (id text, title text)),
    told as (select j.*, e.planned_for, case when e.words is not null then 'written' when e.planned_for < ${today} then 'late' when e.planned_for is not null then 'planned' else 'missing' end as state
      from subject j left join strategy.easy_read e on e.subject_kind = j.kind and e.subject_id = j.id)
    select kind, id, title, state, planned_for, (count(*) over ())::int as total, (count(*) filter (where state = 'written') over ())::int as written
    from told order by array_position(array['late', 'missing', 'planned', 'written'], state), place, id limit ${limit} offset ${offset}`.execute(tx);
  return { lines: rows.map(({ kind, id, title, state, planned_for: plannedFor }) => ({ kind, id, title, state, plannedFor })), total: rows[0]?.total ?? 0, written: rows[0]?.written ?? 0 };
}
