import { sql, type RawBuilder } from 'kysely';
import { FinancialYear, londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { PartnershipEntry } from '../domain/co-production.ts';
import { workOutCoProduction, type CoProduction } from '../domain/co-production.ts';
import type { Aim, Direction } from '../domain/objective-content.ts';
import type { ObjectiveStatus } from '../domain/objective-status.ts';
import { coProductionRules } from '../data/objective-content.ts';

/** One objective as lists and reports show it, with the wording, links and standing it had at the moment asked for. */
export interface ObjectiveLine {
  id: string;
  organisation: { id: string; code: string; name: string };
  year: FinancialYear;
  version: number;
  wording: string;
  ownerRole: string;
  aims: readonly Aim[];
  roleGroups: readonly string[];
  measurePlan: string;
  expectedDirection: Direction | null;
  isPublic: boolean;
  isExample: boolean;
  status: ObjectiveStatus;
  lastUpdate: { on: Day; note: string; evidence: string } | null;
  impactCheckReviewOn: Day | null;
  parents: readonly { strategyId: string; nodeCode: string; weight: 'main' | 'also'; reason: string }[];
  coProduction: CoProduction;
}

export interface LineFilter {
  ids?: readonly string[];
  organisationId?: string;
  yearStart?: number;
  strategyId?: string;
  nodeCodes?: readonly string[];
  status?: string;
  aim?: string;
  ownerRole?: string;
  roleGroup?: string;
  publishedOnly?: boolean;
}

export interface LineQuestion extends LineFilter {
  /** The moment to look at: wording, links and progress after it are left out. */
  asAt: Date;
  limit?: number;
  offset?: number;
}

/** Objectives that fit the filter and that the viewer may see, in the order of year (latest first) and wording. */
export async function objectiveLines(tx: Tx, question: LineQuestion): Promise<ObjectiveLine[]> {
  const { asAt, limit = 200, offset = 0 } = question;
  const { rows } = await sql<Row>`
    with shown as (${matching(question)} order by o.year_start desc, v.wording, o.id limit ${limit} offset ${offset})
    select shown.*, org.code as organisation_code, org.name as organisation_name,
      u.made_at as updated_at, u.note, u.evidence,
      (select max(c.review_on) from strategy.impact_check c where c.objective_id = shown.id and c.completed_at <= ${asAt}
        and c.completed_at = (select max(l.completed_at) from strategy.impact_check l where l.objective_id = shown.id and l.completed_at <= ${asAt})) as review_on,
      (select coalesce(jsonb_agg(jsonb_build_object('strategyId', p.strategy_id, 'nodeCode', p.node_code, 'weight', p.weight, 'reason', p.reason) order by p.weight desc, p.began_at, p.node_code), '[]')
        from strategy.objective_parent p where p.objective_id = shown.id and ${openAt(asAt)}) as parents,
      (select coalesce(jsonb_agg(jsonb_build_object('stage', e.stage, 'evidence', e.evidence, 'role', e.role, 'tookPart', e.took_part, 'decided', e.decided, 'date', e.happened_on, 'peopleCount', e.people_count, 'isAtLeast', e.is_at_least) order by e.happened_on, e.id), '[]')
        from strategy.partnership_entry e where e.objective_id = shown.id and (e.taken_back_at is null or e.taken_back_at > ${asAt})) as partnership,
      (select coalesce(jsonb_agg(d.decided_on), '[]') from strategy.decision d where d.objective_id = shown.id) as decision_days
    from shown join directory.organisation org on org.id = shown.organisation_id
    left join lateral (select u.made_at, u.note, u.evidence from strategy.progress_update u where u.objective_id = shown.id and u.made_at <= ${asAt} order by u.made_at desc, u.id desc limit 1) u on true
    order by shown.year_start desc, shown.wording, shown.id`.execute(tx);
  return rows.map((row) => lineOf(row, asAt));
}

/** How many objectives fit, each counted once however many parents it has. */
export async function countObjectives(tx: Tx, question: Omit<LineQuestion, 'limit' | 'offset'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${matching(question)}) as fitting`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** The rows of the objectives that fit, with version and status as of the moment; a fragment that other questions build on. */
export function matching({ asAt, ...filter }: LineFilter & { asAt: Date }): RawBuilder<unknown> {
  return sql`select o.id, o.organisation_id, o.year_start, o.is_public, o.is_example, v.number, v.wording, v.owner_role, v.aims, v.role_groups, v.measure_plan, v.expected_direction, ${statusAt(asAt)} as status
    from strategy.objective o
    join lateral (select * from strategy.objective_version v where v.objective_id = o.id and v.made_at <= ${asAt} order by v.number desc limit 1) v on true
    where o.made_at <= ${asAt} and ${sql.join(conditions(filter, asAt), sql` and `)}`;
}

export const openAt = (asAt: Date): RawBuilder<boolean> => sql`p.began_at <= ${asAt} and (p.ended_at is null or p.ended_at > ${asAt})`;

/** How objective `o` stood: closed as, else by its last update, else not started. */
export const statusAt = (asAt: Date): RawBuilder<ObjectiveStatus> => sql`coalesce(
    (select c.outcome from strategy.objective_closing c where c.objective_id = o.id and c.closed_at <= ${asAt}),
    (select u.status from strategy.progress_update u where u.objective_id = o.id and u.made_at <= ${asAt} order by u.made_at desc, u.id desc limit 1), 'not started')`;

function conditions(filter: LineFilter, asAt: Date): RawBuilder<unknown>[] {
  const { ids, organisationId, yearStart, strategyId, nodeCodes, status, aim, ownerRole, roleGroup, publishedOnly } = filter;
  return [
    sql`true`,
    ...(ids ? [sql`o.id = any (${ids}::uuid[])`] : []),
    ...(organisationId ? [sql`o.organisation_id = ${organisationId}`] : []),
    ...(yearStart ? [sql`o.year_start = ${yearStart}`] : []),
    ...(publishedOnly ? [sql`o.is_public and exists (select from strategy.objective_publication b where b.objective_id = o.id and b.published_at <= ${asAt})`] : []),
    ...(strategyId ? [sql`o.id = any (array(select p.objective_id from strategy.objective_parent p where p.strategy_id = ${strategyId} and ${openAt(asAt)} ${nodeCodes ? sql`and p.node_code = any (${nodeCodes})` : sql``}))`] : []),
    ...(status ? [sql`${statusAt(asAt)} = ${status}`] : []),
    ...(aim ? [sql`${aim} = any (v.aims)`] : []),
    ...(ownerRole ? [sql`v.owner_role = ${ownerRole}`] : []),
    // No role group named means that the objective is for everyone.
    ...(roleGroup ? [sql`(${roleGroup} = any (v.role_groups) or cardinality(v.role_groups) = 0)`] : []),
  ];
}

interface Row {
  id: string; organisation_id: string; organisation_code: string; organisation_name: string; year_start: number; is_public: boolean; is_example: boolean;
  number: number; wording: string; owner_role: string; aims: Aim[]; role_groups: string[]; measure_plan: string; expected_direction: Direction | null;
  status: ObjectiveStatus; updated_at: Date | null; note: string; evidence: string; review_on: Day | null;
  parents: ObjectiveLine['parents']; partnership: PartnershipEntry[]; decision_days: Day[];
}

function lineOf(row: Row, asAt: Date): ObjectiveLine {
  return {
    id: row.id, organisation: { id: row.organisation_id, code: row.organisation_code, name: row.organisation_name }, year: FinancialYear.starting(row.year_start),
    version: row.number, wording: row.wording, ownerRole: row.owner_role, aims: row.aims, roleGroups: row.role_groups, measurePlan: row.measure_plan,
    expectedDirection: row.expected_direction, isPublic: row.is_public, isExample: row.is_example, status: row.status,
    lastUpdate: row.updated_at ? { on: londonDay(row.updated_at), note: row.note, evidence: row.evidence } : null,
    impactCheckReviewOn: row.review_on, parents: row.parents,
    coProduction: workOutCoProduction(coProductionRules, { entries: row.partnership, decisionDays: row.decision_days, today: londonDay(asAt) }),
  };
}
