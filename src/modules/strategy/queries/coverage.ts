import { sql } from 'kysely';
import { FinancialYear } from '#platform/clock';
import type { Tx } from '#platform/db';
import { tagLists, type ControlledList } from '../data/controlled-lists.ts';

export interface LinkedWork {
  kind: 'workstream' | 'objective';
  id: string;
  title: string;
  /** The financial year of an objective: the same words may stand in two years. */
  year: FinancialYear | null;
  organisation: string;
  isExample: boolean;
}

export interface CoveredItem {
  code: string;
  title: string;
  work: readonly LinkedWork[];
}

export type CoveredList = Omit<ControlledList, 'items'> & { items: readonly CoveredItem[] };

/**
 * The strategies' own lists, each item with the work that is tagged with it and that the viewer may see; an item without work
 * has none yet. With `roleGroup` only work that names
 * that group or nobody. With `profession` only work that is tagged with that profession too ("orthoptists, stroke").
 */
export async function coverage(tx: Tx, { profession, roleGroup }: { profession?: string | undefined; roleGroup?: string | undefined } = {}): Promise<CoveredList[]> {
  const only = profession ? sql`and exists (select from strategy.tag also where also.list_code = 'professions' and also.item_code = ${profession} and also.ended_at is null
    and (also.workstream_id = t.workstream_id or also.objective_id = t.objective_id))` : sql``;
  // No role group named means that the work is for everyone.
  const whose = roleGroup ? sql`and (${roleGroup} = any (coalesce(w.role_groups, v.role_groups)) or cardinality(coalesce(w.role_groups, v.role_groups)) = 0)` : sql``;
  const { rows } = await sql<Omit<LinkedWork, 'year'> & { list: string; item: string; yearStart: number | null }>`
    select t.list_code as list, t.item_code as item, case when w.id is null then 'objective' else 'workstream' end as kind, coalesce(w.id, o.id) as id,
      coalesce(w.title, v.wording) as title, o.year_start as "yearStart", org.name as organisation, coalesce(w.is_example, o.is_example) as "isExample"
    from strategy.tag t join directory.organisation org on org.id = t.organisation_id
    left join strategy.workstream w on w.id = t.workstream_id and w.ended_at is null
    left join strategy.objective o on o.id = t.objective_id
    left join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    where t.ended_at is null and coalesce(w.id, o.id) is not null ${only} ${whose} order by title, id limit 5000`.execute(tx);
  const work = rows.map(({ yearStart, ...row }) => ({ ...row, year: yearStart === null ? null : FinancialYear.starting(yearStart) }));
  return tagLists.map(({ items, ...list }) => ({ ...list, items: items.map((item) => ({ ...item, work: work.filter((row) => row.list === list.code && row.item === item.code) })) }));
}
