import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import { partOf, type Tx } from '#platform/db';

export interface ActivityLine {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  what: string;
  need: string;
  costPounds: number | null;
  measureCode: string | null;
  measureName: string | null;
  gapHref: string | null;
  gapName: string | null;
  /** The last day on which it was held; null where nobody told of one. */
  lastOn: Day | null;
  /** Of the days on which eight or more came; whoever came twice counts twice. */
  people: number;
  /** Days on which too few came to tell. */
  tooFew: number;
  /** Those looked at first who came. */
  groups: string[];
  isExample: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** What is done so that people stay well, the latest first: those of a page, or the one asked for. */
export async function activityLines(tx: Tx, { id, page }: { id?: string; page?: number } = {}): Promise<ActivityLine[]> {
  const { rows } = await sql<ActivityLine>`
    select x.id, x.organisation_id as "organisationId", o.name as organisation, x.title, x.what, x.need, x.cost_pounds as "costPounds", m.code as "measureCode", v.name as "measureName",
      '/fairness/gaps/' || gm.code || '/' || gu.code || '/' || x.gap_split as "gapHref", gv.name || ': ' || gu.name as "gapName", r."lastOn", coalesce(r.people, 0)::int as people, coalesce(r.few, 0)::int as "tooFew",
      coalesce((select array_agg(distinct g order by g) from improvement.prevention_reach e, unnest(e.groups_served) g where e.activity_id = x.id), '{}') as groups, x.is_example as "isExample", count(*) over ()::int as total
    from improvement.prevention_activity x join directory.organisation o on o.id = x.organisation_id
      left join quality.measure m on m.id = x.measure_id left join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
      left join quality.measure gm on gm.id = x.gap_measure_id left join quality.measure_version gv on gv.measure_id = gm.id and gv.number = gm.current_version left join directory.unit gu on gu.id = x.gap_unit_id
      left join lateral (select max(held_on) as "lastOn", sum(people) as people, count(*) filter (where people is null) as few from improvement.prevention_reach e where e.activity_id = x.id) r on true
    where ${id ?? null}::uuid is null or x.id = ${id ?? null} order by r."lastOn" desc nulls last, x.made_at desc, x.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface ReachAtPlace {
  place: string;
  days: number;
  /** Of the days on which eight or more came. */
  people: number;
  tooFew: number;
  lastOn: Day;
  groups: string[];
}

/** Whom an activity reached, place by place, by name of the place. */
export async function reachByPlace(tx: Tx, activityId: string): Promise<ReachAtPlace[]> {
  const { rows } = await sql<ReachAtPlace>`
    select e.place, count(*)::int as days, coalesce(sum(e.people), 0)::int as people, count(*) filter (where e.people is null)::int as "tooFew", max(e.held_on) as "lastOn",
      coalesce((select array_agg(distinct g order by g) from improvement.prevention_reach i, unnest(i.groups_served) g where i.activity_id = ${activityId} and i.place = e.place), '{}') as groups
    from improvement.prevention_reach e where e.activity_id = ${activityId} group by e.place order by e.place`.execute(tx);
  return rows;
}

/** How many activities there are, and how many of them reached somebody whom an organisation looks at first. */
export async function activityTotals(tx: Tx): Promise<{ all: number; forFirst: number }> {
  const { rows: [row] } = await sql<{ all: number; forFirst: number }>`select count(*)::int as "all", count(*) filter (where exists (select from improvement.prevention_reach e where e.activity_id = x.id and e.groups_served <> '{}'))::int as "forFirst" from improvement.prevention_activity x`.execute(tx);
  return row ?? { all: 0, forFirst: 0 };
}
